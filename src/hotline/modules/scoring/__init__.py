"""Owns the pure arithmetic of schemes, rules and marks. It knows no database, no city and no clock."""
