"""A city's real start: Excel templates, their reading, and the first administrators."""
