"""Reads of reports, and of what they are drafted from."""
