"""Listening: for how long a reason holds."""

# Long enough to come back to a call within a shift; then the reason is asked for anew.
LISTENING_HOURS = 4
