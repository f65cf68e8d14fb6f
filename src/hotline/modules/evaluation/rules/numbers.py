"""Numbers as a document carries them."""

from decimal import Decimal


def digits(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros."""
    return f"{value.normalize():f}" if value else "0"


def digits_or_none(value: Decimal | None) -> str | None:
    """The same for a value that may be missing."""
    return None if value is None else digits(value)


def mark(value: Decimal) -> str:
    """A mark with its two decimal places."""
    return f"{value:.2f}"


def mark_or_none(value: Decimal | None) -> str | None:
    """The same for a mark that may be missing."""
    return None if value is None else mark(value)


def count(value: Decimal | None) -> int | str | None:
    """A numerator or denominator: an integer where it is whole, which a count always is; else digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else digits(value)
