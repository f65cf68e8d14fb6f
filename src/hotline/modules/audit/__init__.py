"""Owns the append-only record of who did, saw or was refused what, when and why. It records; it decides nothing."""
