"""Owns the generator of demonstration hotlines: believable records whose sums equal a published report."""
