"""Reports over HTTP: what goes in and out."""
