"""Owns the people and enterprises who call, and the masking of what is personal about them."""
