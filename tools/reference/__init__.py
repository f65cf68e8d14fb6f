"""Pages of the reference manual that are made from the code."""
