"""Changes to accounts and sessions."""
