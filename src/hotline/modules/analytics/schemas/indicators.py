"""Indicators over HTTP: what goes in and out."""

from datetime import date

from ninja import Field, Schema


class PeriodQuery(Schema):
    """A period of local days, both included."""

    first_day: date = Field(alias="from")
    last_day: date = Field(alias="to")


class IndicatorQuery(PeriodQuery):
    """Which values of an indicator are asked for."""

    by: str | None = None
    variant: str | None = None
    version: int | None = None


class TableQuery(PeriodQuery):
    """Which table of all indicators is asked for: by month, by a dimension such as `department`, or by both."""

    by_month: bool = True
    by: str | None = None


class TrendsQuery(PeriodQuery):
    """Which units' months are asked for."""

    by: str
    variant: str | None = None


class RecordsQuery(IndicatorQuery):
    """Which records behind a figure are asked for; with `left_out`, those that this exclusion left out."""

    part: str = "numerator"
    key: str | None = None
    left_out: int | None = None
    cursor: str = ""


class FigureOutput(Schema):
    """Counts are integers, exact values are strings, what is absent is null."""

    numerator: int | str
    denominator: int | str | None
    value: str | None
    shown: str


class RowOutput(FigureOutput):
    """A figure of a month, a department or a category; the whole period's key is `total`."""

    key: str
    name: str


class TableLineOutput(Schema):
    """An indicator with a figure for each month."""

    code: str
    name: str
    group: str
    group_name: str
    unit: str
    figures: list[FigureOutput]


class MonthTableOutput(Schema):
    """All indicators by month."""

    months: list[str]
    rows: list[TableLineOutput]


class VariantOutput(Schema):
    """One counting rule (统计口径) in words."""

    code: str
    name: str
    numerator_text: str
    denominator_text: str
    exclusions_text: str
    attribution_text: str


class VersionOutput(Schema):
    """An earlier version, until when it held, and why it was replaced."""

    version: int
    replaced_on: date
    because: str


class DefinitionOutput(Schema):
    """What an indicator counts. The texts are those of the counting rule in use."""

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
    variants: list[VariantOutput]
    dimensions: list[str]
    is_on_dashboard: bool
    report_table: str
    note: str
    owner: str
    source: str
    earlier_versions: list[VersionOutput]


class IndicatorOutput(Schema):
    """An indicator's values."""

    code: str
    name: str
    variant: str
    unit: str
    version: int
    rows: list[RowOutput]
    definition: DefinitionOutput


class TrendMonthOutput(Schema):
    month: str
    value: str | None
    shown: str


class TrendOutput(Schema):
    """One unit's months."""

    key: str
    name: str
    months: list[TrendMonthOutput]


class ColumnOutput(Schema):
    code: str
    name: str


class LinkOutput(Schema):
    """The page that a record opens."""

    kind: str
    id: str


class RecordsOutput(Schema):
    """Records behind a figure: a value for each column's code, and `link`.

    With `is_limited` only those are listed that the reader may see: there can be fewer than the figure.
    """

    columns: list[ColumnOutput]
    items: list[dict[str, bool | int | str | LinkOutput | None]]
    next_cursor: str | None
    is_limited: bool


class DashboardEntryOutput(Schema):
    """An indicator of the dashboard."""

    code: str
    name: str
    unit: str
    variant: str
    report_table: str
    total: FigureOutput
    rows: list[RowOutput]


class DashboardOutput(Schema):
    """All indicators of the dashboard by month."""

    first_day: date = Field(serialization_alias="from")
    last_day: date = Field(serialization_alias="to")
    scale: str
    indicators: list[DashboardEntryOutput]
