"""All indicators at once: by month, by one dimension, or by both."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TypedDict

from hotline.modules.analytics.errors import UnknownTableDimension
from hotline.modules.analytics.rules.catalogue import MONTH, Indicator, Variant
from hotline.modules.analytics.rules.figures import Figure, figure_of
from hotline.modules.analytics.rules.formulas import RecordTerm, Term
from hotline.modules.analytics.rules.periods import months_of, period_of

from .catalogue import catalogue
from .documents import FigureDocument, figure_document
from .kept import measured
from .measures import Measures
from .values import TOTAL


@dataclass(frozen=True, slots=True)
class TableRow:
    """A figure of the table: of an indicator's counting rule, in a month or `total`, of a key or of all together."""

    indicator: Indicator
    variant: Variant
    month: str
    key: str
    name: str
    figure: Figure


def figure_table(
    first_day: date, last_day: date, *, by_month: bool = False, dimension: str | None = None
) -> Iterator[TableRow]:
    """Every counting rule of every indicator that can be split so, where it counts anything; both days count.

    One reading for each kind of record, however many indicators, months and keys.
    """
    _ensure_known(dimension)
    period = period_of(first_day, last_day)
    periods = months_of(period) if by_month else {TOTAL: period}
    chosen = [
        (indicator, variant)
        for indicator in catalogue()
        if dimension is None or dimension in indicator.dimensions
        if not by_month or MONTH in indicator.dimensions
        for variant in indicator.variants.values()
    ]
    terms = [term for _, variant in chosen for term in _parts(variant)]
    measures = measured(terms, periods, dimension)
    for indicator, variant in chosen:
        above = measures.finder(variant.numerator)
        below = None if variant.denominator is None else measures.finder(variant.denominator)
        for month, key in _cells(variant, measures, list(periods), dimension):
            figure = figure_of(indicator, above(month, key), None if below is None else below(month, key))
            yield TableRow(indicator, variant, month, key, measures.names.get(key, ""), figure)


_HEADS = {
    "zh": ("指标编码", "指标", "口径", "月份", "分组编码", "分组", "分子", "分母", "数值", "显示"),
    "en": (
        "indicator",
        "name",
        "variant",
        "month",
        "key",
        "key_name",
        "numerator",
        "denominator",
        "value",
        "shown",
    ),
}


def table_text(
    first_day: date, last_day: date, *, by_month: bool = False, dimension: str | None = None, language: str = "zh"
) -> str:
    """The table as CSV with its heads; a figure without denominator or value leaves them empty."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(_HEADS[language])
    for row in figure_table(first_day, last_day, by_month=by_month, dimension=dimension):
        figure, indicator = row.figure, row.indicator
        named = (indicator.code, indicator.name.get(language), row.variant.name.get(language), row.month)
        counted = (figure.numerator, figure.denominator, figure.value, figure.shown)
        writer.writerow((*named, row.key, row.name, *counted))
    return written.getvalue()


class TableLineDocument(TypedDict):
    """An indicator by its counting rule in use, with a figure for each month."""

    code: str
    name: str
    group: str
    group_name: str
    unit: str
    figures: list[FigureDocument]


class MonthTableDocument(TypedDict):
    """All indicators by month, of everybody together."""

    months: list[str]
    rows: list[TableLineDocument]


def month_table(first_day: date, last_day: date, language: str) -> MonthTableDocument:
    """Every indicator that can be split by month, by its counting rule in use."""
    lines: dict[str, TableLineDocument] = {}
    for row in figure_table(first_day, last_day, by_month=True):
        if row.variant.code != row.indicator.default_variant.code:
            continue
        line = lines.setdefault(row.indicator.code, _line(row.indicator, language))
        line["figures"].append(figure_document(row.figure))
    return MonthTableDocument(months=list(months_of(period_of(first_day, last_day))), rows=list(lines.values()))


def _line(indicator: Indicator, language: str) -> TableLineDocument:
    return TableLineDocument(
        code=indicator.code,
        name=indicator.name.get(language),
        group=indicator.group,
        group_name=catalogue().groups[indicator.group].get(language),
        unit=indicator.unit.value,
        figures=[],
    )


def _ensure_known(dimension: str | None) -> None:
    known = dict.fromkeys(each for indicator in catalogue() for each in indicator.dimensions if each != MONTH)
    if dimension is not None and dimension not in known:
        raise UnknownTableDimension(field="by", dimension=dimension, choices=", ".join(known))


def _parts(variant: Variant) -> list[Term]:
    return [term for term in (variant.numerator, variant.denominator) if term is not None]


def _cells(variant: Variant, measures: Measures, months: list[str], dimension: str | None) -> list[tuple[str, str]]:
    if dimension is None:
        return [(month, "") for month in months]
    counted = {cell for term in _parts(variant) if isinstance(term, RecordTerm) for cell in measures.cells[term]}
    return sorted(counted)
