"""Owns inspections of answered calls."""
