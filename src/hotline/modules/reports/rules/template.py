"""Report templates as data: sections of text with placeholders, tables, charts and lists."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .words import ComparedWith, ListKind, ReportType

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
# An indicator and, behind @, its counting rule.
IndicatorName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(@[A-Za-z][A-Za-z0-9_]*)?$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
_FOLD = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef}]) +(?=[\u3000-\u9fff\uff00-\uffef{])")


def _unfolded(text: str) -> str:
    """Without the spaces that YAML puts where a Chinese sentence goes on in the next line."""
    return _FOLD.sub("", text)


Sentences = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000), AfterValidator(_unfolded)
]

# Rows that are no dimension of the indicators: the indicators themselves, and the periods up to this one.
BY_INDICATOR, BY_PERIOD = "indicator", "period"


class ChartForm(StrEnum):
    """柱形图 折线图 饼图."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TableEntry(_Entry):
    """A table with a row for each indicator, each period, or each value of a dimension.

    `share` adds each row's share of the first indicator's total; `compare` the change of the first indicator, or of
    every one where the rows are indicators. `most` keeps so many rows.
    """

    title: Words
    by: Code
    indicators: tuple[IndicatorName, ...] = Field(min_length=1, max_length=30)
    share: bool = False
    compare: tuple[ComparedWith, ...] = ()
    most: int = Field(default=100, ge=1, le=400)
    total: bool = False


class ChartEntry(_Entry):
    """A chart of indicators by period or by a dimension."""

    title: Words
    form: ChartForm
    by: Code
    indicators: tuple[IndicatorName, ...] = Field(min_length=1, max_length=4)
    most: int = Field(default=12, ge=2, le=60)


class ListEntry(_Entry):
    """A list of what stands behind the figures."""

    title: Words
    of: ListKind
    most: int = Field(default=10, ge=1, le=200)


class BlockEntry(_Entry):
    """One text, table, chart or list."""

    text: Sentences | None = None
    table: TableEntry | None = None
    chart: ChartEntry | None = None
    list: ListEntry | None = None

    @model_validator(mode="after")
    def _is_one(self) -> "BlockEntry":
        if sum(given is not None for given in (self.text, self.table, self.chart, self.list)) != 1:
            raise ValueError("give exactly one of text, table, chart and list")
        return self


class SectionEntry(_Entry):
    """A part of the report. A city's own version keeps what the platform's says is `required`."""

    code: Code
    heading: Words
    required: bool = False
    blocks: tuple[BlockEntry, ...] = Field(min_length=1, max_length=30)


class Template(_Entry):
    """How one kind of report is drafted.

    `series` is the word before its number, `addressee` whom it is for, `issuer` who signs it.
    """

    kind: ReportType
    title: Words
    series: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]
    addressee: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    issuer: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    sections: tuple[SectionEntry, ...] = Field(min_length=1, max_length=20)
