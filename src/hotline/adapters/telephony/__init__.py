"""Telephone switches: a real Asterisk, and a simulated one that behaves the same to the platform."""
