"""What surveys take and answer over HTTP."""
