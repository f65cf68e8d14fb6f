"""Due moments derived from facts: pauses, extensions, warnings and the explanation of each."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.kit.clock import LOCAL
from hotline.modules.sla.rules.clocks import ClockFacts, Extension, Pause, due_at, explain, share_elapsed_at
from hotline.modules.sla.rules.limits import DAY_UNITS, Limit, LimitUnit
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.taxonomy.rules.days import DayKind
from hotline.modules.taxonomy.rules.shipped import shipped_calendar

PLAIN_WEEK = WorkingCalendar({})
MONDAY = datetime(2023, 5, 8, 9, 0, tzinfo=LOCAL)
FIVE_DAYS = Limit(5, LimitUnit.WORKING_DAY, "")
THREE_DAYS = Limit(3, LimitUnit.WORKING_DAY, "")


def on(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment in May 2023."""
    return datetime(2023, 5, day, hour, minute, tzinfo=LOCAL)


_START = datetime(2023, 1, 1, tzinfo=LOCAL)
moments = st.integers(0, 60 * 24 * 60).map(lambda minutes: _START + timedelta(minutes=minutes))
calendars = st.builds(
    WorkingCalendar,
    st.dictionaries(st.dates(date(2023, 1, 1), date(2023, 5, 1)), st.sampled_from(DayKind), max_size=25),
)
units = st.sampled_from(LimitUnit)
limits = st.builds(Limit, st.integers(1, 12), units, st.just(""))
pauses = st.lists(
    st.tuples(moments, st.integers(1, 9_000)).map(lambda pair: Pause(pair[0], pair[0] + timedelta(minutes=pair[1]))),
    max_size=3,
).map(tuple)
extensions = st.lists(st.builds(Extension, st.integers(1, 5), units), max_size=2).map(tuple)
clocks = st.builds(ClockFacts, moments, limits, pauses, extensions)
shares = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)


@pytest.mark.parametrize(
    ("pause", "due"),
    [
        # Without a pause the limit of three days would end on Thursday.
        ((on(9, 10), on(9, 17)), on(12)),
        ((on(9, 10), on(10, 10)), on(13)),
        ((on(9, 10), on(15, 10)), on(18)),
        # From Thursday, the last day, to Sunday: what was left is done on Monday.
        ((on(11, 10), on(14, 10)), on(16)),
        # Begun when the clock had run out already.
        ((on(12, 10), on(20, 10)), on(12)),
    ],
)
def test_a_pause_leaves_out_the_working_days_after_its_first_up_to_its_last(
    pause: tuple[datetime, datetime], due: datetime
) -> None:
    assert due_at(ClockFacts(MONDAY, THREE_DAYS, (Pause(*pause),)), PLAIN_WEEK) == due


def test_overlapping_pauses_count_once() -> None:
    overlapping = (Pause(on(9, 10), on(11, 10)), Pause(on(10, 10), on(12, 10)))

    due = due_at(ClockFacts(MONDAY, FIVE_DAYS, overlapping), PLAIN_WEEK)

    assert due == due_at(ClockFacts(MONDAY, FIVE_DAYS, (Pause(on(9, 10), on(12, 10)),)), PLAIN_WEEK)


def test_a_pause_that_lasts_counts_up_to_now() -> None:
    facts = ClockFacts(MONDAY, THREE_DAYS, (Pause(on(9, 10), None),))

    assert due_at(facts, PLAIN_WEEK) == on(12)
    assert due_at(facts, PLAIN_WEEK, at=on(11, 8)) == on(16)


def test_hours_are_paused_to_the_minute() -> None:
    facts = ClockFacts(MONDAY, Limit(2, LimitUnit.HOUR, ""), (Pause(on(8, 9, 30), on(8, 12, 15)),))

    assert due_at(facts, PLAIN_WEEK) == on(8, 13, 45)


