"""Each kind of rule with the numbers of the reports that use it, and what holds for all numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.modules.scoring.rules.kinds import (
    AllPointsOrNothing,
    AnswerLevel,
    Band,
    Bands,
    BelowAverage,
    Checklist,
    MonthlyDeduction,
    Occurrence,
    OccurrenceDeduction,
    PartOfAStep,
    Point,
    Proportional,
    RateTimesWeight,
    Requirement,
    StepDeduction,
    Target,
    TargetOrNothing,
)
from hotline.modules.scoring.rules.marking import Figures, mark_by
from hotline.modules.scoring.rules.texts import Text, plain, round_exactly
from hotline.modules.scoring.rules.values import Comparison, MonthValue

TEXT = Text(zh="文", en="text")
# A busy machine is no fault of a rule.
unhurried = settings(deadline=None)


def at_least(bound: str) -> Target:
    return Target(text=TEXT, at_least=Decimal(bound))


def at_most(bound: str) -> Target:
    return Target(text=TEXT, at_most=Decimal(bound))


def mark(rule, weight, value=None, target=None, **figures):
    exact = None if value is None else Fraction(value)
    outcome = mark_by(rule, weight=Decimal(weight), target=target, figures=Figures(value=exact, **figures), show=plain)
    return None if outcome.mark is None else round_exactly(outcome.mark, 2)


def steps(step, deduction, part=PartOfAStep.DOES_NOT_COUNT, floor="0"):
    return StepDeduction(
        kind="step_deduction",
        step=Decimal(step),
        deduction=Decimal(deduction),
        part_of_a_step=part,
        floor=Decimal(floor),
    )


def bands(*pairs, upper=False):
    *bounded, (_, last) = pairs
    key = "at_most" if upper else "at_least"
    made = [Band(mark=Decimal(marks), **{key: Decimal(bound)}) for bound, marks in bounded]
    return Bands(kind="bands", bands=(*made, Band(mark=Decimal(last))))


EXECUTION = bands(("0.98", 5), ("0.90", 4), ("0.80", 2), ("0.70", 1), (None, 0))
ADJUSTMENT = bands(("0.10", 15), ("0.15", 12), ("0.20", 9), ("0.25", 6), ("0.30", 3), (None, 0), upper=True)
AWARENESS = bands(("0.2", 3), ("0.1", 2), ("0.05", 1), (None, 0))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", 5), ("0.98", 5), ("0.9799", 4), ("0.90", 4), ("0.80", 2), ("0.70", 1), ("0.6999", 0), ("0", 0)],
)
def test_zhongshan_budget_execution_falls_into_bands(value, expected):
    assert mark(EXECUTION, 5, value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("0", 15), ("0.10", 15), ("0.1001", 12), ("0.30", 3), ("0.3001", 0), ("1", 0)]
)
def test_zhongshan_budget_adjustment_is_better_the_lower(value, expected):
    assert mark(ADJUSTMENT, 15, value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("0.2", 3), ("0.18", 2), ("0.1", 2), ("0.0999", 1), ("0.05", 1), ("0.049", 0)]
)
def test_hanzhong_awareness_loses_marks_at_thresholds(value, expected):
    assert mark(AWARENESS, 3, value) == expected


def test_zhongshan_completion_earns_its_proportion():
    assert mark(Proportional(kind="proportional"), "13.33", "0.6", at_least("1")) == Decimal("8.00")


def test_zizhou_satisfaction_by_default_is_value_over_target():
    assert mark(Proportional(kind="proportional"), 10, "0.90", at_least("0.95")) == Decimal("9.47")


def test_zizhou_budget_execution_by_default_is_rate_times_weight():
    assert mark(RateTimesWeight(kind="rate_times_weight"), 10, Fraction(488, 490)) == Decimal("9.96")


def test_a_cost_over_its_limit_shrinks_by_limit_over_cost():
    rule = Proportional(kind="proportional")
    assert mark(rule, 10, "48.8", at_most("49")) == 10
    assert mark(rule, 10, "98", at_most("49")) == 5


def test_a_rate_above_one_earns_no_more_than_the_weight():
    assert mark(RateTimesWeight(kind="rate_times_weight"), 2, "1.2") == 2


def test_guangzhou_a_started_point_counts_as_a_whole():
    rate = Fraction(10975138, 11666777)  # 94.07%
    assert mark(steps("0.01", "0.3", PartOfAStep.COUNTS), 12, rate, at_least("0.95")) == Decimal("11.70")


@pytest.mark.parametrize(
    ("calls", "expected"), [(199133, 4), (150000, 4), (149999, 4), (149001, 4), (149000, 3), (146000, 0), (0, 0)]
)
def test_hanzhong_calls_lose_a_mark_for_each_whole_thousand(calls, expected):
    assert mark(steps("1000", "1"), 4, calls, at_least("150000")) == expected


def test_hanzhong_callback_rate_is_deducted_down_to_nothing():
    assert mark(steps("0.01", "0.5"), 3, Fraction(77230, 100156), at_least("1")) == 0


def test_a_floor_above_zero_stops_the_deduction():
    assert mark(steps("0.01", "1", floor="1"), 3, "0.5", at_least("0.95")) == 1


def test_thresholds_compare_the_exact_value_and_the_working_says_so():
    outcome = mark_by(
        steps("0.00001", "1"),
        weight=Decimal(3),
        target=at_least("0.95"),
        figures=Figures(value=Fraction("0.94996")),
        show=lambda value: f"{round_exactly(value * 100, 2)}%",
    )
    assert outcome.mark == 0
    assert "按精确值比较" in outcome.working.zh


def test_target_or_nothing_has_no_middle():
    rule = TargetOrNothing(kind="target_or_nothing")
    assert mark(rule, 3, Fraction(365, 365), at_least("1")) == 3
    assert mark(rule, 3, Fraction(364, 365), at_least("1")) == 0


def months(*numbers):
    return tuple(
        MonthValue(month=f"2023-{index:02d}", value=None if number is None else Decimal(number))
        for index, number in enumerate(numbers, start=1)
    )


MONTHLY = MonthlyDeduction(kind="monthly_deduction", deduction=Decimal("0.2"))


def test_hanzhong_nine_months_short_of_knowledge_updates_cost_1_80():
    year = months(3, 23, 17, 7, 1, 10, 972, 99, 16, 45, 227, 121)
    assert mark(MONTHLY, 2, target=at_least("100"), months=year) == Decimal("0.20")


def test_a_month_without_a_figure_costs_nothing_and_a_year_without_any_has_no_mark():
    assert mark(MONTHLY, 2, target=at_least("100"), months=months(100, None, 99)) == Decimal("1.80")
    assert mark(MONTHLY, 2, target=at_least("100"), months=months(None, None)) is None
    assert mark(MONTHLY, 2, target=at_least("100")) is None


REPLIES = OccurrenceDeduction(
    kind="occurrence_deduction",
    occurrences=(
        Occurrence(code="inquiry", name=TEXT, deduction=Decimal("0.1"), at_most=Decimal(1)),
        Occurrence(code="request", name=TEXT, deduction=Decimal("0.1"), at_most=Decimal(2)),
        Occurrence(code="emergency", name=TEXT, deduction=Decimal("0.2"), at_most=Decimal(2)),
    ),
)


@pytest.mark.parametrize(
    ("inquiry", "request_", "emergency", "expected"),
    [(0, 0, 0, "4"), (3, 0, 0, "3.7"), (50, 0, 0, "3"), (0, 50, 0, "2"), (0, 0, 4, "3.2"), (50, 50, 50, "0")],
)
def test_hanzhong_late_replies_cost_by_kind_within_the_points_of_the_kind(inquiry, request_, emergency, expected):
    counts = {"inquiry": Fraction(inquiry), "request": Fraction(request_), "emergency": Fraction(emergency)}
    assert mark(REPLIES, 4, counts=counts) == Decimal(expected)


def test_occurrences_that_were_not_counted_have_no_mark():
    assert mark(REPLIES, 4, counts={"inquiry": Fraction(0)}) is None


GOALS = Checklist(
    kind="checklist",
    points=(
        Point(code="a", name=TEXT, full=Decimal("1.5"), mostly=Decimal(1), little=Decimal("0.5")),
        Point(code="b", name=TEXT, full=Decimal("1.5"), mostly=Decimal(1), little=Decimal("0.5")),
    ),
)


def test_hanzhong_goals_fully_and_mostly_met_earn_2_50():
    assert mark(GOALS, 3, answers={"a": AnswerLevel.FULL, "b": AnswerLevel.MOSTLY}) == Decimal("2.50")
    assert mark(GOALS, 3, answers={"a": AnswerLevel.LITTLE, "b": AnswerLevel.NONE}) == Decimal("0.50")


def test_an_unanswered_point_leaves_the_checklist_without_a_mark():
    assert mark(GOALS, 3, answers={"a": AnswerLevel.FULL}) is None


def test_all_points_or_nothing_needs_every_point():
    rule = AllPointsOrNothing(
        kind="all_points_or_nothing", points=(Requirement(code="a", name=TEXT), Requirement(code="b", name=TEXT))
    )
    assert mark(rule, 2, answers={"a": AnswerLevel.FULL, "b": AnswerLevel.FULL}) == 2
    assert mark(rule, 2, answers={"a": AnswerLevel.FULL, "b": AnswerLevel.NONE}) == 0
    assert mark(rule, 2, answers={"a": AnswerLevel.FULL}) is None


OTHER_CITIES = tuple(
    Comparison(name=name, numerator=Decimal(cost), denominator=Decimal(agents))
    for name, cost, agents in (("宝鸡市", "519.7", 76), ("西安市经开区", "228.9496", 20), ("陕西省本级", "200", 33))
)


def test_hanzhong_cost_per_agent_lies_below_the_average_of_the_others():
    rule = BelowAverage(kind="below_average")
    assert mark(rule, 2, Fraction(256, 40), comparisons=OTHER_CITIES) == 2
    average = sum((one.exact for one in OTHER_CITIES), Fraction(0)) / 3
    assert mark(rule, 2, average, comparisons=OTHER_CITIES) == 0
    assert mark(rule, 2, Fraction(256, 40)) is None


def test_without_a_value_no_rule_invents_a_mark():
    for rule in (EXECUTION, RateTimesWeight(kind="rate_times_weight"), steps("1", "1")):
        assert mark(rule, 5, target=at_least("1")) is None


values = st.fractions(min_value=0, max_value=2)
higher_is_better = st.sampled_from(
    [
        (EXECUTION, Decimal(5)),
        (AWARENESS, Decimal(3)),
        (Proportional(kind="proportional"), Decimal(4)),
        (RateTimesWeight(kind="rate_times_weight"), Decimal(2)),
        (TargetOrNothing(kind="target_or_nothing"), Decimal(3)),
        (steps("0.01", "1"), Decimal(5)),
        (steps("0.01", "0.3", PartOfAStep.COUNTS), Decimal(12)),
    ]
)


def exact_mark(rule, weight, value, target):
    return mark_by(rule, weight=weight, target=target, figures=Figures(value=value), show=plain).mark


@unhurried
@given(chosen=higher_is_better, one=values, other=values)
def test_a_better_value_never_earns_less(chosen, one, other):
    rule, weight = chosen
    low, high = sorted((one, other))
    target = at_least("0.95")
    assert exact_mark(rule, weight, low, target) <= exact_mark(rule, weight, high, target)


@unhurried
@given(one=values, other=values)
def test_a_lower_value_never_earns_less_where_lower_is_better(one, other):
    low, high = sorted((one, other))
    for rule, weight in ((ADJUSTMENT, Decimal(15)), (Proportional(kind="proportional"), Decimal(4))):
        assert exact_mark(rule, weight, low, at_most("0.3")) >= exact_mark(rule, weight, high, at_most("0.3"))


@unhurried
@given(chosen=higher_is_better, value=st.fractions(min_value=-5, max_value=1000))
def test_a_mark_stays_between_zero_and_the_weight(chosen, value):
    rule, weight = chosen
    assert 0 <= exact_mark(rule, weight, value, at_least("0.95")) <= weight


@unhurried
@given(points=st.integers(min_value=0, max_value=5))
def test_whole_steps_are_exact_at_their_edges(points):
    edge = Fraction(95 - points, 100)
    rule = steps("0.01", "1")
    assert exact_mark(rule, Decimal(5), edge, at_least("0.95")) == 5 - points
    just_above = edge + Fraction(1, 10**12)
    assert exact_mark(rule, Decimal(5), just_above, at_least("0.95")) == 5 - max(points - 1, 0)


@unhurried
@given(points=st.integers(min_value=0, max_value=5))
def test_started_steps_are_exact_at_their_edges(points):
    edge = Fraction(95 - points, 100)
    rule = steps("0.01", "1", PartOfAStep.COUNTS)
    assert exact_mark(rule, Decimal(10), edge, at_least("0.95")) == 10 - points
    assert exact_mark(rule, Decimal(10), edge - Fraction(1, 10**12), at_least("0.95")) == 10 - points - 1


@unhurried
@given(value=st.fractions(min_value=-100, max_value=100))
def test_rounding_a_fraction_is_half_up_and_never_off_by_more_than_half(value):
    rounded = Fraction(round_exactly(value, 2))
    assert abs(rounded - value) <= Fraction(1, 200)
    if abs(rounded - value) == Fraction(1, 200):
        assert abs(rounded) > abs(value)
