"""The pure rules of structured reports."""
