"""What reports are made of, and how they are composed, as plain Python."""
