"""The capabilities of a hotline, one module each; see docs/explanation/architecture.md."""
