"""Owns people's accounts, roles and permissions. Which department somebody works for belongs to departments."""
