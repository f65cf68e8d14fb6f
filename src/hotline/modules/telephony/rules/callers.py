"""Callers' numbers as people see them who are not on the line."""


def masked(number: str) -> str:
    """The first three and the last two digits; a short number, as of an office, stays as it is."""
    return number if len(number) <= 6 else f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"
