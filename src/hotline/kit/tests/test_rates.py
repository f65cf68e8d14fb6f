"""Rates are exact, and are rounded only when they are shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.kit.rates import DisplayRule, rate, show_number, show_percentage


@pytest.mark.parametrize(
    ("numerator", "denominator", "rule", "shown"),
    [
        (15243, 15636, DisplayRule.HALF_UP, "97.49%"),
        (193932, 199133, DisplayRule.HALF_UP, "97.39%"),
        (10975138, 11666777, DisplayRule.HALF_UP, "94.07%"),
        (215364, 215371, DisplayRule.HALF_UP, "100.00%"),
        (215364, 215371, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "99.99%"),
        (215371, 215371, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "100.00%"),
        (18370, 18371, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "99.99%"),
        (97495, 100000, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "97.50%"),
        (1124, 1128, DisplayRule.TRUNCATE, "99.64%"),
        (5, 4, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "125.00%"),
        (0, 7, DisplayRule.HALF_UP, "0.00%"),
    ],
)
def test_published_rates_are_shown_as_published(
    numerator: int, denominator: int, rule: DisplayRule, shown: str
) -> None:
    assert show_percentage(rate(numerator, denominator), rule) == shown


def test_a_zero_denominator_has_no_value_and_shows_a_dash() -> None:
    assert rate(3, 0) is None
    assert rate(Decimal(0), 0) is None
    assert show_percentage(None) == show_number(None) == "—"


def test_a_half_is_rounded_up_and_not_to_even() -> None:
    assert show_percentage(Decimal("0.94125")) == "94.13%"
    assert show_number(Decimal("2.5")) == "3"


def test_a_threshold_is_compared_with_the_exact_value_and_not_the_shown_one() -> None:
    value = rate(94996, 100000)

    assert show_percentage(value) == "95.00%"
    assert value is not None
    assert value < Decimal("0.95")


@given(denominator=st.integers(1, 10**9), missing=st.integers(1, 10**9))
def test_a_rate_below_one_never_shows_as_hundred(denominator: int, missing: int) -> None:
    numerator = max(denominator - missing, 0)

    assert show_percentage(rate(numerator, denominator), DisplayRule.BELOW_ONE_NEVER_HUNDRED) != "100.00%"
