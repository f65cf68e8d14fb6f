"""Owns calls as records, their queues and the lines that were merged into the hotline. It does not own the switch."""
