"""Keeps what administrators keep: imports from Excel after a preview, the closing of units, templates of replies."""
