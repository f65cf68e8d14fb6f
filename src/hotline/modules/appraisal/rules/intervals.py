"""How sure a share of a sample is."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

# Two-sided, 95%.
_Z = Decimal("1.959963984540054")


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds within which the share of the whole population lies, in 95 of 100 samples drawn like this one."""

    low: Decimal
    high: Decimal


def share_interval(found: int, of: int) -> Interval | None:
    """Wilson's interval for `found` of `of`, which holds for small samples and for shares near 0 and 1 too.

    Nothing where nothing was looked at. The correction for a finite population is left out, which widens it a little.
    """
    if not 0 <= found <= of:
        raise ValueError(f"{found} of {of} is no share")
    if of == 0:
        return None
    with localcontext(prec=30):
        count, square = Decimal(of), _Z * _Z
        share = Decimal(found) / count
        middle = (share + square / (2 * count)) / (1 + square / count)
        spread = _Z / (1 + square / count) * (share * (1 - share) / count + square / (4 * count * count)).sqrt()
        # At the ends the formula is exact, its digits are not.
        low = middle - spread if found else Decimal(0)
        high = middle + spread if found < of else Decimal(1)
        return Interval(max(low, Decimal(0)), min(high, Decimal(1)))
