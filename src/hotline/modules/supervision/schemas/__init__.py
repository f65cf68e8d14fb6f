"""Supervision over HTTP: what is taken and given."""
