"""Pure rules of the process around a score."""
