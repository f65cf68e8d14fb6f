"""What holds for every kind of rule and every figure: within bounds, never less for better, exact at the edges."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.kit.rates import NO_VALUE, DisplayRule, show_percentage
from hotline.modules.scoring.rules.kinds import (
    AllPointsOrNothing,
    AnswerLevel,
    Attainment,
    AttainmentLevel,
    Band,
    Bands,
    BelowAverage,
    Checklist,
    ExpertMark,
    Item,
    ItemsMet,
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
from hotline.modules.scoring.rules.texts import Text, as_decimal, plain
from hotline.modules.scoring.rules.values import Comparison, MonthValue

TEXT = Text(zh="文", en="text")
WEIGHT = Fraction(40, 3)
TINY = Fraction(1, 10**12)
unhurried = settings(deadline=None)

figures = st.fractions(min_value=-3, max_value=300)
counts = st.integers(min_value=0, max_value=500)
codes = ("a", "b", "c")
answers = st.fixed_dictionaries({code: st.sampled_from(AnswerLevel) for code in codes})
yes_or_no = st.fixed_dictionaries({code: st.sampled_from((AnswerLevel.FULL, AnswerLevel.NONE)) for code in codes})

TARGET = Target(text=TEXT, at_least=Decimal("0.95"))
ITEMS = ItemsMet(
    kind="items_met", items=tuple(Item(code=code, name=TEXT, target=TARGET, indicator="answer_rate") for code in codes)
)
ATTAINMENT = Attainment(
    kind="attainment",
    levels=(
        AttainmentLevel(name=Text(zh="达成预期", en="attained"), at_least=Decimal("0.8")),
        AttainmentLevel(name=Text(zh="部分达成", en="partly"), at_least=Decimal("0.6")),
        AttainmentLevel(name=Text(zh="未达成", en="not attained")),
    ),
)
CHECKLIST = Checklist(
    kind="checklist",
    points=tuple(
        Point(code=code, name=TEXT, full=Decimal("4"), mostly=Decimal("2.5"), little=Decimal(1)) for code in codes
    ),
)
ALL_POINTS = AllPointsOrNothing(
    kind="all_points_or_nothing", points=tuple(Requirement(code=code, name=TEXT) for code in codes)
)
OCCURRENCES = OccurrenceDeduction(
    kind="occurrence_deduction",
    occurrences=(
        Occurrence(code="a", name=TEXT, deduction=Decimal("0.1"), at_most=Decimal(2)),
        Occurrence(code="b", name=TEXT, deduction=Decimal("0.2")),
        Occurrence(code="c", name=TEXT, deduction=Decimal(2)),
    ),
)
MONTHLY = MonthlyDeduction(kind="monthly_deduction", deduction=Decimal("0.2"))
BANDS = Bands(
    kind="bands",
    bands=(
        Band(at_least=Decimal("0.98"), mark=Decimal(5)),
        Band(at_least=Decimal("0.90"), mark=Decimal(4)),
        Band(mark=Decimal(0)),
    ),
)
BY_VALUE = (
    BANDS,
    Proportional(kind="proportional"),
    RateTimesWeight(kind="rate_times_weight"),
    TargetOrNothing(kind="target_or_nothing"),
    StepDeduction(
        kind="step_deduction", step=Decimal("0.01"), deduction=Decimal("0.3"), part_of_a_step=PartOfAStep.COUNTS
    ),
    StepDeduction(
        kind="step_deduction", step=Decimal("0.01"), deduction=Decimal(1), part_of_a_step=PartOfAStep.DOES_NOT_COUNT
    ),
    ATTAINMENT,
    ExpertMark(kind="expert_mark"),
)


def mark(rule, *, target=TARGET, **given_figures):
    found = mark_by(rule, weight=WEIGHT, target=target, figures=Figures(**given_figures), show=plain).mark
    assert found is not None
    return found


def months(numbers):
    return tuple(MonthValue(month=f"2023-{place:02}", value=as_decimal(one)) for place, one in enumerate(numbers, 1))


@pytest.mark.parametrize("rule", BY_VALUE, ids=lambda rule: rule.kind)
@unhurried
@given(one=figures, other=figures)
def test_a_better_figure_never_earns_less_and_no_mark_leaves_its_bounds(rule, one, other):
    low, high = sorted((one, other))
    assert 0 <= mark(rule, value=low) <= mark(rule, value=high) <= WEIGHT


@unhurried
@given(given_answers=answers, better=st.sampled_from(codes))
def test_a_better_answer_never_earns_less(given_answers, better):
    for rule in (CHECKLIST, ALL_POINTS):
        improved = given_answers | {better: AnswerLevel.FULL}
        assert 0 <= mark(rule, answers=given_answers) <= mark(rule, answers=improved) <= WEIGHT


@unhurried
@given(given_counts=st.fixed_dictionaries(dict.fromkeys(codes, counts)), more=st.sampled_from(codes))
def test_one_occurrence_more_never_earns_more(given_counts, more):
    exact = {code: Fraction(number) for code, number in given_counts.items()}
    worse = exact | {more: exact[more] + 1}
    assert 0 <= mark(OCCURRENCES, counts=worse) <= mark(OCCURRENCES, counts=exact) <= WEIGHT


@unhurried
@given(year=st.lists(st.fractions(min_value=0, max_value=2, max_denominator=100), min_size=12, max_size=12))
def test_a_month_is_missed_or_not_whatever_the_others_are(year):
    missed = sum(one < Fraction("0.95") for one in year)
    assert mark(MONTHLY, months=months(year)) == max(WEIGHT - missed * Fraction("0.2"), 0)


@unhurried
@given(values=st.fixed_dictionaries(dict.fromkeys(codes, figures)), better=st.sampled_from(codes))
def test_items_earn_their_share_and_each_is_judged_by_its_exact_figure(values, better):
    met = sum(value >= Fraction("0.95") for value in values.values())
    assert mark(ITEMS, items=values) == WEIGHT * met / 3
    assert mark(ITEMS, items=values) <= mark(ITEMS, items=values | {better: Fraction(1)}) <= WEIGHT


@unhurried
@given(given_answers=yes_or_no)
def test_answered_items_count_like_measured_ones(given_answers):
    rule = ItemsMet(kind="items_met", items=tuple(Item(code=code, name=TEXT) for code in codes))
    met = list(given_answers.values()).count(AnswerLevel.FULL)
    assert mark(rule, answers=given_answers) == WEIGHT * met / 3


@unhurried
@given(others=st.lists(st.integers(1, 1000), min_size=1, max_size=5))
def test_the_average_itself_is_not_below_the_average(others):
    rule = BelowAverage(kind="below_average")
    comparisons = tuple(Comparison(name="某市", value=Decimal(one)) for one in others)
    average = Fraction(sum(others), len(others))
    assert mark(rule, value=average, comparisons=comparisons) == 0
    assert mark(rule, value=average - TINY, comparisons=comparisons) == WEIGHT


def test_edges_belong_to_the_better_side_and_are_exact():
    edge = Fraction("0.95")
    for rule in BY_VALUE[1:2] + BY_VALUE[3:6]:
        assert mark(rule, value=edge) == WEIGHT, rule
    assert mark(BY_VALUE[3], value=edge - TINY) == 0
    assert mark(BY_VALUE[4], value=edge - TINY) == WEIGHT - Fraction("0.3")
    assert mark(BY_VALUE[5], value=edge - TINY) == WEIGHT
    assert mark(BANDS, value=Fraction("0.98")) == 5
    assert mark(BANDS, value=Fraction("0.98") - TINY) == 4
    assert mark(ITEMS, items={"a": edge, "b": edge - TINY, "c": edge}) == WEIGHT * 2 / 3


@pytest.mark.parametrize(
    ("share", "name", "earned"),
    [("1", "达成预期", "1"), ("0.8", "达成预期", "0.8"), ("0.7999", "部分达成", "0.7999"), ("0.6", "部分达成", "0.6"),
     ("0.5999", "未达成", "0.5999"), ("0", "未达成", "0")],
)  # fmt: skip
def test_the_share_attained_names_its_level_and_earns_its_share(share, name, earned):
    outcome = mark_by(ATTAINMENT, weight=Decimal(10), target=None, figures=Figures(value=Fraction(share)), show=plain)
    assert outcome.mark == Fraction(earned) * 10
    assert outcome.working.zh.startswith(name)


@pytest.mark.parametrize("rule", (*BY_VALUE, MONTHLY, ITEMS, CHECKLIST, ALL_POINTS, OCCURRENCES), ids=lambda r: r.kind)
def test_without_figures_there_is_no_mark(rule):
    assert mark_by(rule, weight=WEIGHT, target=TARGET, figures=Figures(), show=plain).mark is None


@unhurried
@given(hits=st.integers(0, 10**7), whole=st.integers(1, 10**7))
def test_the_three_display_rules(hits, whole):
    value = as_decimal(Fraction(min(hits, whole), whole))
    half_up = show_percentage(value, DisplayRule.HALF_UP)
    careful = show_percentage(value, DisplayRule.BELOW_ONE_NEVER_HUNDRED)
    cut = show_percentage(value, DisplayRule.TRUNCATE)
    assert (careful == "100.00%") == (cut == "100.00%") == (hits >= whole)
    assert careful in (half_up, "99.99%")
    assert 0 <= Decimal(half_up[:-1]) - Decimal(cut[:-1]) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("above", "below", "rule", "shown"),
    [
        (15243, 15636, DisplayRule.HALF_UP, "97.49%"),
        (215364, 215371, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "99.99%"),
        (525585, 525600, DisplayRule.BELOW_ONE_NEVER_HUNDRED, "99.99%"),
        (17160289.87, 17160681, DisplayRule.HALF_UP, "100.00%"),
        (1124, 1128, DisplayRule.TRUNCATE, "99.64%"),
        (94996, 100000, DisplayRule.HALF_UP, "95.00%"),
    ],
)
def test_published_figures_are_shown_as_they_were_printed(above, below, rule, shown):
    assert show_percentage(Decimal(str(above)) / Decimal(below), rule) == shown


def test_no_value_is_shown_as_a_dash():
    assert all(show_percentage(None, rule) == NO_VALUE for rule in DisplayRule)
