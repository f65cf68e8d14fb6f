"""Indicators and their values as plain documents, the same on the command line and over HTTP."""

from datetime import date
from decimal import Decimal
from typing import TypedDict

from hotline.modules.analytics.rules.catalogue import Indicator, Variant
from hotline.modules.analytics.rules.figures import Figure, Number, PeriodValue, Row
from hotline.modules.analytics.rules.wording import attribution_text, exclusions_text, term_text

from .catalogue import catalogue
from .measures import NO_KEY
from .trends import trends
from .values import find, period_values, rows

_NO_NAME = {"zh": "（无）", "en": "(none)"}


class FigureDocument(TypedDict):
    """Counts are integers, exact values are strings, what is absent is null."""

    numerator: int | str
    denominator: int | str | None
    value: str | None
    shown: str


class RowDocument(FigureDocument):
    """A figure under its key; `total` for the whole period."""

    key: str
    name: str


class IndicatorDocument(TypedDict):
    """An indicator's values."""

    code: str
    name: str
    variant: str
    unit: str
    version: int
    rows: list[RowDocument]


def indicator_document(
    code: str,
    first_day: date,
    last_day: date,
    by: str | None = None,
    variant: str | None = None,
    language: str = "zh",
    version: int | None = None,
    *,
    exact: bool = False,
) -> IndicatorDocument:
    """The values of one indicator, as it is defined now or was in a `version`; both local days are included.

    With `exact` they are computed from the records alone.
    """
    indicator, counting_rule = find(code, variant, version)
    found = rows(indicator, counting_rule, first_day, last_day, by, exact=exact)
    return IndicatorDocument(
        code=indicator.code,
        name=indicator.name.get(language),
        variant=counting_rule.code,
        unit=indicator.unit.value,
        version=indicator.version,
        rows=[row_document(row, language) for row in found],
    )


class IndicatorPageDocument(IndicatorDocument):
    """An indicator's values beside its definition."""

    definition: "DefinitionDocument"


def indicator_page(
    code: str,
    first_day: date,
    last_day: date,
    by: str | None,
    variant: str | None,
    language: str,
    version: int | None = None,
) -> IndicatorPageDocument:
    """The values of one indicator with its definition in the same counting rule."""
    definition = definition_document(*find(code, variant, version), language)
    document = indicator_document(code, first_day, last_day, by, variant, language, version)
    return IndicatorPageDocument(**document, definition=definition)


class DashboardEntryDocument(TypedDict):
    """An indicator of the dashboard: its total and its months."""

    code: str
    name: str
    unit: str
    variant: str
    report_table: str
    total: FigureDocument
    rows: list[RowDocument]


def dashboard_entries(first_day: date, last_day: date, language: str) -> list[DashboardEntryDocument]:
    """All indicators that the catalogue marks for the dashboard, month by month."""
    shown = [(indicator, indicator.default_variant) for indicator in catalogue() if indicator.is_on_dashboard]
    found = period_values(shown, first_day, last_day, by_month=True)
    return [_dashboard_entry(*chosen, value, language) for chosen, value in zip(shown, found, strict=True)]


def _dashboard_entry(
    indicator: Indicator, variant: Variant, value: PeriodValue, language: str
) -> DashboardEntryDocument:
    return DashboardEntryDocument(
        code=indicator.code,
        name=indicator.name.get(language),
        unit=indicator.unit.value,
        variant=variant.code,
        report_table=indicator.report_table,
        total=figure_document(value.total),
        rows=[row_document(Row(month, month, figure), language) for month, figure in value.months.items()],
    )


def figure_document(figure: Figure) -> FigureDocument:
    """A figure as a document."""
    return FigureDocument(
        numerator=number_document(figure.numerator),
        denominator=None if figure.denominator is None else number_document(figure.denominator),
        value=None if figure.value is None else _text(figure.value),
        shown=figure.shown,
    )


def row_document(row: Row, language: str) -> RowDocument:
    """A row as a document."""
    name = _NO_NAME[language] if row.key == NO_KEY else row.name
    return RowDocument(key=row.key, name=name, **figure_document(row.figure))


