"""Owns the indicator catalogue, computes indicator values from records, and keeps which reports were issued when."""
