"""Owns live notices for the pages that are open (identifiers, never contents), and messages to people outside."""
