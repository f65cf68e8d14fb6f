"""Owns the limits within which work must be done, and computes due moments on the working calendar."""
