"""The checks, one file for each sort; none knows any report."""
