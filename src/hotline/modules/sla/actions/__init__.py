"""Changes to limit rules."""
