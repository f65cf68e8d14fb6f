"""The table of steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.workorders.errors import StageNotReachable
from hotline.modules.workorders.rules.lifecycle import (
    APPLICATIONS,
    DECISIONS,
    TRANSITIONS,
    Side,
    Stage,
    Step,
    ensure_reachable,
    stages_awaiting,
)
from hotline.modules.workorders.rules.offering import Situation, is_offered, steps_from
from hotline.modules.workorders.rules.words import ApprovalKind


@given(st.sampled_from(Stage), st.sampled_from([step for step in Step if step is not Step.REGISTER]))
def test_a_step_leads_on_from_its_stages_and_is_refused_from_every_other(stage: Stage, step: Step) -> None:
    if stage in TRANSITIONS[step].sources:
        assert ensure_reachable(stage, step) is (TRANSITIONS[step].target or stage)
    else:
        with pytest.raises(StageNotReachable):
            ensure_reachable(stage, step)


def test_every_stage_but_the_last_has_a_way_on() -> None:
    dead_ends = [
        stage for stage in Stage if not any(row.target for row in TRANSITIONS.values() if stage in row.sources)
    ]

    assert dead_ends == [Stage.ARCHIVED]


def test_every_stage_can_be_reached_from_registration() -> None:
    reached = {Stage.REGISTERED}
    for _ in Stage:
        reached |= {row.target for row in TRANSITIONS.values() if row.target and row.sources & reached}

    assert reached == set(Stage)


def test_a_dispatched_work_order_cannot_be_answered_at_once() -> None:
    with pytest.raises(StageNotReachable):
        ensure_reachable(Stage.DISPATCHED, Step.ANSWER)


situations = st.builds(
    Situation,
    awaits_callback=st.booleans(),
    awaits_result_review=st.booleans(),
    needs_designation=st.booleans(),
    open_approvals=st.frozensets(st.sampled_from(ApprovalKind)),
)


@given(st.frozensets(st.sampled_from(Permission)), st.frozensets(st.sampled_from(Side)), situations)
def test_nobody_is_offered_a_step_that_his_permissions_side_and_situation_do_not_allow(
    held: frozenset[Permission], sides: frozenset[Side], situation: Situation
) -> None:
    for stage in Stage:
        for step in steps_from(stage, held, situation, sides):
            row = TRANSITIONS[step]
            assert stage in row.sources
            assert row.permission in held
            assert row.side in sides
            assert is_offered(step, situation)


@given(st.frozensets(st.sampled_from(Permission)))
def test_a_work_order_waits_for_those_whose_duty_it_is(held: frozenset[Permission]) -> None:
    duties = [row for row in TRANSITIONS.values() if row.is_duty and row.permission in held]

    assert stages_awaiting(held) == frozenset().union(*(row.sources for row in duties))


def test_no_decision_is_offered_without_an_application_and_no_second_application() -> None:
    for step, kind in DECISIONS.items():
        assert not is_offered(step, Situation())
        assert is_offered(step, Situation(open_approvals=frozenset({kind})))
    for step, kind in APPLICATIONS.items():
        assert is_offered(step, Situation())
        assert not is_offered(step, Situation(open_approvals=frozenset({kind})))
