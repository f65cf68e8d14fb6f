"""Owns entered values and scorecards: a scheme applied to the indicator values of a hotline's year.

Schemes are files of `hotline/schemes`; how they are read and scored belongs to `scoring`. Values computed from records
come from `analytics` and from nowhere else; values that no record can yield are entered here, with their evidence.
"""
