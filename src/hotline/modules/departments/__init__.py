"""Owns the hotline's profile, the tree of departments in three levels with their remits, and who works where."""
