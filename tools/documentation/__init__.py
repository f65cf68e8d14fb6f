"""Reference pages that are written from the code, and tests that keep them fresh."""
