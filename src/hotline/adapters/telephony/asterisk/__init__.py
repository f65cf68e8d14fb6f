"""Asterisk 22: its configuration from a city's settings, its manager interface, and the books that it keeps."""
