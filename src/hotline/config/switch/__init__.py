"""The telephone switch beside the platform: how it is fetched, where it lies, as whom it runs, how `up` starts it."""
