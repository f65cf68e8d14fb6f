"""What stands behind figures, counted by the same conditions that computed them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hotline.modules.analytics.errors import UnknownKey
from hotline.modules.analytics.rules.catalogue import MONTH, Indicator, Variant
from hotline.modules.analytics.rules.explaining import Explanation, explanation, terms_behind
from hotline.modules.analytics.rules.figures import figure_of
from hotline.modules.analytics.rules.formulas import Term
from hotline.modules.analytics.rules.periods import Period, months_of, period_of

from .catalogue import catalogue, ensure_dimension
from .kept import measured as measure_kept
from .measures import Measures

_PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure by its indicator, counting rule, period and place; neither dimension nor key names the whole."""

    indicator: Indicator
    variant: Variant
    first_day: date
    last_day: date
    by: str | None = None
    key: str | None = None

    @property
    def period(self) -> Period:
        """The days that are counted: of a month within a longer period, its own."""
        whole = period_of(self.first_day, self.last_day)
        if self.by != MONTH:
            return whole
        months = months_of(whole)
        if self.key not in months:
            raise UnknownKey(field="key", dimension=MONTH, key=self.key or "")
        return months[self.key]

    @property
    def grouped_by(self) -> str | None:
        """What the records of the period are grouped by; a month is a period of its own."""
        return None if self.by == MONTH else self.by


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """A cell with the name of its key, its figure, and what stands behind it."""

    cell: Cell
    key_name: str
    explained: Explanation


def explain_cells(cells: Sequence[Cell]) -> list[ExplainedCell]:
    """Explain every cell; one statement for each period and kind of record, however many cells."""
    terms: dict[tuple[Period, str | None], list[Term]] = defaultdict(list)
    for cell in cells:
        ensure_dimension(cell.indicator, cell.by)
        if cell.by is not None and not cell.key:
            raise UnknownKey(field="key", dimension=cell.by, key="")
        terms[cell.period, cell.grouped_by] += terms_behind(cell.variant)
    measured = {
        (period, grouped_by): measure_kept(of_place, {_PERIOD: period}, grouped_by)
        for (period, grouped_by), of_place in terms.items()
    }
    return [_explained(cell, measured) for cell in cells]


def keys_of(variants: Iterable[Variant], period: Period, by: str) -> dict[Variant, list[str]]:
    """For each counting rule the keys of the dimension that have a record; of months, all that the period touches."""
    if by == MONTH:
        return {variant: list(months_of(period)) for variant in variants}
    terms = {variant: [term for term in (variant.numerator, variant.denominator) if term] for variant in variants}
    cells = measure_kept((term for each in terms.values() for term in each), {_PERIOD: period}, by).cells
    return {variant: sorted({key for term in each for _, key in cells[term]}) for variant, each in terms.items()}


def _explained(cell: Cell, measured: Mapping[tuple[Period, str | None], Measures]) -> ExplainedCell:
    measures = measured[cell.period, cell.grouped_by]
    key = cell.key or "" if cell.grouped_by else ""
    below = cell.variant.denominator
    figure = figure_of(
        cell.indicator,
        measures.find(cell.variant.numerator, _PERIOD, key),
        None if below is None else measures.find(below, _PERIOD, key),
    )

    def count(term: Term) -> int:
        return int(measures.get(term, _PERIOD, key))

    explained = explanation(cell.indicator, cell.variant, figure, count, catalogue().vocabulary)
    name = measures.names.get(key, "") if cell.grouped_by else cell.key or ""
    return ExplainedCell(cell, name, explained)