def test_working_hours_lose_the_office_hours_of_a_pause() -> None:
    facts = ClockFacts(MONDAY, Limit(2, LimitUnit.WORKING_HOUR, ""), (Pause(on(8, 10), on(8, 15)),))

    # One hour before the pause, one from 15:00 on.
    assert due_at(facts, PLAIN_WEEK) == on(8, 16)


def test_an_extension_adds_its_days() -> None:
    facts = ClockFacts(MONDAY, THREE_DAYS, extensions=(Extension(2, LimitUnit.WORKING_DAY),))

    assert due_at(facts, PLAIN_WEEK) == due_at(ClockFacts(MONDAY, FIVE_DAYS), PLAIN_WEEK)


def test_an_extension_in_another_unit_runs_on_from_the_due_moment() -> None:
    hours = ClockFacts(MONDAY, Limit(2, LimitUnit.HOUR, ""), extensions=(Extension(1, LimitUnit.WORKING_DAY),))
    days = ClockFacts(MONDAY, THREE_DAYS, extensions=(Extension(2, LimitUnit.DAY),))

    assert due_at(hours, PLAIN_WEEK) == on(10)
    # The three days end with Thursday, so Friday and Saturday follow.
    assert due_at(days, PLAIN_WEEK) == on(14)


def test_a_promised_moment_stays_whatever_happens() -> None:
    promised = on(31, 18)
    facts = ClockFacts(MONDAY, THREE_DAYS, (Pause(on(9), on(20)),), fixed_due_at=promised)

    assert due_at(facts, PLAIN_WEEK) == promised
    assert share_elapsed_at(facts, PLAIN_WEEK, Decimal(1)) == promised


@pytest.mark.parametrize(
    ("limit", "share", "moment"),
    [
        (FIVE_DAYS, "0.5", on(11, 12)),
        (FIVE_DAYS, "0.8", on(13)),
        (FIVE_DAYS, "1", on(16)),
        (Limit(2, LimitUnit.HOUR, ""), "0.5", on(8, 10)),
        (Limit(4, LimitUnit.WORKING_HOUR, ""), "0.8", on(8, 14, 12)),
        (Limit(2, LimitUnit.DAY, ""), "0.25", on(9, 12)),
    ],
)
def test_warnings_come_in_the_clocks_own_time(limit: Limit, share: str, moment: datetime) -> None:
    assert share_elapsed_at(ClockFacts(MONDAY, limit), PLAIN_WEEK, Decimal(share)) == moment


def test_no_warning_comes_while_the_clock_stands_still() -> None:
    facts = ClockFacts(MONDAY, Limit(10, LimitUnit.HOUR, ""), (Pause(on(8, 10), on(9, 10)),))

    assert share_elapsed_at(facts, PLAIN_WEEK, Decimal("0.5")) == on(9, 14)


@given(clocks, calendars, moments, st.integers(1, 9_000))
def test_a_pause_never_moves_a_due_moment_earlier(
    facts: ClockFacts, calendar: WorkingCalendar, begins: datetime, minutes: int
) -> None:
    more = (*facts.pauses, Pause(begins, begins + timedelta(minutes=minutes)))
    paused = ClockFacts(facts.started_at, facts.limit, more, facts.extensions)

    assert due_at(paused, calendar) >= due_at(facts, calendar)


@given(clocks, calendars, st.integers(1, 5))
def test_a_longer_limit_is_never_due_earlier(facts: ClockFacts, calendar: WorkingCalendar, more: int) -> None:
    longer = Limit(facts.limit.amount + more, facts.limit.unit, "")

    due = due_at(ClockFacts(facts.started_at, longer, facts.pauses), calendar)

    assert due >= due_at(ClockFacts(facts.started_at, facts.limit, facts.pauses), calendar)


