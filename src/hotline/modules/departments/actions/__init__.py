"""What changes the hotline's profile, its tree of departments, and memberships."""
