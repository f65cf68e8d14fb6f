"""Yuan: the only place where an amount is rounded, and how a sum is spread without losing a fen."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

PLACES = 2
NOTHING = Decimal("0.00")


def to_fen(exact: Fraction) -> Decimal:
    """An exact amount at two places, a half rounded away from zero."""
    scaled = abs(exact) * 10**PLACES
    fen = int(scaled + Fraction(1, 2))
    return Decimal(fen if exact >= 0 else -fen).scaleb(-PLACES)


def spread(total: Decimal, parts: int) -> tuple[Decimal, ...]:
    """A sum in so many parts as equal as fen allow; together they are the sum exactly."""
    reached = [to_fen(Fraction(total) * place / parts) for place in range(parts + 1)]
    return tuple(after - before for before, after in pairwise(reached))


def yuan(amount: Decimal) -> str:
    """An amount as it is printed: `2,560,000.00`."""
    return f"{amount:,.2f}"
