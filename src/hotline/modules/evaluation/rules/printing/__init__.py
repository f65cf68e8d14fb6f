"""The official papers of an evaluation, built as documents from one scorecard."""
