"""What is done with reports, one change each."""
