"""Reads: calls as facts for indicators, the live view, return calls, recordings and the keys that open them."""
