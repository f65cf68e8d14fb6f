"""Reads: calls as facts for indicators, the live view, and who is to be called back."""

from .calls import FACTS, count_calls, find_call

__all__ = ["FACTS", "count_calls", "find_call"]
