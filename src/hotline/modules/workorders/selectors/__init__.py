"""Reads of work orders, always from what the actor may see."""
