"""Every stage, every step, every role: what the table of steps does not permit is refused, and changes nothing."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import transaction
from tests.steps import BY_ITSELF, REQUESTS, WAYS, Body, Cast, cast_of, code_of, register, roles_for, take
from tests.support import City, PersonFactory

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import ROLES, actor_of
from hotline.modules.taxonomy.public import publish_calendar
from hotline.modules.taxonomy.rules.days import DayKind, SpecialDayRow
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Stage, Step

# The stage's own refusal, or one that comes before it: the actor's department has no part, or another one; nobody is
# to be called back; no department is there to be supervised.
_ELSEWHERE = {
    "stage_not_reachable",
    "not_found",
    "not_your_part",
    "callback_closed",
    "no_department_to_supervise",
}
_DISSATISFIED = {"was_reached": True, "solution": "unsolved", "satisfaction": "dissatisfied", "reason": "result"}
# What a step needs to have happened before, as far along the way as it is possible.
_NEEDS: Mapping[Step, Step] = {
    Step.APPROVE_EXTENSION: Step.REQUEST_EXTENSION,
    Step.REFUSE_EXTENSION: Step.REQUEST_EXTENSION,
    Step.APPROVE_PROMISE: Step.REQUEST_PROMISE,
    Step.REFUSE_PROMISE: Step.REQUEST_PROMISE,
    Step.APPROVE_EXCLUSION: Step.REQUEST_EXCLUSION,
    Step.REFUSE_EXCLUSION: Step.REQUEST_EXCLUSION,
    Step.WITHDRAW_PUBLICATION: Step.PUBLISH,
    Step.RELEASE_FILE: Step.HOLD_FILE,
}


def test_every_step_is_asked_for_or_happens_by_itself() -> None:
    assert set(REQUESTS) | BY_ITSELF == set(Step)
    assert not set(REQUESTS) & BY_ITSELF
    assert set(WAYS) == set(Stage)


@dataclass(slots=True)
class Scene:
    """Work orders at every stage, made once and put back as they were after each request."""

    cast: Cast
    known: dict[tuple[Step, ...], WorkOrder] = field(default_factory=dict)

    def at(self, stage: Stage, step: Step) -> WorkOrder:
        """A work order at that stage, of which as much is true as the step needs."""
        if step in _SPECIAL:
            return _SPECIAL[step](self, stage)
        way = _way(stage, step)
        if way not in self.known:
            self.known[way] = self.led(register(self.cast), way)
        return self.known[way]

    def led(self, work_order: WorkOrder, way: tuple[Step, ...], **bodies: Body) -> WorkOrder:
        """Take steps on a work order, each by somebody who may."""
        for step in way:
            answer = take(work_order, step, self.cast, by=self.cast.permitted(step), body=bodies.get(step.value))
            assert answer.status_code == 200, (way, step, answer.content.decode())
            work_order.refresh_from_db()
        return work_order


def _way(stage: Stage, step: Step) -> tuple[Step, ...]:
    """The way to the stage, with what the step needs put in where it is possible last."""
    way = WAYS[stage]
    needed = _NEEDS.get(step)
    if needed is None or stage not in TRANSITIONS[step].sources:
        return way
    stages = [Stage.REGISTERED]
    for taken in way:
        stages.append(TRANSITIONS[taken].leads_from(stages[-1]))
    places = [place for place, passed in enumerate(stages) if passed in TRANSITIONS[needed].sources]
    return (*way[: places[-1]], needed, *way[places[-1] :])


def _part(scene: Scene, stage: Stage) -> WorkOrder:
    """A work order that was split from another."""
    source = register(scene.cast)
    split = take(source, Step.SPLIT, scene.cast, by=scene.cast.permitted(Step.SPLIT))
    part = WorkOrder.objects.get(number=json.loads(split.content)["number"])
    return scene.led(part, WAYS[stage])


def _dissatisfied(scene: Scene, stage: Stage) -> WorkOrder:
    """A work order whose requester said that it was not solved, where he was called back."""
    bodies = {} if stage is Stage.ARCHIVED else {Step.RECORD_CALLBACK.value: _DISSATISFIED}
    return scene.led(register(scene.cast), WAYS[stage], **bodies)


def _anonymous(scene: Scene, stage: Stage) -> WorkOrder:
    """A work order that nobody can be called back about, where nobody was."""
    way = WAYS[stage]
    is_called_back = Step.RECORD_CALLBACK in way
    return scene.led(register(scene.cast, **({} if is_called_back else {"requester": {"is_anonymous": True}})), way)


def _on_an_old_calendar(scene: Scene, stage: Stage) -> WorkOrder:
    """A work order whose clocks were started before the calendar changed."""
    work_order = scene.led(register(scene.cast), WAYS[stage])
    at = now()
    holidays = [SpecialDayRow(local_date(at) + timedelta(days=day), DayKind.OFF, "放假") for day in range(1, 8)]
    head = actor_of(scene.cast.permitted(Step.RECALCULATE))
    publish_calendar(days=holidays, note="临时放假", source="市政府通知", by=head, at=at)
    return work_order


_SPECIAL: dict[Step, Callable[[Scene, Stage], WorkOrder]] = {
    Step.REJOIN: _part,
    Step.CONFIRM_RESULT: _dissatisfied,
    Step.ARCHIVE: _anonymous,
    Step.RECALCULATE: _on_an_old_calendar,
}


@contextmanager
def undone() -> Iterator[None]:
    """Leave nothing of what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def state(work_order: WorkOrder) -> tuple[object, ...]:
    """Whatever a step would change."""
    stored = WorkOrder.objects.values_list("stage", "version").get(pk=work_order.pk)
    return (*stored, WorkOrderEvent.objects.count())


