"""Owns a hotline's money: projects, budgets, procurement, contracts, vendor assessments, payment requests, payments.

It finds what does not tie in them, and gives their figures to evaluations. Money is Decimal yuan with two places; it is
rounded half-up to the fen in one place only, `rules/money.py`, and rates are exact fractions until they are shown.
"""
