"""Work orders off the straight way, taken there by the product's own steps: what happens when things go wrong."""
