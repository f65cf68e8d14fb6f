"""When a department is reminded, supervised and held accountable, and how departments are ranked."""
