"""The vendor's base-data form: its items, and how a stated figure compares with the records."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import Field, TypeAdapter
from pydantic.dataclasses import dataclass as form

from hotline.kit.rates import round_half_up, show_number, show_percentage
from hotline.modules.appraisal.errors import BaseDataRefused
from hotline.modules.scoring.rules.texts import FORM, Code, Text, VariantCode, as_decimal


class ItemKind(StrEnum):
    """数量 百分比 金额（元） 文字."""

    COUNT = "count"
    PERCENTAGE = "percentage"
    YUAN = "yuan"
    WORDS = "words"


@form(frozen=True, slots=True, kw_only=True, config=FORM)
class Item:
    """One line of the form, and the indicator that records yield it by, where there is one."""

    code: Code
    group: Text
    name: Text
    kind: ItemKind
    indicator: Code | None = None
    variant: VariantCode | None = None
    # A day's figure is the year's by its days.
    is_per_day: bool = False


@form(frozen=True, slots=True, kw_only=True, config=FORM)
class BaseDataForm:
    """The form with its version and where it comes from."""

    version: Annotated[int, Field(ge=1)]
    source: Text
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    def item(self, code: str) -> Item:
        """The item of that code; refused where there is none."""
        found = next((one for one in self.items if one.code == code), None)
        if found is None:
            zh, en = "采集表没有这一项。", "not on the form."
            raise BaseDataRefused(field="figures", item=code, reason_zh=zh, reason_en=en)
        return found


FORM_OF = TypeAdapter(BaseDataForm)


class Verdict(StrEnum):
    """一致 不一致 无记录 无法核对."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NO_RECORDS = "no_records"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """A stated figure beside the one that the records yield, both as printed, and their difference."""

    stated: str
    recorded: str
    verdict: Verdict
    difference: Decimal | None = None


def figure_of(item: Item, text: str) -> Decimal | None:
    """The figure that a text states; none for words. A percentage is a share of one, however it is written."""
    if item.kind is ItemKind.WORDS:
        return None
    try:
        figure = Decimal(text.removesuffix("%").replace(",", ""))
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite() or figure < 0 or figure >= Decimal(10) ** 15:
        raise BaseDataRefused(field="figures", item=item.code, reason_zh="应填写数字。", reason_en="enter a number.")
    return figure / 100 if item.kind is ItemKind.PERCENTAGE else figure


def check(item: Item, stated: Decimal | None, places: int, recorded: Fraction | None, days: int) -> Checked:
    """Hold a stated figure against the records, at the decimal places to which it was stated."""
    shown = "" if stated is None else _shown(item, stated, places)
    if item.indicator is None or stated is None:
        return Checked(shown, "", Verdict.NOT_CHECKED)
    if recorded is None:
        return Checked(shown, "", Verdict.NO_RECORDS)
    found = as_decimal(recorded / days if item.is_per_day else recorded)
    is_share = item.kind is ItemKind.PERCENTAGE
    difference = stated - round_half_up(found, places + 2 if is_share else places)
    verdict = Verdict.DIFFERS if difference else Verdict.AGREES
    return Checked(shown, _shown(item, found, places), verdict, difference or None)


def places_of(item: Item, text: str) -> int:
    """To how many decimal places a text states its figure."""
    return 0 if item.kind is ItemKind.WORDS else len(text.removesuffix("%").partition(".")[2])


def _shown(item: Item, figure: Decimal, places: int) -> str:
    if item.kind is ItemKind.PERCENTAGE:
        return show_percentage(figure, places=places)
    return show_number(figure, places)
