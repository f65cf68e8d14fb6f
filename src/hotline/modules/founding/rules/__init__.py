"""Workbooks that a city fills in, and what is in them."""
