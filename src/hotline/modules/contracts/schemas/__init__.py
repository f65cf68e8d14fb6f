"""What contracts takes and gives over HTTP."""
