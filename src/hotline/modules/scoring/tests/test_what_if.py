"""What would lift the grade, and where the period will end: every suggestion is scored, every projection exact."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.modules.scoring.public import (
    IndicatorValue,
    MonthValue,
    Pace,
    Progress,
    Supposition,
    Values,
    at_this_pace,
    indicator_requests,
    projected_months,
    read_entered,
    read_scheme,
    score,
    supposing,
    what_if,
)
from hotline.modules.scoring.rules.scheme import Period

FOLDER = files("hotline") / "schemes"
CODES = ("guangzhou-2021", "hanzhong-2023", "huainan-2024", "zhongshan-2022", "zizhou-2023")


def read(code):
    scheme = read_scheme((FOLDER / f"{code}.yaml").read_text("utf-8"))
    return scheme, read_entered((FOLDER / f"{code}.entered.yaml").read_text("utf-8"), scheme)


SCHEMES = {code: read(code) for code in CODES}
shares = st.decimals(min_value=0, max_value="1.2", places=4)


def values_of(code, draw):
    scheme, entered = SCHEMES[code]
    found = []
    for one in indicator_requests(scheme):
        months = ()
        if one.by_month:
            months = tuple(MonthValue(month=f"2023-{at:02d}", value=draw(shares)) for at in range(1, 13))
        found.append(IndicatorValue(code=one.code, variant=one.variant, value=draw(shares), months=months))
    return scheme, Values(indicators=tuple(found), entered=entered)


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None, max_examples=4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_suggested_change_lifts_the_mark_when_it_is_scored(code, data):
    scheme, values = values_of(code, data.draw)
    found = what_if(scheme, values)
    before = {one.leaf.code: one for one in score(scheme, values).leaves()}
    for loss in found.losses:
        for lift in loss.lifts:
            after = score(scheme, supposing(scheme, values, (lift.supposition,)))
            leaf = next(one for one in after.leaves() if one.leaf.code == lift.supposition.leaf)
            was = before[leaf.leaf.code]
            assert leaf.counted == lift.mark
            assert lift.mark > was.counted or (was.strikes_veto and not leaf.strikes_veto)
    if found.next_grade is not None and found.next_grade.lifts:
        together = tuple(lift.supposition for lift in found.next_grade.lifts)
        after = score(scheme, supposing(scheme, values, together))
        names = [grade.name for grade in scheme.grades]
        assert names.index(after.grade_by_rule) < names.index(found.scorecard.grade_by_rule)
        assert after.total_by_rule == found.next_grade.total


def hanzhong(answer_rate, **months):
    scheme, entered = SCHEMES["hanzhong-2023"]
    found = []
    for one in indicator_requests(scheme):
        value = (
            Decimal(200_000) if one.code == "call_volume" else answer_rate if one.code == "answer_rate" else Decimal(1)
        )
        series = tuple(MonthValue(month=f"2023-{at:02d}", value=Decimal(at * 20)) for at in range(1, 13))
        is_monthly = one.code == "knowledge_updates"
        found.append(
            IndicatorValue(code=one.code, variant=one.variant, value=value, months=series if is_monthly else ())
        )
    return scheme, Values(indicators=tuple(found), entered=entered)


def test_a_step_deduction_names_the_value_of_the_next_step_and_of_the_full_mark():
    scheme, values = hanzhong(Decimal("0.93"))
    loss = next(one for one in what_if(scheme, values).losses if one.marked.leaf.code == "answer_rate")
    assert [(lift.supposition.value, lift.mark) for lift in loss.lifts] == [
        (Decimal("0.94"), Decimal("2.00")),
        (Decimal("0.95"), Decimal("3.00")),
    ]


def test_a_monthly_deduction_is_lifted_month_by_month_where_the_month_was_nearest():
    scheme, values = hanzhong(Decimal(1))
    losses = {one.marked.leaf.code: one for one in what_if(scheme, values).losses}
    lifts = losses["knowledge_update_timeliness"].lifts
    assert list(lifts[0].supposition.months) == ["2023-04"]
    assert list(lifts[-1].supposition.months) == ["2023-04", "2023-03", "2023-02", "2023-01"]
    assert lifts[-1].mark == Decimal("2.00")


def test_another_value_changes_total_and_grade_and_nothing_that_was_handed_in():
    scheme, values = hanzhong(Decimal("0.93"))
    tried = supposing(scheme, values, (Supposition(leaf="answer_rate", value=Decimal("0.99")),))
    assert score(scheme, tried).total_by_rule - score(scheme, values).total_by_rule == Decimal("2.00")
    assert values.indicator("answer_rate", "calls_in").exact == Fraction(93, 100)


YEAR = Period(first_day=date(2023, 1, 1), last_day=date(2023, 12, 31))
COUNT = IndicatorValue(code="call_volume", value=Decimal(1000))


@pytest.mark.parametrize("pace", Pace)
@given(numbers=st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
def test_a_finished_period_is_projected_to_what_it_is(pace, numbers):
    months = tuple(MonthValue(month=f"2023-{at:02d}", value=Decimal(one)) for at, one in enumerate(numbers, 1))
    value = IndicatorValue(code="knowledge_updates", value=Decimal(sum(numbers)), months=months)
    assert at_this_pace(value, pace, Progress(period=YEAR, as_of=YEAR.last_day)) == value


@given(day=st.dates(YEAR.first_day, YEAR.last_day), count=st.integers(0, 10**9))
def test_a_count_grows_by_the_exact_share_of_days_and_a_rate_stays(day, count):
    progress = Progress(period=YEAR, as_of=day)
    value = IndicatorValue(code="call_volume", value=Decimal(count))
    days = (day - YEAR.first_day).days + 1
    assert at_this_pace(value, Pace.GROWS, progress).exact == Fraction(count * 365, days)
    assert at_this_pace(value, Pace.STAYS, progress).exact == at_this_pace(value, Pace.STANDS, progress).exact == count


def test_months_that_are_over_stay_and_those_to_come_are_projected():
    months = (
        MonthValue(month="2023-01", value=Decimal(310)),
        MonthValue(month="2023-02", value=Decimal(140)),
    )
    value = IndicatorValue(code="knowledge_updates", value=Decimal(450), months=months)
    progress = Progress(period=YEAR, as_of=date(2023, 2, 14))
    found = {one.month: one.exact for one in at_this_pace(value, Pace.GROWS, progress).months}
    assert (found["2023-01"], found["2023-02"], found["2023-04"]) == (310, 280, 300)
    assert projected_months(progress)[0] == "2023-02"
    assert len(found) == 12


def test_what_has_no_known_pace_has_no_value_at_the_end():
    assert at_this_pace(COUNT, Pace.UNKNOWN, Progress(period=YEAR, as_of=date(2023, 6, 30))).exact is None
