"""Owns the knowledge base's articles and every update of them."""
