"""Many calls at once on a whole platform, as `./hotline up` runs it."""
