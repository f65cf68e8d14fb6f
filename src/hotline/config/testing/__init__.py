"""The test runner: what CI runs, and what anybody runs by hand with the same words."""
