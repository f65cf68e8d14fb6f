"""How a vendor's mark turns into money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass as checked

from hotline.modules.contracts.errors import FeeTermsNotInOrder

from .money import to_fen
from .words import AssessmentKind

Mark = Annotated[Decimal, Field(ge=0, le=1000, max_digits=7, decimal_places=2)]
Share = Annotated[Decimal, Field(ge=0, le=1, max_digits=7, decimal_places=6)]


class FeeBase(StrEnum):
    """What the mark decides about: the held parts, such as the management fee, or the contract's fee as a whole."""

    HELD = "held"
    CONTRACT = "contract"


@checked(frozen=True, slots=True, kw_only=True)
class FeeBand:
    """The share that is paid from a mark on; the last band has no bound and takes the rest."""

    share: Share
    at_least: Mark | None = None


@checked(frozen=True, slots=True, kw_only=True)
class FeeTerms:
    """What share of the base a mark earns: by bands, or everything from `full_from` on and less for each point below.

    A part of a point costs its part.
    """

    base: FeeBase
    bands: tuple[FeeBand, ...] = ()
    full_from: Mark | None = None
    share_per_point: Share | None = None

    def ensure_in_order(self) -> None:
        """Refuse terms by which a lower mark would earn more, or that leave a mark without a share."""
        by_points = self.full_from is not None and self.share_per_point is not None
        by_half = (self.full_from is None) != (self.share_per_point is None)
        bounds = [band.at_least for band in self.bands]
        known = [bound for bound in bounds if bound is not None]
        bands_hold = (
            bool(bounds)
            and bounds[-1] is None
            and len(known) == len(bounds) - 1
            and all(higher > lower for higher, lower in pairwise(known))
            and all(higher.share >= lower.share for higher, lower in pairwise(self.bands))
        )
        if by_half or by_points == bool(self.bands) or (self.bands and not bands_hold):
            raise FeeTermsNotInOrder(field="fee_terms")

    def share_for(self, mark: Decimal) -> Fraction:
        """The exact share of the base that a mark earns."""
        if self.full_from is not None and self.share_per_point is not None:
            missed = max(Fraction(self.full_from) - Fraction(mark), Fraction(0))
            return max(1 - missed * Fraction(self.share_per_point), Fraction(0))
        found = next(band for band in self.bands if band.at_least is None or mark >= band.at_least)
        return Fraction(found.share)


@dataclass(frozen=True, slots=True)
class FeeYield:
    """What an assessment pays: of the base, so much is released and the rest deducted."""

    base: Decimal
    released: Decimal
    deducted: Decimal


def fee_yield(terms: FeeTerms, mark: Decimal, base: Decimal) -> FeeYield:
    """The released amount rounded to the fen; what is deducted is the rest, so that nothing is lost."""
    released = to_fen(Fraction(base) * terms.share_for(mark))
    return FeeYield(base, released, base - released)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment of a contract's vendor for a period, with what it pays."""

    id: int
    contract: str
    kind: AssessmentKind
    first_day: date
    last_day: date
    assessed_on: date
    mark: Decimal
    base: FeeBase
    released: Decimal
    deducted: Decimal
