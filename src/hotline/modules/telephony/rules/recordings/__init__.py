"""What a recording must be like, how it is measured, locked away and kept."""
