"""Figures are read as reports print them, and two of them agree as far as they are printed."""

from datetime import date
from fractions import Fraction

import pytest

from hotline.kit.rates import DisplayRule
from hotline.modules.papers.rules.figures import Agreement, Bound, Measure, agree, days_of, read_figure, shows


@pytest.mark.parametrize(
    ("printed", "value", "measure", "bound"),
    [
        ("99.65％", Fraction(9965, 10000), Measure.SHARE, Bound.EXACTLY),
        ("ＸＸ≥９５％", Fraction(95, 100), Measure.SHARE, Bound.AT_LEAST),
        ("$\\geq 95\\%$", Fraction(95, 100), Measure.SHARE, Bound.AT_LEAST),
        ("大于90%", Fraction(9, 10), Measure.SHARE, Bound.MORE_THAN),
        ("90%以上", Fraction(9, 10), Measure.SHARE, Bound.AT_LEAST),
        ("百分之95", Fraction(95, 100), Measure.SHARE, Bound.EXACTLY),
        ("≤49 万 元", Fraction(490_000), Measure.MONEY, Bound.AT_MOST),
        ("17,160,681.00元", Fraction(17_160_681), Measure.MONEY, Bound.EXACTLY),
        ("≥15 万条", Fraction(150_000), Measure.COUNT, Bound.AT_LEAST),
        ("完成工单 2551 件", Fraction(2551), Measure.COUNT, Bound.EXACTLY),
        ("12345热线办结率99%", Fraction(99, 100), Measure.SHARE, Bound.EXACTLY),
        ("12345件", Fraction(12345), Measure.COUNT, Bound.EXACTLY),
        ("40/3=13.33", Fraction(40, 3), Measure.BARE, Bound.EXACTLY),
        ("35+32", Fraction(67), Measure.BARE, Bound.EXACTLY),
        ("−10", Fraction(-10), Measure.BARE, Bound.EXACTLY),
        ("2.37倍", Fraction(237, 100), Measure.TIMES, Bound.EXACTLY),
    ],
)
def test_printed_figure_is_read(printed: str, value: Fraction, measure: Measure, bound: Bound) -> None:
    figure = read_figure(printed)
    assert figure is not None
    assert (figure.value, figure.measure, figure.bound) == (value, measure, bound)


@pytest.mark.parametrize(
    "printed", ["", "及时", "无", "12345政务服务热线项目", "0.1（含0.1）至0.2", "约260万件", "2024年3月11日", "10/0"]
)
def test_what_is_no_single_figure_is_none(printed: str) -> None:
    assert read_figure(printed) is None


def test_bare_figure_takes_the_unit_of_its_column() -> None:
    figure = read_figure("48.8", "万元")
    assert figure is not None
    assert (figure.value, figure.measure) == (Fraction(488_000), Measure.MONEY)


@pytest.mark.parametrize(
    ("printed", "exact", "display", "answer"),
    [
        ("97.49%", Fraction(15_243, 15_636), DisplayRule.HALF_UP, Agreement.YES),
        ("97.48%", Fraction(15_243, 15_636), DisplayRule.HALF_UP, Agreement.CUT),
        ("97.48%", Fraction(15_243, 15_636), DisplayRule.TRUNCATE, Agreement.YES),
        ("97.47%", Fraction(15_243, 15_636), DisplayRule.HALF_UP, Agreement.NO),
        ("99.99%", Fraction(215_364, 215_371), DisplayRule.BELOW_ONE_NEVER_HUNDRED, Agreement.YES),
        ("100.00%", Fraction(215_364, 215_371), DisplayRule.BELOW_ONE_NEVER_HUNDRED, Agreement.NO),
        ("100.00%", Fraction(215_364, 215_371), DisplayRule.HALF_UP, Agreement.YES),
        ("13.33", Fraction(40, 3), DisplayRule.HALF_UP, Agreement.YES),
        ("≥95%", Fraction(94_996, 100_000), DisplayRule.HALF_UP, Agreement.NO),
    ],
)
def test_figure_shows_an_exact_value_by_its_display_rule(
    printed: str, exact: Fraction, display: DisplayRule, answer: Agreement
) -> None:
    figure = read_figure(printed)
    assert figure is not None
    assert shows(figure, exact, display) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("19.9万件", "199133通", Agreement.YES),
        ("19.8万件", "199133通", Agreement.NO),
        ("93.1%", "93.10%", Agreement.YES),
        ("95%", "95.86%", Agreement.CUT),
        ("57%", "100%", Agreement.NO),
        ("90%以上", "100%", Agreement.YES),
        ("大于90%", "90%", Agreement.NO),
        ("95", "95.0%", Agreement.YES),
    ],
)
def test_two_printed_figures_agree_as_far_as_they_are_printed(one: str, other: str, answer: Agreement) -> None:
    figures = read_figure(one), read_figure(other)
    assert figures[0] is not None and figures[1] is not None
    assert agree(figures[0], figures[1]) is answer
    assert agree(figures[1], figures[0]) is answer


def test_month_is_any_of_its_days() -> None:
    assert days_of("2023 年 2 月") == (date(2023, 2, 1), date(2023, 2, 28))
    assert days_of("2023.11.1") == (date(2023, 11, 1), date(2023, 11, 1))
    assert days_of("2023年13月") == (None, None)
