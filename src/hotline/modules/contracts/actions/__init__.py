"""Changes of the books, one file per subject."""
