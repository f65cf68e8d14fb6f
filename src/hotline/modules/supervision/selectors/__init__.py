"""Reads of what supervision keeps."""
