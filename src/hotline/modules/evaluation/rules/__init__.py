"""The scorecard as a document, and the sentences that say where each value comes from."""
