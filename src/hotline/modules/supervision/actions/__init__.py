"""Changes to what supervision keeps."""
