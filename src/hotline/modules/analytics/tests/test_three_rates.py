"""The three rates: exact, without a value where there is nothing to count, ranked only where cases are enough."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.kit.errors import InvalidInput
from hotline.kit.rates import show_number, show_percentage
from hotline.modules.analytics.rules.rates_policy import USUAL, ensure_sound
from hotline.modules.analytics.rules.three_rates import Counts, Weights, places, three_rates

# 100 due of which 97 responded; 90 reached of which 72 solved, 6 partly and 5 excluded; 80 rated, 60 + 12 good.
COUNTS = Counts(due=100, responded=97, reached=90, excluded=5, solved=72, partly_solved=6, rated=80, satisfied=72)
NOTHING = Counts(0, 0, 0, 0, 0, 0, 0, 0)
HALF = replace(USUAL.weights, partly_solved=Decimal("0.5"))


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    due, reached, rated = (draw(st.integers(0, 500)) for _ in range(3))
    excluded = draw(st.integers(0, reached))
    solved = draw(st.integers(0, reached - excluded))
    partly = draw(st.integers(0, reached - excluded - solved))
    responded, satisfied = draw(st.integers(0, due)), draw(st.integers(0, rated))
    return Counts(due, responded, reached, excluded, solved, partly, rated, satisfied)


def test_rates_of_the_standard_example() -> None:
    found = three_rates(COUNTS, USUAL.weights)

    assert [show_percentage(one.value) for one in (found.response, found.resolution, found.satisfaction)] == [
        "97.00%",
        "84.71%",
        "90.00%",
    ]
    assert (found.resolution.numerator, found.resolution.denominator) == (72, 85)
    assert show_number(found.composite, 2) == "90.25"


def test_half_a_point_for_what_is_partly_solved() -> None:
    found = three_rates(COUNTS, HALF)
    assert (found.resolution.numerator, show_percentage(found.resolution.value)) == (75, "88.24%")


def test_without_cases_there_is_no_rate_and_no_composite() -> None:
    found = three_rates(replace(COUNTS, rated=0, satisfied=0), USUAL.weights)

    assert (found.satisfaction.value, found.satisfaction.low, found.composite) == (None, None, None)
    assert show_percentage(found.satisfaction.value) == "—"
    assert show_percentage(found.response.value) == "97.00%"


def test_unit_with_too_few_cases_is_shown_and_not_ranked() -> None:
    few = replace(COUNTS, rated=9, satisfied=9)
    worse = replace(COUNTS, satisfied=40)
    units = {
        key: three_rates(one, USUAL.weights)
        for key, one in {"few": few, "good": COUNTS, "worse": worse, "same": COUNTS, "none": NOTHING}.items()
    }

    assert units["few"].smallest_base == 9
    assert places(units, 10) == {"good": 1, "same": 1, "worse": 3}


@given(counts(), st.sampled_from([USUAL.weights, HALF]))
def test_rates_lie_between_nothing_and_all_and_so_do_their_intervals(counted: Counts, weights: Weights) -> None:
    found = three_rates(counted, weights)
    for one in (found.response, found.resolution, found.satisfaction):
        if one.value is not None and one.low is not None and one.high is not None:
            assert 0 <= one.low <= one.high <= 1
            assert 0 <= one.value <= 1
            assert one.low - Decimal("1e-12") <= one.value <= one.high + Decimal("1e-12")
    assert found.composite is None or 0 <= found.composite <= 100


@given(counts())
def test_what_is_partly_solved_never_lowers_a_rate(counted: Counts) -> None:
    none, half = (three_rates(counted, weights).resolution for weights in (USUAL.weights, HALF))
    assert half.numerator >= none.numerator and half.denominator == none.denominator


@given(counts(), st.integers(0, 50))
def test_excluding_unsolved_cases_never_lowers_the_resolution_rate(counted: Counts, more: int) -> None:
    left = counted.reached - counted.excluded - counted.solved - counted.partly_solved
    excluded = replace(counted, excluded=counted.excluded + min(more, left))
    before, after = (three_rates(one, USUAL.weights).resolution.value for one in (counted, excluded))
    assert before is None or after is None or after >= before


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(InvalidInput):
        ensure_sound(replace(USUAL.weights, response=Decimal("0.31")))
    ensure_sound(USUAL.weights)
