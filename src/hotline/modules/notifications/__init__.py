"""Owns live notices: what changed, for the pages that are open. It carries identifiers, never contents."""
