"""The table of steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.workorders.errors import StageNotReachable
from hotline.modules.workorders.rules.lifecycle import (
    TRANSITIONS,
    Stage,
    Step,
    ensure_reachable,
    stages_awaiting,
    steps_from,
)

EVERYTHING = frozenset(Permission)


@given(st.sampled_from(Stage), st.sampled_from([step for step in Step if step is not Step.REGISTER]))
def test_a_step_leads_on_from_its_stages_and_is_refused_from_every_other(stage: Stage, step: Step) -> None:
    if stage in TRANSITIONS[step].sources:
        assert ensure_reachable(stage, step) is TRANSITIONS[step].target
    else:
        with pytest.raises(StageNotReachable):
            ensure_reachable(stage, step)


def test_every_stage_but_the_last_has_a_way_on() -> None:
    dead_ends = [stage for stage in Stage if not steps_from(stage, EVERYTHING)]

    assert dead_ends == [Stage.ARCHIVED]


def test_every_stage_can_be_reached_from_registration() -> None:
    reached = {Stage.REGISTERED}
    for _ in Stage:
        reached |= {t.target for t in TRANSITIONS.values() if t.sources & reached}

    assert reached == set(Stage)


def test_a_dispatched_work_order_cannot_be_answered_at_once() -> None:
    with pytest.raises(StageNotReachable):
        ensure_reachable(Stage.DISPATCHED, Step.ANSWER)


@given(st.sets(st.sampled_from(Permission)))
def test_nobody_is_offered_a_step_that_his_permissions_do_not_allow(permissions: set[Permission]) -> None:
    held = frozenset(permissions)

    for stage in Stage:
        steps = steps_from(stage, held)
        assert all(TRANSITIONS[step].permission in held for step in steps)
        assert bool(steps) == (stage in stages_awaiting(held))
