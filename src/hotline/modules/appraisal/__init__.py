"""Owns the process around a score: declared targets, self-evaluations, evaluation projects, third-party supervision.

What is scored and how belongs to `evaluation` and `scoring`; here it is frozen, reviewed, contested and followed up.
"""
