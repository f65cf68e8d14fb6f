"""The arithmetic of working days."""
