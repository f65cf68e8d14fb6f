"""Structured reports: what a performance report states, and whether its statements agree with each other.

It owns the form of a structured report (figures, tables, score sheets, targets), the reading of real forms into it, and
the general checks over it. It reads no clock, no table and no file: callers hand it text or bytes. A report that is
drafted here has the same form as one that is checked.
"""
