"""The steps of a work order's life, one file each."""
