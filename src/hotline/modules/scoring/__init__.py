"""Schemes, rules and scorecards as plain values: the pure function that turns indicator values into marks.

It owns the form of a scheme, what each kind of scoring rule means, and `score(scheme, values)`. It reads no clock, no
table and no file: callers hand it text and values. It does not know where a value comes from.
"""
