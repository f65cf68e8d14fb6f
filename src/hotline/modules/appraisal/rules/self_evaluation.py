"""What a self-evaluation has to explain, and the marks that a review may give."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hotline.modules.appraisal.errors import DeviationsUnexplained, LeafUnknown, MarkBeyondWeight
from hotline.modules.scoring.public import LeafMark, Scheme, Scorecard

from .words import BudgetSuggestion


@dataclass(frozen=True, slots=True)
class Deviation:
    """Why a leaf falls short of its weight, and what will be done about it."""

    reason: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What the department in charge says: whether input and output are reasonable, mark, and next year's budget."""

    mark: Decimal
    is_causal: bool
    is_economical: bool
    has_no_double: bool
    opinion: str
    budget_suggestion: BudgetSuggestion
    improvements: str = ""


def to_explain(scorecard: Scorecard) -> tuple[LeafMark, ...]:
    """The leaves that fall short by their rule, or by the mark that counts where they have none."""
    return tuple(
        marked
        for marked in scorecard.leaves()
        if marked.falls_short or (marked.takes_stated_mark and marked.counted < marked.leaf.weight)
    )


def ensure_explained(scorecard: Scorecard, deviations: Mapping[str, Deviation]) -> None:
    """Refuse a self-evaluation that leaves a shortfall unexplained, or explains what the scheme does not have."""
    known = {marked.leaf.code for marked in scorecard.leaves()}
    unknown = next((code for code in deviations if code not in known), None)
    if unknown is not None:
        raise LeafUnknown(field="deviations", leaf=unknown)
    missing = [one.leaf.code for one in to_explain(scorecard) if not _says(deviations.get(one.leaf.code))]
    if missing:
        raise DeviationsUnexplained(field="deviations", leaves=", ".join(missing))


def _says(deviation: Deviation | None) -> bool:
    return deviation is not None and bool(deviation.reason.strip())


def ensure_mark(scheme: Scheme, mark: Decimal) -> None:
    """Refuse a mark beyond the scheme's scale."""
    if not 0 <= mark <= scheme.weight:
        raise MarkBeyondWeight(field="mark", weight=f"{scheme.weight.normalize():f}")