@given(clocks, calendars, st.integers(0, 20_000))
def test_a_later_start_is_never_due_earlier(facts: ClockFacts, calendar: WorkingCalendar, minutes: int) -> None:
    later = facts.started_at + timedelta(minutes=minutes)

    due = due_at(ClockFacts(later, facts.limit, facts.pauses), calendar)

    assert due >= due_at(ClockFacts(facts.started_at, facts.limit, facts.pauses), calendar)


@given(clocks, calendars)
def test_a_clock_without_pauses_is_due_with_its_limit(facts: ClockFacts, calendar: WorkingCalendar) -> None:
    assert due_at(ClockFacts(facts.started_at, facts.limit), calendar) == facts.limit.due_at(facts.started_at, calendar)


@given(clocks, calendars, shares, shares)
def test_warnings_come_in_order_between_start_and_due_moment(
    facts: ClockFacts, calendar: WorkingCalendar, one: Decimal, two: Decimal
) -> None:
    first, second = sorted((one, two))

    assert (
        facts.started_at
        <= share_elapsed_at(facts, calendar, first)
        <= share_elapsed_at(facts, calendar, second)
        <= share_elapsed_at(facts, calendar, Decimal(1))
        == due_at(facts, calendar)
    )


@given(clocks, calendars)
def test_the_explanation_counts_what_the_limit_says(facts: ClockFacts, calendar: WorkingCalendar) -> None:
    steps = explain(facts, calendar)
    due = due_at(facts, calendar)

    assert steps[0].day == facts.started_at.date()
    assert steps[-1].day == (due - timedelta(microseconds=1)).astimezone(LOCAL).date()
    wanted = sum(part.amount for part in facts.granted)
    counted = sum(step.counted for step in steps)
    units_used = {part.unit for part in facts.granted}
    # A half day too many may be counted on the last day of each stretch of working days.
    slack = Decimal("0.5") * (1 + len(facts.extensions)) if LimitUnit.WORKING_DAY in units_used else 0
    rounding = Decimal("1e-9")
    assert wanted - rounding <= counted <= wanted + slack + rounding
    assert all(step.counted >= 0 for step in steps)
    if facts.limit.unit in DAY_UNITS:
        assert steps[0].counted == 0


def test_the_explanation_names_holidays_make_up_days_and_weekends() -> None:
    start = datetime(2026, 9, 30, 9, 0, tzinfo=LOCAL)

    steps = explain(ClockFacts(start, FIVE_DAYS), shipped_calendar())

    told = {step.day: (int(step.counted), int(step.running_total), step.reason_zh) for step in steps}
    assert told[date(2026, 9, 30)] == (0, 0, "起算当日不计入")
    assert told[date(2026, 10, 1)] == (0, 0, "国庆节放假")
    assert told[date(2026, 10, 8)] == (1, 1, "工作日")
    assert told[date(2026, 10, 10)] == (1, 3, "国庆节调休上班")
    assert told[date(2026, 10, 11)] == (0, 3, "周末")
    assert steps[-1].day == date(2026, 10, 13)
    assert all(step.is_announced for step in steps)


def test_the_explanation_says_what_was_paused_and_extended() -> None:
    facts = ClockFacts(MONDAY, Limit(1, LimitUnit.WORKING_DAY, ""), (Pause(on(8, 10), on(9, 10)),))
    extended = ClockFacts(facts.started_at, facts.limit, facts.pauses, (Extension(1, LimitUnit.WORKING_DAY),))

    assert [step.reason_zh for step in explain(extended, PLAIN_WEEK)] == [
        "起算当日不计入",
        "暂停计时",
        "工作日",
        "工作日（延期）",
    ]
    assert [step.reason_en for step in explain(facts, PLAIN_WEEK)][1] == "Paused"


def test_the_explanation_flags_years_without_a_notice() -> None:
    steps = explain(ClockFacts(datetime(2098, 12, 30, 9, 0, tzinfo=LOCAL), THREE_DAYS), shipped_calendar())

    assert not any(step.is_announced for step in steps)
