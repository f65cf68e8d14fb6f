"""Hotline 12345: the open platform behind a city's government service hotline."""

__version__ = "0.1.0"
