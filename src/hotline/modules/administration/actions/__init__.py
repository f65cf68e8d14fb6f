"""Taking in workbooks, closing units, keeping templates."""
