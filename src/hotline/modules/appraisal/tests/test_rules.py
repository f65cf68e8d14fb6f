"""The rules of the process: order of stages, other hands, intervals, costs, base data, sheets."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hotline.kit.rates import round_half_up, show_number
from hotline.modules.access.rules.permissions import Permission
from hotline.modules.analytics.public import catalogue
from hotline.modules.appraisal.errors import (
    AppealTooLate,
    BaseDataRefused,
    MoveNotReachable,
    OwnWork,
    PlanDatesOutOfOrder,
    SheetLineRefused,
    StageCannotBeSkipped,
    StageOutOfOrder,
    StageUnfinished,
)
from hotline.modules.appraisal.rules.base_data import Verdict, check, figure_of, places_of
from hotline.modules.appraisal.rules.costs import Cost, compare
from hotline.modules.appraisal.rules.course import COURSES, Made, ensure_other_hands, ensure_reachable, moves_from
from hotline.modules.appraisal.rules.intervals import share_interval
from hotline.modules.appraisal.rules.limits import ensure_appealable, is_overdue
from hotline.modules.appraisal.rules.sheets import EnteredLine, LineUnit, fill
from hotline.modules.appraisal.rules.stages import (
    StageWork,
    ensure_done,
    ensure_may_skip,
    ensure_may_start,
    ensure_planned_in_order,
)
from hotline.modules.appraisal.rules.words import Move, StageKind, State, Subject
from hotline.modules.appraisal.selectors.base_data import base_data_form
from hotline.modules.appraisal.selectors.sheets import find_sheet, sheets
from hotline.modules.scoring.rules.texts import as_decimal

from .year import PLANNED


def test_every_move_of_a_course_leads_on_from_a_state_that_another_reaches() -> None:
    for subject, moves in COURSES.items():
        reached = {row.target for row in moves.values()}
        firsts = [move for move, row in moves.items() if not row.sources]
        assert len(firsts) == 1, subject
        assert all(row.sources <= reached for row in moves.values()), subject


def test_a_move_that_the_state_does_not_permit_is_refused() -> None:
    assert ensure_reachable(Subject.TARGETS, Move.REVIEW, State.DECLARED).target is State.REVIEWED
    with pytest.raises(MoveNotReachable):
        ensure_reachable(Subject.TARGETS, Move.APPROVE, State.DECLARED)
    assert moves_from(Subject.TARGETS, State.DECLARED, frozenset({Permission.APPROVE_TARGETS})) == ()


def test_nobody_checks_what_he_brought_in() -> None:
    closing = COURSES[Subject.RECOMMENDATION][Move.CLOSE]
    with pytest.raises(OwnWork):
        ensure_other_hands(closing, [Made(Move.ISSUE, 1), Made(Move.REPLY, 2)], 2)
    ensure_other_hands(closing, [Made(Move.ISSUE, 1), Made(Move.REPLY, 2)], 1)


def test_stages_are_planned_in_their_order() -> None:
    ensure_planned_in_order(PLANNED)
    for place, moved in (
        (3, replace(PLANNED[3], last_day=date(2024, 1, 1))),
        (6, replace(PLANNED[6], first_day=date(2024, 5, 20), last_day=date(2024, 7, 1))),
    ):
        with pytest.raises(PlanDatesOutOfOrder):
            ensure_planned_in_order([*PLANNED[:place], moved, *PLANNED[place + 1 :]])
    with pytest.raises(PlanDatesOutOfOrder) as refused:
        ensure_planned_in_order(PLANNED[:-1])
    assert refused.value.sentence("zh") == "阶段“定稿”的日期先后不对。"
    assert refused.value.sentence("en") == "The dates of the stage “Final” are out of order."


def test_looking_begins_after_the_plans_review_and_the_draft_after_all_looking() -> None:
    states = dict.fromkeys(StageKind, State.PLANNED)
    ensure_may_start(StageKind.PLAN, states)
    with pytest.raises(StageOutOfOrder):
        ensure_may_start(StageKind.SAMPLING, states | {StageKind.PLAN: State.FINISHED})
    looked = states | dict.fromkeys((StageKind.DOCUMENTS, StageKind.ON_SITE, StageKind.SAMPLING), State.FINISHED)
    with pytest.raises(StageOutOfOrder, match="Questionnaire"):
        ensure_may_start(StageKind.DRAFT, looked)
    ensure_may_start(StageKind.DRAFT, looked | {StageKind.QUESTIONNAIRE: State.SKIPPED})
    with pytest.raises(StageCannotBeSkipped):
        ensure_may_skip(StageKind.DRAFT_REVIEW)


@pytest.mark.parametrize(
    ("kind", "work"),
    [
        (StageKind.DOCUMENTS, StageWork()),
        (StageKind.DOCUMENTS, StageWork(documents=3, documents_unjudged=1)),
        (StageKind.SAMPLING, StageWork(sampled=50, sampled_unjudged=2)),
        (StageKind.QUESTIONNAIRE, StageWork(surveys=1, surveys_open=1)),
    ],
)
def test_a_stage_that_has_not_done_its_work_is_not_finished(kind: StageKind, work: StageWork) -> None:
    with pytest.raises(StageUnfinished):
        ensure_done(kind, work)
    ensure_done(StageKind.ON_SITE, work)


def test_the_interval_of_a_share_is_wilsons() -> None:
    found = share_interval(3, 50)
    assert found is not None
    # Published values of Wilson's interval for 3 of 50.
    assert (round_half_up(found.low, 4), round_half_up(found.high, 4)) == (Decimal("0.0206"), Decimal("0.1622"))
    assert share_interval(0, 0) is None
    spotless = share_interval(0, 50)
    assert spotless is not None and spotless.low == 0 and Decimal("0.07") < spotless.high < Decimal("0.072")


@given(some.integers(1, 400).flatmap(lambda of: some.tuples(some.integers(0, of), some.just(of))))
def test_the_interval_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    found, of = pair
    one, other = share_interval(found, of), share_interval(of - found, of)
    assert one is not None and other is not None
    assert 0 <= one.low <= Decimal(found) / of <= one.high <= 1
    assert abs(one.low + other.high - 1) < Decimal("1e-20")


def test_costs_are_compared_for_an_agent_a_call_and_a_work_order() -> None:
    others = [
        Cost("甲市", Decimal(5_197_000), 76),
        Cost("乙开发区", Decimal(2_289_496), 20),
        Cost("丙省本级", Decimal(2_000_000), 33),
    ]
    ours = Cost("本市", Decimal(2_560_000), 40, 199_133, 215_371)
    per_agent = [show_number(as_decimal((one.per("agents") or Fraction(0)) / 10_000), 3) for one in (*others, ours)]
    assert per_agent == ["6.838", "11.447", "6.061", "6.400"]
    agents, calls, orders = compare(ours, others)
    # The seed says that ours is below all three; it is not.
    assert (agents.others, agents.is_below_all) == (3, False)
    assert agents.mean_of_others is not None and agents.ours is not None and agents.ours < agents.mean_of_others
    assert (calls.ours, calls.others, calls.is_below_all) == (Fraction(2_560_000, 199_133), 0, None)
    assert orders.mean_of_others is None
    assert compare(None, others)[0].ours is None


def test_an_answer_is_owed_until_its_day_is_over() -> None:
    due = date(2024, 9, 30)
    assert not is_overdue(State.ISSUED, due, due)
    assert is_overdue(State.RETURNED, due, date(2024, 10, 1))
    assert not is_overdue(State.REPLIED, due, date(2024, 10, 1))


def test_an_appeal_is_taken_until_local_midnight_of_its_last_day() -> None:
    final_at = datetime(2024, 7, 31, 2, 0, tzinfo=UTC)
    ensure_appealable(final_at, 10, datetime(2024, 8, 10, 15, 59, tzinfo=UTC))
    with pytest.raises(AppealTooLate, match="2024-08-10"):
        ensure_appealable(final_at, 10, datetime(2024, 8, 10, 16, 0, tzinfo=UTC))


def test_base_data_is_held_against_records_at_the_places_it_is_stated_to() -> None:
    form = base_data_form()
    rate, calls, daily = form.item("answer_rate"), form.item("calls"), form.item("calls_per_day")
    agrees = check(rate, figure_of(rate, "97.39%"), places_of(rate, "97.39%"), Fraction(193_932, 199_133), 365)
    assert (agrees.verdict, agrees.recorded) == (Verdict.AGREES, "97.39%")
    differs = check(rate, figure_of(rate, "98.7%"), places_of(rate, "98.7%"), Fraction(193_932, 199_133), 365)
    assert (differs.verdict, differs.recorded) == (Verdict.DIFFERS, "97.4%")
    assert check(calls, Decimal(199_133), 0, Fraction(199_133), 365).verdict is Verdict.AGREES
    assert check(daily, Decimal(546), 0, Fraction(199_133), 365).verdict is Verdict.AGREES
    assert check(daily, Decimal(546), 0, None, 365).verdict is Verdict.NO_RECORDS
    with pytest.raises(BaseDataRefused):
        figure_of(calls, "很多")
    with pytest.raises(BaseDataRefused):
        form.item("colour")


def test_sheets_have_as_many_indicators_as_the_reports_name_and_their_indicators_exist() -> None:
    assert {one.code: len(one.lines) for one in sheets()} == {"supervision-monthly": 28, "supervision-yearly": 33}
    fed = {line.indicator for one in sheets() for line in one.lines if line.indicator}
    fed |= {item.indicator for item in base_data_form().items if item.indicator}
    assert fed <= set(catalogue().indicators)
    for sheet in sheets():
        assert len({line.code for line in sheet.lines}) == len(sheet.lines)
        assert all(line.target == 1 for line in sheet.lines if line.unit is LineUnit.YES_NO)


def test_a_line_is_met_by_its_exact_value_and_neither_met_nor_missed_without_one() -> None:
    sheet = find_sheet("supervision-monthly")
    recorded = {"answer_rate": Fraction(94_996, 100_000), "abandonment_rate": Fraction(5, 100), "service_level": None}
    lines = {one["code"]: one for one in fill(sheet, recorded, [EnteredLine("outages", Decimal(0), "巡检记录")])}
    assert (lines["answer_rate"]["shown"], lines["answer_rate"]["is_met"]) == ("95.00%", False)
    assert lines["abandonment_rate"]["is_met"] is True
    assert lines["service_level"]["is_met"] is None
    assert (lines["outages"]["is_met"], lines["outages"]["evidence"]) == (True, "巡检记录")


@pytest.mark.parametrize(
    "entered",
    [
        EnteredLine("answer_rate", Decimal(1), "手工"),
        EnteredLine("colour", Decimal(1), "手工"),
        EnteredLine("outages", Decimal(1), " "),
        EnteredLine("turnover_rate", Decimal(3), "名册"),
        EnteredLine("wages_paid", Decimal("0.5"), "凭证"),
    ],
)
def test_a_line_that_cannot_be_entered_so_is_refused(entered: EnteredLine) -> None:
    with pytest.raises(SheetLineRefused):
        fill(find_sheet("supervision-monthly"), {}, [entered])
