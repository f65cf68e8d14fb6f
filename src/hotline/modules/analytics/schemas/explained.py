"""What stands behind figures, and frozen figures, over HTTP."""

from datetime import date, datetime

from ninja import Schema

from .indicators import FigureOutput, PeriodQuery, VersionOutput


class ExplanationQuery(PeriodQuery):
    """Which figure is to be explained: a cell by `by` and `key`, or the whole period."""

    by: str | None = None
    key: str | None = None
    variant: str | None = None
    version: int | None = None


class LeftOutOutput(Schema):
    """How many records an exclusion left out, and where they are listed: on the pages, and behind `/api`."""

    name: str
    count: int | str
    records_path: str


class PartOutput(Schema):
    """A part of the formula: all records of the kind in the period, those that meet the conditions, those counted."""

    part: str
    name: str
    number: int | str
    in_period: int | str | None
    meeting: int | str | None
    counted: int | str | None
    left_out: list[LeftOutOutput]
    records_path: str | None


class ExplanationOutput(FigureOutput):
    """A figure with its formula, what was left out and how often, and the way to the records."""

    code: str
    name: str
    version: int
    variant: str
    variant_name: str
    unit: str
    by: str | None
    key: str | None
    key_name: str
    formula: str
    attribution: str
    note: str
    owner: str
    source: str
    parts: list[PartOutput]
    earlier_versions: list[VersionOutput]


class TextOutput(Schema):
    """Words in both languages."""

    zh: str
    en: str


class FrozenLeftOutOutput(Schema):
    name: TextOutput
    count: str


class FrozenPartOutput(Schema):
    name: TextOutput
    number: str
    in_period: str | None
    meeting: str | None
    counted: str | None
    left_out: list[FrozenLeftOutOutput]


class FrozenDefinitionOutput(Schema):
    """The formula as the catalogue's files say it."""

    unit: str
    display: str
    places: int
    divisor: int
    numerator: dict[str, str | bool | list[str]]
    denominator: dict[str, str | bool | list[str]] | None


class StandOutput(Schema):
    """How far the records of a kind had come."""

    fact_set: str
    newest: int


class InputsOutput(Schema):
    """Everything that a frozen figure stood on."""

    name: TextOutput
    variant_name: TextOutput
    formula: TextOutput
    attribution: TextOutput
    numerator: FrozenPartOutput
    denominator: FrozenPartOutput | None
    definition: FrozenDefinitionOutput
    hotline: str
    scale: str
    stands: list[StandOutput]


class FrozenOutput(FigureOutput):
    """A figure as a publication stated it; `corrected_by` stands instead of it."""

    id: int
    code: str
    version: int
    variant: str
    first_day: date
    last_day: date
    by: str | None
    key: str | None
    key_name: str
    inputs: InputsOutput
    frozen_at: datetime
    frozen_by: str
    publication: str
    reason: str
    corrects: int | None
    corrected_by: int | None


class DriftOutput(Schema):
    """A frozen figure and what it would be today; null where its definition is not kept any more."""

    frozen: FrozenOutput
    today: FigureOutput | None
    is_redefined: bool


class PublicationQuery(Schema):
    """Which publication's figures are asked for, such as `report:monthly:2023-05`."""

    publication: str
