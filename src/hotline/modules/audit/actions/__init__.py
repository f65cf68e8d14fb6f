"""Changes to the answers that are kept for repeated requests."""