@pytest.fixture
def scene(city: City, person: PersonFactory) -> Scene:
    cast = cast_of(city, person)
    cast.main_number = register(cast).number
    return Scene(cast)


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_is_taken_only_from_its_stages_by_its_roles(scene: Scene, stage: Stage) -> None:
    never_taken = []
    for step in REQUESTS:
        work_order = scene.at(stage, step)
        assert work_order.stage == stage
        before = state(work_order)
        permitted = roles_for(step)
        for role in ROLES:
            if role not in permitted:
                ensure_refused(scene, work_order, step, role, {"not_permitted"})
            elif stage not in TRANSITIONS[step].sources:
                ensure_refused(scene, work_order, step, role, _ELSEWHERE)
        assert state(work_order) == before, (stage, step)
        if stage in TRANSITIONS[step].sources:
            refused = [ensure_taken_or_refused(scene, work_order, step, role, before) for role in permitted]
            if all(refused):
                never_taken.append((step.value, refused))
    assert never_taken == []


def ensure_refused(scene: Scene, work_order: WorkOrder, step: Step, role: str, codes: Collection[str]) -> None:
    """Ask for the step as the role; anything but one of these refusals fails."""
    answer = take(work_order, step, scene.cast, by=scene.cast.somebody(role, step))
    told = (work_order.stage, step.value, role, answer.status_code, answer.content.decode()[:300])
    assert 400 <= answer.status_code < 500, told
    assert code_of(answer) in codes, told


def ensure_taken_or_refused(
    scene: Scene, work_order: WorkOrder, step: Step, role: str, before: tuple[object, ...]
) -> str:
    """Ask for a step that the table permits: it is taken as the table says, or refused for a reason of its own.

    Return the reason, empty where the step was taken; it is undone.
    """
    with undone():
        answer = take(work_order, step, scene.cast, by=scene.cast.somebody(role, step))
        after = state(work_order)
    told = (work_order.stage, step.value, role, answer.status_code, answer.content.decode()[:300])
    if answer.status_code < 300:
        assert after[:2] == (TRANSITIONS[step].leads_from(work_order.current_stage), work_order.version + 1), told
        return ""
    assert answer.status_code < 500, told
    assert code_of(answer) != "not_permitted", told
    assert after == before, told
    return code_of(answer)
