"""Owns agents' employment, shifts and assessments."""
