"""What must be true of work orders whatever was done with them, by whom and in which order."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import F, Q

from hotline.modules.workorders.models import Assignment, Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, TRANSITIONS, Stage, Step
from hotline.modules.workorders.rules.words import Part


def ensure_histories_replay() -> None:
    """Every history begins with the registration, has no gap and no double, and leads step by step to the stage."""
    told: dict[int, list[WorkOrderEvent]] = {}
    for event in WorkOrderEvent.objects.order_by("work_order_id", "sequence"):
        told.setdefault(event.work_order_id, []).append(event)
    for work_order in WorkOrder.objects.all():
        events = told.pop(work_order.pk)
        assert [event.sequence for event in events] == list(range(1, work_order.version + 1)), work_order.number
        assert _replayed(events) == work_order.stage, work_order.number
        assert [event.at for event in events] == sorted(event.at for event in events), work_order.number
    assert not told


def _replayed(events: Iterable[WorkOrderEvent]) -> Stage:
    """The stage to which the steps lead by the table alone; what history says of each stage is checked on the way."""
    stage = Stage.REGISTERED
    for place, event in enumerate(events):
        step = Step(event.step)
        assert (step is Step.REGISTER) is (place == 0)
        if step is not Step.REGISTER:
            transition = TRANSITIONS[step]
            assert stage in transition.sources, (event.work_order_id, event.sequence, stage, step)
            stage = transition.leads_from(stage)
        assert event.stage == stage, (event.work_order_id, event.sequence)
    return stage


def ensure_parts_fit_stages() -> None:
    """A work order that is handled has one department in the lead, and it is the one that is shown."""
    live = Assignment.objects.filter(part=Part.LEAD, ended_at__isnull=True)
    led = dict(live.values_list("work_order_id", "department_id"))
    assert live.count() == len(led)
    for work_order in WorkOrder.objects.filter(stage__in=[*HANDLING_STAGES, Stage.REPLIED]):
        assert led.get(work_order.pk) == work_order.handling_department_id, work_order.number
    merged = WorkOrder.objects.filter(stage=Stage.MERGED)
    assert not merged.filter(Q(merged_into=F("pk")) | Q(merged_into__stage=Stage.MERGED)).exists()


def ensure_clocks_run_forwards() -> None:
    """No clock is due or stopped before it started, and none runs on a work order that is over."""
    assert not Clock.objects.filter(Q(due_at__lt=F("started_at")) | Q(stopped_at__lt=F("started_at"))).exists()
    over = [Stage.COMPLETED, Stage.CALLED_BACK, Stage.ARCHIVED, Stage.DECLINED, Stage.WITHDRAWN]
    running = Clock.objects.filter(stopped_at__isnull=True)
    assert not running.filter(work_order__stage__in=over).exists()
    twice = Counter(running.filter(assignment__isnull=False).values_list("assignment_id", "kind"))
    assert not [one for one, count in twice.items() if count > 1]


def ensure_whole() -> None:
    """All of it."""
    ensure_histories_replay()
    ensure_parts_fit_stages()
    ensure_clocks_run_forwards()
