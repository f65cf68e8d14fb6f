"""How a city weighs the three rates and watches exclusions: data with a version."""

from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.errors import InvalidInput

from .three_rates import Weights


@dataclass(frozen=True, slots=True)
class RatesPolicy:
    """The weights, how many cases a ranking needs, and from which share on exclusions are suspicious.

    `recheck_share` of a department's excluded work orders are checked again where it is.
    """

    version: int
    weights: Weights
    minimum_sample: int
    exclusion_warning_share: Decimal
    recheck_share: Decimal


# Where a hotline has published nothing. The weights are those that early practice used.
USUAL = RatesPolicy(
    version=0,
    weights=Weights(Decimal("0.30"), Decimal("0.35"), Decimal("0.35")),
    minimum_sample=10,
    exclusion_warning_share=Decimal("0.20"),
    recheck_share=Decimal("0.20"),
)


def ensure_sound(weights: Weights) -> None:
    """Refuse weights that do not add up to 1."""
    if weights.total != 1:
        raise InvalidInput(
            field="response_weight",
            reason_zh=f"三项权重之和须为 1，现为 {weights.total}。",
            reason_en=f"the three weights must add up to 1, not {weights.total}.",
        )
