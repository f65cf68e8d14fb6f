"""The words of a work order and its life cycle."""
