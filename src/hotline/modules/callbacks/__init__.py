"""Owns the hotline's calls to requesters after completion: was he reached, was it solved, is he satisfied."""
