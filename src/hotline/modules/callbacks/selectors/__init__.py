"""Reads of call-backs."""
