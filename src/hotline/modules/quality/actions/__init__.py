"""Loading of inspections."""
