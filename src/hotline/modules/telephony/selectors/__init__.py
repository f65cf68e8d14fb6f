"""Reads: calls, their recordings, and the keys that open them."""
