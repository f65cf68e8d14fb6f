"""Checks of the books, one file per subject; each yields findings that are true."""
