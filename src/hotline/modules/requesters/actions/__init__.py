"""Changes to requesters."""
