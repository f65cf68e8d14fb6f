"""What changes entered values."""
