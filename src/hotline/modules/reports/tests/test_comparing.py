"""Changes in words: percent for what is counted, points for rates, words where there is nothing to compare with."""

from decimal import Decimal

import pytest

from hotline.modules.analytics.rules.catalogue import Unit
from hotline.modules.reports.rules.comparing import change_of
from hotline.modules.reports.rules.words import ComparedWith

LAST, YEAR = ComparedWith.LAST_PERIOD, ComparedWith.LAST_YEAR


@pytest.mark.parametrize(
    ("unit", "now", "before", "comparison", "text", "cell"),
    [
        (Unit.COUNT, "120", "100", LAST, "环比增长20.00%", "+20.00%"),
        (Unit.COUNT, "2", "3", YEAR, "同比下降33.33%", "-33.33%"),
        (Unit.PERCENT, "0.945", "0.94", LAST, "环比上升0.50个百分点", "+0.50个百分点"),
        (Unit.PERCENT, "0.94", "0.945", YEAR, "同比下降0.50个百分点", "-0.50个百分点"),
        (Unit.SECONDS, "15", "12", LAST, "环比上升25.00%", "+25.00%"),
        (Unit.COUNT, "7", "7", LAST, "环比持平", "持平"),
        (Unit.PERCENT, "0.94003", "0.94", LAST, "环比基本持平", "基本持平"),
        (Unit.COUNT, "5", "0", LAST, "上期无", "上期无"),
        (Unit.COUNT, "5", "0", YEAR, "上年同期无", "上年同期无"),
        (Unit.COUNT, "0", "0", LAST, "环比持平", "持平"),
        (Unit.COUNT, "0", "4", LAST, "环比下降100.00%", "-100.00%"),
        (Unit.PERCENT, "0.9", None, LAST, "上期无", "上期无"),
        (Unit.PERCENT, "0.05", "0", LAST, "环比上升5.00个百分点", "+5.00个百分点"),
        (Unit.PERCENT, None, "0.9", LAST, "本期无", "本期无"),
    ],
)
def test_change_is_said_as_an_official_would(
    unit: Unit, now: str | None, before: str | None, comparison: ComparedWith, text: str, cell: str
) -> None:
    change = change_of(unit, now and Decimal(now), before and Decimal(before), comparison)  # type: ignore[arg-type]
    assert (change.text, change.cell) == (text, cell)


def test_amount_is_exact_and_absent_where_there_is_no_base() -> None:
    assert change_of(Unit.PERCENT, Decimal("0.9367"), Decimal("0.9"), LAST).amount == Decimal("3.67")
    assert change_of(Unit.COUNT, Decimal(5), Decimal(0), LAST).amount is None
