"""Keeping and loading of calls."""
