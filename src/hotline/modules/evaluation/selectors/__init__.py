"""Reads: schemes, entered values, indicator values, scorecards."""
