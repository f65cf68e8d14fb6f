"""Reads: the books of projects, what is due, figures for evaluations."""
