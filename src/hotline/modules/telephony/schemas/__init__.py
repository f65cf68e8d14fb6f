"""Telephony over HTTP."""
