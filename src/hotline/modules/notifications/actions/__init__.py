"""Changes to live notices."""
