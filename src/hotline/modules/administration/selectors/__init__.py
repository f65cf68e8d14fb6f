"""Reads for administrators: what is there as workbooks say it, imports, templates."""
