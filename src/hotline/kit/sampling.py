"""Random samples that anybody can draw again: by a recorded seed, the same on every machine and in ten years."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part of a population, how many are in it, and the keys that were drawn from it, in the order of the draw."""

    name: str
    population: int
    drawn: tuple[str, ...]


def draw(population: Iterable[tuple[str, str]], *, size: int, seed: str) -> tuple[Stratum, ...]:
    """Draw `size` of the (stratum, key) pairs, each stratum in proportion to how many it has; all where there are less.

    Every stratum gives at least one as long as the size allows. Within a stratum each key is as likely as another; the
    same seed draws the same keys whatever the order in which the population is handed in.
    """
    strata: dict[str, set[str]] = {}
    for name, key in population:
        strata.setdefault(name, set()).add(key)
    shares = _shares({name: len(keys) for name, keys in strata.items()}, size)
    return tuple(
        Stratum(name, len(strata[name]), tuple(sorted(strata[name], key=lambda key: _place(seed, key))[: shares[name]]))
        for name in sorted(strata)
    )


def _shares(counts: dict[str, int], size: int) -> dict[str, int]:
    """How many each stratum gives: its proportion rounded down, then one more for the largest remainders."""
    total = sum(counts.values())
    wanted = min(size, total)
    if not total or wanted <= 0:
        return dict.fromkeys(counts, 0)
    exact = {name: Fraction(count * wanted, total) for name, count in counts.items()}
    least = 1 if wanted >= len(counts) else 0
    shares = {name: max(int(share), least) for name, share in exact.items()}
    by_remainder = sorted(counts, key=lambda name: (shares[name] - exact[name], name))
    while sum(shares.values()) < wanted:
        name = next(name for name in by_remainder if shares[name] < counts[name])
        shares[name] += 1
        by_remainder.sort(key=lambda name: (shares[name] - exact[name], name))
    while sum(shares.values()) > wanted:
        # The guaranteed ones of small strata are taken from those that have most beyond their proportion.
        rich = [name for name in counts if shares[name] > least]
        name = max(rich, key=lambda name: (shares[name] - exact[name], name))
        shares[name] -= 1
    return shares


def _place(seed: str, key: str) -> bytes:
    return sha256(f"{seed}|{key}".encode()).digest()
