"""How a figure changed, in words: percent for what is counted, percentage points for a rate, and never against zero."""

from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.rates import round_half_up
from hotline.modules.analytics.rules.catalogue import Unit

from .words import ComparedWith

_PLACES = 2
_NAMES = {ComparedWith.LAST_PERIOD: "环比", ComparedWith.LAST_YEAR: "同比"}
_MISSING = {ComparedWith.LAST_PERIOD: "上期无", ComparedWith.LAST_YEAR: "上年同期无"}
_NOTHING_NOW = "本期无"
_LEVEL, _NEARLY_LEVEL = "持平", "基本持平"


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words. `cell` is what a table column under its comparison's name holds.

    `amount` is exact: percentage points for a rate, percent of the base for what is counted; none where there is no
    base to compare with.
    """

    amount: Decimal | None
    text: str
    cell: str


def change_of(unit: Unit, now: Decimal | None, before: Decimal | None, comparison: ComparedWith) -> Change:
    """The change from `before` to `now`.

    A count of zero, or a rate without cases, is no base: it is said so in words. Rates are shares of one.
    """
    if now is None:
        return Change(None, _NOTHING_NOW, _NOTHING_NOW)
    if before is None or (unit is not Unit.PERCENT and before == 0 and now != 0):
        return Change(None, _MISSING[comparison], _MISSING[comparison])
    if now == before:
        return _changed(Decimal(0), _LEVEL, _LEVEL, comparison)
    amount = (now - before) * 100 if unit is Unit.PERCENT else (now - before) / before * 100
    size = round_half_up(abs(amount), _PLACES)
    if not size:
        return _changed(amount, _NEARLY_LEVEL, _NEARLY_LEVEL, comparison)
    measure = "个百分点" if unit is Unit.PERCENT else "%"
    rose = "增长" if unit is Unit.COUNT else "上升"
    word = rose if amount > 0 else "下降"
    return _changed(amount, f"{word}{size}{measure}", f"{'+' if amount > 0 else '-'}{size}{measure}", comparison)


def heading(comparison: ComparedWith) -> str:
    """环比 or 同比, as the heading of a column."""
    return _NAMES[comparison]


def _changed(amount: Decimal, text: str, cell: str, comparison: ComparedWith) -> Change:
    return Change(amount, f"{_NAMES[comparison]}{text}", cell)
