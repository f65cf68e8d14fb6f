"""The rules of supervision: which notice is due, when somebody is reminded, how far accountability goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.supervision.errors import StateNotReachable, TermsNotInOrder
from hotline.modules.supervision.rules.accountability import Delay, graver_stage, is_rate_too_low, next_stage, stage_due
from hotline.modules.supervision.rules.course import NOTICE_MOVES, Move, ensure_reachable, moves_from
from hotline.modules.supervision.rules.levels import Standing, notice_due, notice_to_propose
from hotline.modules.supervision.rules.ranking import Performance, ranks
from hotline.modules.supervision.rules.reminding import reminder_before_due, reminder_for_warning
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.supervision.rules.words import (
    ACCOUNTABILITY_STAGES,
    NOTICE_LEVELS,
    AccountabilityStage,
    NoticeLevel,
    NoticeReason,
    NoticeState,
    trigger_in_words,
)

TERMS = Terms()
START = datetime(2026, 9, 30, 2, 0, tzinfo=UTC)

standings = st.builds(
    Standing,
    is_overdue=st.booleans(),
    overdue_working_days=st.integers(0, 40).map(lambda halves: Decimal(halves) / 2),
    send_backs=st.integers(0, 8),
    units=st.integers(0, 8),
    overdue_in_month=st.integers(0, 12),
    level=st.sampled_from([None, *NOTICE_LEVELS]),
    is_reply_late=st.booleans(),
)


def _height(standing: Standing) -> int:
    due = notice_due(standing, TERMS)
    return -1 if due is None else NOTICE_LEVELS.index(due.level)


@pytest.mark.parametrize(
    ("standing", "level", "reason"),
    [
        (Standing(is_overdue=True), NoticeLevel.ORDINARY, NoticeReason.OVERDUE),
        (Standing(is_overdue=True, overdue_working_days=Decimal(3)), NoticeLevel.KEY, NoticeReason.LONG_OVERDUE),
        (Standing(is_overdue=True, overdue_working_days=Decimal("2.5")), NoticeLevel.ORDINARY, NoticeReason.OVERDUE),
        (Standing(send_backs=4), NoticeLevel.KEY, NoticeReason.SENT_BACK_OFTEN),
        (Standing(units=4), NoticeLevel.KEY, NoticeReason.PASSED_ROUND),
        (Standing(is_overdue=True, overdue_in_month=5), NoticeLevel.SUMMONS, NoticeReason.OFTEN_OVERDUE),
        (
            Standing(level=NoticeLevel.KEY, is_reply_late=True),
            NoticeLevel.SUMMONS,
            NoticeReason.NOTICE_UNANSWERED,
        ),
        (
            Standing(level=NoticeLevel.ORDINARY, is_reply_late=True),
            NoticeLevel.KEY,
            NoticeReason.NOTICE_UNANSWERED,
        ),
    ],
)
def test_the_situation_calls_for_the_notice(standing: Standing, level: NoticeLevel, reason: NoticeReason) -> None:
    due = notice_due(standing, TERMS)

    assert due is not None
    assert (due.level, due.reason) == (level, reason)


@pytest.mark.parametrize("standing", [Standing(), Standing(send_backs=3, units=3), Standing(overdue_in_month=9)])
def test_nothing_is_due_where_nothing_is_wrong(standing: Standing) -> None:
    assert notice_due(standing, TERMS) is None


@given(standings)
def test_what_is_proposed_is_always_graver_than_what_stands(standing: Standing) -> None:
    proposed = notice_to_propose(standing, TERMS)

    if proposed is not None and standing.level is not None:
        assert NOTICE_LEVELS.index(proposed.level) > NOTICE_LEVELS.index(standing.level)


@given(standings, st.sampled_from(["overdue_working_days", "send_backs", "units", "overdue_in_month"]))
def test_more_of_anything_never_makes_the_notice_milder(standing: Standing, what: str) -> None:
    worse = replace(standing, **{what: getattr(standing, what) + 1})

    assert _height(worse) >= _height(standing)


@given(standings)
def test_becoming_overdue_never_makes_the_notice_milder(standing: Standing) -> None:
    assert _height(replace(standing, is_overdue=True)) >= _height(replace(standing, is_overdue=False))


@given(standings)
def test_every_overdue_work_order_calls_for_a_notice(standing: Standing) -> None:
    assert notice_due(replace(standing, is_overdue=True), TERMS) is not None


def test_reminders_come_48_and_24_hours_before_the_due_moment() -> None:
    due_at = START + timedelta(hours=100)

    def triggers(hours_left: float) -> str | None:
        at = due_at - timedelta(hours=hours_left)
        found = reminder_before_due(started_at=START, due_at=due_at, at=at, terms=TERMS)
        return found and f"{found.level}:{found.trigger}"

    assert [triggers(left) for left in (49, 48, 24.5, 24, 1, 0, -1)] == [
        None,
        "ordinary:hours_48",
        "ordinary:hours_48",
        "key:hours_24",
        "key:hours_24",
        None,
        None,
    ]


def test_a_limit_shorter_than_the_hours_is_reminded_at_80_percent_instead() -> None:
    hours = {"started_at": START, "due_at": START + timedelta(hours=2)}

    assert reminder_before_due(**hours, at=START + timedelta(hours=1), terms=TERMS) is None
    warned = reminder_for_warning(ClockKind.HANDLE, 80, **hours, terms=TERMS)
    assert warned is not None and (warned.level, warned.trigger) == ("ordinary", "percent_80")
    long = {"started_at": START, "due_at": START + timedelta(days=5)}
    assert reminder_for_warning(ClockKind.HANDLE, 80, **long, terms=TERMS) is None


@pytest.mark.parametrize("kind", [ClockKind.ACKNOWLEDGE, ClockKind.CONTACT, ClockKind.HANDLE, ClockKind.SUPPORT])
def test_a_limit_that_has_run_out_is_a_key_reminder(kind: ClockKind) -> None:
    found = reminder_for_warning(kind, 100, started_at=START, due_at=START + timedelta(days=9), terms=TERMS)

    assert found is not None and (found.level, found.trigger) == ("key", "percent_100")


@pytest.mark.parametrize("kind", [ClockKind.CITIZEN, ClockKind.DISPATCH, ClockKind.SEND_BACK])
def test_no_department_is_reminded_of_a_clock_that_is_not_its_own(kind: ClockKind) -> None:
    assert reminder_for_warning(kind, 100, started_at=START, due_at=START, terms=TERMS) is None


@pytest.mark.parametrize(
    ("delay", "stage"),
    [
        (Delay(Decimal(0)), AccountabilityStage.NOTICE),
        (Delay(Decimal(1)), AccountabilityStage.EXPLANATION_REQUIRED),
        (Delay(Decimal(5)), AccountabilityStage.CIRCULAR),
        (Delay(Decimal(1), is_explanation_late=True), AccountabilityStage.CIRCULAR),
        (Delay(Decimal(1), was_explained=True, is_explanation_late=True), AccountabilityStage.EXPLANATION_REQUIRED),
        (Delay(Decimal(10)), AccountabilityStage.INTERVIEW),
    ],
)
def test_a_delay_calls_for_its_stage(delay: Delay, stage: AccountabilityStage) -> None:
    assert stage_due(delay, TERMS) is stage


def test_stages_follow_each_other_and_never_go_back() -> None:
    assert [next_stage(stage) for stage in ACCOUNTABILITY_STAGES] == [*ACCOUNTABILITY_STAGES[1:], None]
    for one in ACCOUNTABILITY_STAGES:
        for other in ACCOUNTABILITY_STAGES:
            assert graver_stage(one, other) == graver_stage(other, one)
            assert ACCOUNTABILITY_STAGES.index(graver_stage(one, other)) >= ACCOUNTABILITY_STAGES.index(one)


@pytest.mark.parametrize(
    ("on_time", "due", "is_too_low"),
    [(89, 100, True), (90, 100, False), (9, 10, False), (8, 10, True), (0, 9, False), (0, 0, False)],
)
def test_a_month_below_90_percent_starts_accountability(on_time: int, due: int, is_too_low: bool) -> None:
    assert is_rate_too_low(on_time, due, TERMS) is is_too_low


def test_few_cases_are_not_ranked_and_equal_rates_share_a_rank() -> None:
    rows = [
        Performance("a", 100, 97),
        Performance("b", 200, 194),
        Performance("c", 10, 10),
        Performance("d", 9, 9),
        Performance("e", 50, 20),
        Performance("f", 0, 0),
    ]

    assert ranks(rows, 10) == {"c": 1, "a": 2, "b": 2, "e": 4, "d": None, "f": None}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_a_better_rate_never_ranks_behind_a_worse_one(figures: list[tuple[int, int]]) -> None:
    rows = [Performance(str(n), max(a, b), min(a, b)) for n, (a, b) in enumerate(figures)]
    placed = ranks(rows, TERMS.smallest_sample)

    for one in rows:
        assert (placed[one.code] is None) == (one.due < TERMS.smallest_sample)
        for other in rows:
            mine, theirs = placed[one.code], placed[other.code]
            if mine is not None and theirs is not None:
                assert (one.on_time * other.due > other.on_time * one.due) == (mine < theirs)


def test_a_notice_takes_every_move_only_where_the_table_says_so() -> None:
    for move, row in NOTICE_MOVES.items():
        for state in NoticeState:
            if state in row.sources:
                ensure_reachable(NOTICE_MOVES, move, state)
            else:
                with pytest.raises(StateNotReachable):
                    ensure_reachable(NOTICE_MOVES, move, state)


def test_a_department_is_offered_its_moves_only() -> None:
    department = frozenset({Permission.ANSWER_SUPERVISION})

    assert moves_from(NOTICE_MOVES, NoticeState.AWAITS_REPLY, department) == (Move.REPLY,)
    assert moves_from(NOTICE_MOVES, NoticeState.REPLIED, department) == ()
    assert moves_from(NOTICE_MOVES, NoticeState.CLOSED, frozenset(Permission)) == ()


def test_terms_that_contradict_each_other_are_refused() -> None:
    TERMS.ensure_in_order()
    with pytest.raises(TermsNotInOrder):
        replace(TERMS, key_reminder_hours=72).ensure_in_order()
    with pytest.raises(TermsNotInOrder):
        replace(TERMS, circular_after_working_days=20).ensure_in_order()


@pytest.mark.parametrize("trigger", ["manual", "percent_80", "percent_100", "hours_48", "focus_area"])
def test_every_trigger_has_its_words(trigger: str) -> None:
    words = trigger_in_words(trigger)

    assert words["zh"] and words["en"]
    assert (words == trigger_in_words("manual")) is (trigger == "manual")
