"""Why a work order may be left out of the rates, and when a department asks for that too often."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from hashlib import sha256


class ExclusionGround(StrEnum):
    """The grounds, a closed list: 诉求不合理 应走法定途径 重复诉求 不属职责范围."""

    UNREASONABLE_DEMAND = "unreasonable_demand"
    STATUTORY_ROUTE = "statutory_route"
    DUPLICATE = "duplicate"
    NOT_IN_DUTY = "not_in_duty"


@dataclass(frozen=True, slots=True)
class ExclusionUse:
    """How a department uses exclusions: of its cases in a period, for so many it asked, and so many were approved."""

    cases: int
    requested: int
    approved: int

    @property
    def share(self) -> Decimal | None:
        """The share of its cases that it asked to exclude; none without a case."""
        return Decimal(self.requested) / Decimal(self.cases) if self.cases else None

    def is_suspicious(self, warning_share: Decimal) -> bool:
        """Whether it asks so often that somebody should look: at that share or above, if it asked at all."""
        return self.requested > 0 and self.share is not None and self.share >= warning_share


def recheck_sample(numbers: Iterable[str], share: Decimal) -> tuple[str, ...]:
    """Which excluded work orders are checked again: at least that share, and one; the same each time."""
    ranked = sorted(numbers, key=lambda number: sha256(number.encode()).digest())
    wanted = int((share * len(ranked)).to_integral_value(ROUND_CEILING))
    return tuple(sorted(ranked[: max(wanted, min(1, len(ranked)))]))
