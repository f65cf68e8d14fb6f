"""Owns work orders, their life cycle and history, and the responsibility list that says who handles what."""
