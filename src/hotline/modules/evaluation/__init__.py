"""Owns entered values and scorecards: a scheme applied to the indicator values of a hotline's year."""
