"""Third-party supervision: sheets of indicators as data, and whether each is met."""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal, TypedDict

from pydantic import Field, TypeAdapter
from pydantic.dataclasses import dataclass as form

from hotline.kit.rates import NO_VALUE, DisplayRule, show_number, show_percentage
from hotline.modules.appraisal.errors import SheetLineRefused
from hotline.modules.scoring.rules.texts import FORM, Code, Text, VariantCode, as_decimal


class LineUnit(StrEnum):
    """比率 数量 是否."""

    SHARE = "share"
    FIGURE = "figure"
    YES_NO = "yes_no"


Bound = Literal["at_least", "at_most"]
_MEETS: Mapping[Bound, Callable[[Fraction, Fraction], bool]] = {"at_least": operator.ge, "at_most": operator.le}


@form(frozen=True, slots=True, kw_only=True, config=FORM)
class SheetLine:
    """One indicator with its target; an indicator of the catalogue yields its value, or it is entered with evidence.

    `is_assumed` marks a name and target that no document states.
    """

    code: Code
    group: Text
    name: Text
    unit: LineUnit
    bound: Bound
    target: Decimal
    indicator: Code | None = None
    variant: VariantCode | None = None
    is_assumed: bool = False


@form(frozen=True, slots=True, kw_only=True, config=FORM)
class Sheet:
    """A list of indicators for every month or every year."""

    code: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    version: Annotated[int, Field(ge=1)]
    name: Text
    every: Literal["month", "year"]
    source: Text
    lines: Annotated[tuple[SheetLine, ...], Field(min_length=1)]


SHEETS = TypeAdapter(tuple[Sheet, ...])


@dataclass(frozen=True, slots=True)
class EnteredLine:
    """What the supervising firm enters where there is no record, and its evidence. Yes is 1, no is 0."""

    code: str
    value: Decimal
    evidence: str


class LineResult(TypedDict):
    """A line filled in: the exact value as digits, as shown, whether the target is met, and where it comes from."""

    code: str
    value: str | None
    shown: str
    is_met: bool | None
    is_recorded: bool
    evidence: str


def fill(
    sheet: Sheet, recorded: Mapping[str, Fraction | None], entered: Sequence[EnteredLine]
) -> tuple[LineResult, ...]:
    """Every line in the sheet's order. Without a value a line is neither met nor missed."""
    given = _ensure_fitting(sheet, entered)
    return tuple(_fill(line, recorded.get(line.code), given.get(line.code)) for line in sheet.lines)


def _ensure_fitting(sheet: Sheet, entered: Sequence[EnteredLine]) -> dict[str, EnteredLine]:
    known = {line.code: line for line in sheet.lines}
    given: dict[str, EnteredLine] = {}
    for one in entered:
        line = known.get(one.code)
        if line is None:
            raise SheetLineRefused(line=one.code, reason_zh="考核表没有这一项。", reason_en="not on the sheet.")
        if line.indicator is not None:
            raise SheetLineRefused(
                line=one.code, reason_zh="由平台记录计算，不能填报。", reason_en="it is computed from records."
            )
        if one.code in given:
            raise SheetLineRefused(line=one.code, reason_zh="填报了两次。", reason_en="it is entered twice.")
        if not one.evidence.strip():
            raise SheetLineRefused(line=one.code, reason_zh="需要填写依据。", reason_en="it needs its evidence.")
        if not _fits(line, one.value):
            raise SheetLineRefused(line=one.code, reason_zh="数值超出范围。", reason_en="its value is out of range.")
        given[one.code] = one
    return given


def _fits(line: SheetLine, value: Decimal) -> bool:
    if line.unit is LineUnit.YES_NO:
        return value in (0, 1)
    return 0 <= value <= 1 if line.unit is LineUnit.SHARE else value >= 0


def _fill(line: SheetLine, recorded: Fraction | None, entered: EnteredLine | None) -> LineResult:
    value = Fraction(entered.value) if entered is not None else recorded
    return {
        "code": line.code,
        "value": None if value is None else f"{as_decimal(value):f}",
        "shown": _shown(line, value),
        "is_met": None if value is None else _MEETS[line.bound](value, Fraction(line.target)),
        "is_recorded": line.indicator is not None,
        "evidence": entered.evidence if entered is not None else "",
    }


def _shown(line: SheetLine, value: Fraction | None) -> str:
    if value is None:
        return NO_VALUE
    if line.unit is LineUnit.YES_NO:
        return "✓" if value else "✗"
    decimal = as_decimal(value)
    if line.unit is LineUnit.SHARE:
        return show_percentage(decimal, DisplayRule.BELOW_ONE_NEVER_HUNDRED)
    return show_number(decimal, 0 if value.denominator == 1 else 2)
