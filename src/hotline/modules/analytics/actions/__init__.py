"""What is recorded about reports."""
