"""The indicator catalogue and its formulas."""