class TrendMonthDocument(TypedDict):
    """A unit's figure of a month."""

    month: str
    value: str | None
    shown: str


class TrendDocument(TypedDict):
    """A unit's months."""

    key: str
    name: str
    months: list[TrendMonthDocument]


def trend_documents(
    code: str, first_day: date, last_day: date, by: str, variant: str | None, language: str
) -> list[TrendDocument]:
    """Every unit month by month."""
    return [
        TrendDocument(
            key=trend.key,
            name=_NO_NAME[language] if trend.key == NO_KEY else trend.name,
            months=[
                TrendMonthDocument(
                    month=month, value=None if figure.value is None else _text(figure.value), shown=figure.shown
                )
                for month, figure in trend.months.items()
            ],
        )
        for trend in trends(*find(code, variant), first_day, last_day, by)
    ]


class VariantDocument(TypedDict):
    """A counting rule in words."""

    code: str
    name: str
    numerator_text: str
    denominator_text: str
    exclusions_text: str
    attribution_text: str


class VersionDocument(TypedDict):
    """An earlier version, until when it held, and why it was replaced."""

    version: int
    replaced_on: str
    because: str


class DefinitionDocument(TypedDict):
    """An indicator's definition, with the words of one counting rule, and of all of them in `variants`."""

    code: str
    name: str
    name_en: str
    group: str
    group_name: str
    unit: str
    version: int
    numerator_text: str
    denominator_text: str
    exclusions_text: str
    attribution_text: str
    display_rule: str
    places: int
    variants: list[VariantDocument]
    dimensions: list[str]
    is_on_dashboard: bool
    report_table: str
    note: str
    owner: str
    source: str
    earlier_versions: list[VersionDocument]


def definitions(language: str) -> list[DefinitionDocument]:
    """Every indicator's definition, in the catalogue's order."""
    return [definition_document(indicator, indicator.default_variant, language) for indicator in catalogue()]


def definition_document(indicator: Indicator, variant: Variant, language: str) -> DefinitionDocument:
    """The indicator's definition in `zh` or `en`."""
    words = _variant_document(variant, language)
    return DefinitionDocument(
        code=indicator.code,
        name=indicator.name.get(language),
        name_en=indicator.name.en,
        group=indicator.group,
        group_name=catalogue().groups[indicator.group].get(language),
        unit=indicator.unit.value,
        version=indicator.version,
        numerator_text=words["numerator_text"],
        denominator_text=words["denominator_text"],
        exclusions_text=words["exclusions_text"],
        attribution_text=words["attribution_text"],
        display_rule=indicator.display.value,
        places=indicator.places,
        variants=[_variant_document(each, language) for each in indicator.variants.values()],
        dimensions=list(indicator.dimensions),
        is_on_dashboard=indicator.is_on_dashboard,
        report_table=indicator.report_table,
        note=indicator.note.get(language),
        owner=indicator.owner.get(language),
        source=indicator.source.get(language),
        earlier_versions=earlier_versions(indicator.code, language),
    )


def earlier_versions(code: str, language: str) -> list[VersionDocument]:
    """The earlier versions of an indicator, the newest first."""
    kept = sorted(catalogue().earlier.get(code, {}).items(), reverse=True)
    return [
        VersionDocument(version=version, replaced_on=each.replaced_on.isoformat(), because=each.because.get(language))
        for version, each in kept
    ]


def _variant_document(variant: Variant, language: str) -> VariantDocument:
    vocabulary = catalogue().vocabulary
    return VariantDocument(
        code=variant.code,
        name=variant.name.get(language),
        numerator_text=term_text(variant.numerator, vocabulary, language),
        denominator_text=term_text(variant.denominator, vocabulary, language),
        exclusions_text=exclusions_text(variant.numerator, variant.denominator, vocabulary, language),
        attribution_text=attribution_text(variant.numerator, variant.denominator, vocabulary, language),
    )


def number_document(number: Number) -> int | str:
    """A count as an integer, another exact number as text."""
    is_whole = number == int(number)
    return int(number) if is_whole else _text(Decimal(number))


def _text(number: Decimal) -> str:
    return format(number.normalize(), "f")
