"""Limits and due moments."""
