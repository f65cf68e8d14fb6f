"""The form of a scheme, the meaning of each scoring rule, and the arithmetic of a scorecard."""
