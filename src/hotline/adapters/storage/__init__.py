"""Where files lie: folders are Django's own; buckets are here."""
