"""Loading of demonstration hotlines."""
