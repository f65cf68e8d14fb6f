"""Changes to call-backs."""
