"""When a switch is given more than it can carry: it loses sound first, long before it loses calls.

A recording that runs grows with the sound that arrives. Where recordings grow slower than time passes, sound is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

# Raw, two channels of 8000 samples of two bytes.
BYTES_PER_SECOND = 32_000
# Shorter, and with fewer calls, what is still unwritten in memory would pass for lost.
SHORTEST_SPAN = timedelta(seconds=18)
FEWEST_CALLS = 10
LEAST_SHARE = Decimal("0.96")
# Of the calls that run when sound is lost so many may run on; who calls meanwhile hears that the lines are full.
CARRIED_SHARE = Decimal("0.9")
REFUSED_FOR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class RecordingSizes:
    """How many bytes each recording that runs holds at a moment."""

    at: datetime
    sizes: Mapping[str, int]


def heard_share(before: RecordingSizes, after: RecordingSizes) -> Decimal | None:
    """Which share of the sound between two moments was recorded; None where that cannot be told.

    Counted are those that were there at both moments and had begun to grow before the first. One that did not grow is
    on hold.
    """
    span = Decimal((after.at - before.at).total_seconds())
    growths = [size - before.sizes[name] for name, size in after.sizes.items() if before.sizes.get(name)]
    grown = [growth for growth in growths if growth > 0]
    if after.at - before.at < SHORTEST_SPAN or len(grown) < FEWEST_CALLS:
        return None
    return Decimal(sum(grown)) / (len(grown) * BYTES_PER_SECOND * span)


def is_losing(share: Decimal | None) -> bool:
    """Whether sound is lost."""
    return share is not None and share < LEAST_SHARE


def calls_to_carry(running: int) -> int:
    """How many calls may run at once while sound is lost."""
    return max(1, int(running * CARRIED_SHARE))
