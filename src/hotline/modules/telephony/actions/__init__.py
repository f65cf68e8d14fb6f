"""Loading of calls."""
