"""Callers' numbers: what of a caller's word counts as one, and how those see it who are not on the line."""

# Digits; E.164 knows 15, and codes may stand before them.
LONGEST_NUMBER = 24


def as_number(said: str) -> str:
    """The digits, with a plus before them, of what a telephone says that its number is; whoever calls chooses that."""
    return "".join(sign for sign in said if sign in "+0123456789")[:LONGEST_NUMBER]


def masked(number: str) -> str:
    """The first three and the last two digits; a short number, as of an office, stays as it is."""
    return number if len(number) <= 6 else f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
