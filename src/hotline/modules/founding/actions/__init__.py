"""What opens a hotline and changes its organisation and people."""
