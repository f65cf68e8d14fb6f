"""Dispatch, designation, redispatch, recall and downward dispatch against PostgreSQL."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.support import City, PersonFactory

from hotline.kit.errors import NotFound, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import designate, dispatch, redispatch
from hotline.modules.workorders.actions.dispatch_downward import dispatch_downward
from hotline.modules.workorders.actions.recall import recall
from hotline.modules.workorders.errors import (
    DepartmentNotBelow,
    DepartmentNotSuitable,
    DesignationRequired,
    NotYourPart,
    RecusalRequired,
    StageNotReachable,
)
from hotline.modules.workorders.models import Assignment, Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import Part
from hotline.modules.workorders.selectors.details import read
from hotline.modules.workorders.selectors.offers import offer_to
from hotline.modules.workorders.selectors.visibility import visible_to

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatcher(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("dispatcher"))


@pytest.fixture
def dispatch_reviewer(person: PersonFactory) -> Actor:
    return actor_of(person("dispatch_reviewer"))


@pytest.fixture
def county(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("department_clerk", department=city.departments["dongshan"]))


def live(work_order: WorkOrder) -> dict[str, str]:
    """The live parts, by department."""
    rows = Assignment.objects.filter(work_order=work_order, ended_at__isnull=True)
    return dict(rows.values_list("department__code", "part"))


def running(work_order: WorkOrder) -> dict[tuple[str, str], datetime]:
    """The due moment of each running clock, by kind and department."""
    clocks = Clock.objects.filter(work_order=work_order, stopped_at__isnull=True)
    rows = clocks.values_list("kind", "assignment__department__code", "due_at")
    return {(kind, code or ""): due_at for kind, code, due_at in rows}


def everything() -> list[object]:
    models = (WorkOrder, WorkOrderEvent, Assignment, Clock)
    return [row for model in models for row in model.objects.order_by("id").values()]


def test_one_department_leads_others_support_and_others_are_informed(dispatcher: Actor, at: datetime) -> None:
    number = registered(dispatcher, at).number

    work_order = dispatch(
        number=number, parts=Parts("housing", ["market", "housing"], ["xihe", "market"]), by=dispatcher, at=at
    )

    assert live(work_order) == {"housing": Part.LEAD, "market": Part.SUPPORTING, "xihe": Part.COPIED}
    assert set(running(work_order)) == {
        ("acknowledge", "housing"),
        ("contact", "housing"),
        ("handle", "housing"),
        ("support", "market"),
        ("citizen", ""),
    }


def test_what_goes_to_a_town_is_copied_to_its_county(dispatcher: Actor, at: datetime) -> None:
    work_order = dispatched(dispatcher, at, "dongshan-cheng")

    assert live(work_order) == {"dongshan-cheng": Part.LEAD, "dongshan": Part.COPIED}
    event = WorkOrderEvent.objects.get(work_order=work_order, step="dispatch")
    assert event.details["copied"] == "东山县政府"


def test_a_dispatch_asks_the_database_a_fixed_number_of_times(dispatcher: Actor, at: datetime) -> None:
    number = registered(dispatcher, at).number

    with CaptureQueriesContext(connection) as captured:
        dispatch(number=number, parts=Parts("housing"), by=dispatcher, at=at)

    # Savepoint and release, and what subscribers queue, included.
    assert len(captured) <= 18, [query["sql"][:90] for query in captured]


def test_a_supporting_department_can_lead_after_a_redispatch(dispatcher: Actor, at: datetime) -> None:
    number = registered(dispatcher, at).number
    dispatch(number=number, parts=Parts("housing", ["market", "xihe"]), by=dispatcher, at=at)
    kept = Clock.objects.get(kind="support", assignment__department__code="xihe")

    work_order = redispatch(number=number, parts=Parts("market", ["xihe"]), by=dispatcher, at=at + timedelta(hours=1))

    assert live(work_order) == {"market": Part.LEAD, "xihe": Part.SUPPORTING}
    assert running(work_order)[("support", "xihe")] == kept.due_at
    assert ("support", "market") not in running(work_order)
    assert work_order.dispatch_count == 2


def test_a_second_department_does_not_pay_for_the_first_ones_days(dispatcher: Actor, at: datetime) -> None:
    work_order = dispatched(dispatcher, at, "housing")
    first_due = work_order.handling_due_at
    citizen_due = work_order.citizen_due_at

    later = redispatch(number=work_order.number, parts=Parts("market"), by=dispatcher, at=at + timedelta(days=1))

    assert first_due and later.handling_due_at and later.handling_due_at > first_due
    assert later.citizen_due_at == citizen_due


def test_dispatching_to_the_same_department_again_wins_it_no_time(dispatcher: Actor, at: datetime) -> None:
    work_order = dispatched(dispatcher, at, "housing")

    again = redispatch(
        number=work_order.number, parts=Parts("housing", ["market"]), by=dispatcher, at=at + timedelta(days=1)
    )

    assert again.handling_due_at == work_order.handling_due_at
    handling = Clock.objects.get(work_order=again, kind="handle", stopped_at=None)
    assert handling.started_at == at


def test_after_the_third_dispatch_only_designation_is_possible(
    dispatcher: Actor, dispatch_reviewer: Actor, at: datetime
) -> None:
    number = dispatched(dispatcher, at, "housing").number
    redispatch(number=number, parts=Parts("market"), by=dispatcher, at=at)
    redispatch(number=number, parts=Parts("xihe"), by=dispatcher, at=at)
    before = everything()

    with pytest.raises(DesignationRequired), transaction.atomic():
        redispatch(number=number, parts=Parts("dongshan"), by=dispatcher, at=at)
    assert everything() == before
    assert "redispatch" not in offer_to(read(number, by=dispatcher), dispatcher, at=at).steps

    recall(number=number, reason="派单有误", by=dispatcher, at=at)
    with pytest.raises(DesignationRequired), transaction.atomic():
        dispatch(number=number, parts=Parts("dongshan"), by=dispatcher, at=at)
    work_order = designate(number=number, parts=Parts("dongshan"), by=dispatch_reviewer, at=at)
    assert (work_order.is_designated, work_order.dispatch_count) == (True, 4)


def test_a_recalled_work_order_is_nobodys_and_the_clocks_of_centre_and_citizen_run(
    dispatcher: Actor, county: Actor, at: datetime
) -> None:
    work_order = dispatched(dispatcher, at)

    recalled = recall(number=work_order.number, reason="派单有误", by=dispatcher, at=at + timedelta(minutes=5))

    assert (recalled.stage, recalled.handling_department, recalled.handling_due_at) == (Stage.REGISTERED, None, None)
    assert set(running(recalled)) == {("citizen", ""), ("dispatch", "")}
    sent = dispatch(number=recalled.number, parts=Parts("market"), by=dispatcher, at=at + timedelta(minutes=9))
    assert ("dispatch", "") not in running(sent)
    assert running(sent)[("citizen", "")] == work_order.citizen_due_at
    recalled = recall(number=recalled.number, reason="派单有误", by=dispatcher, at=at + timedelta(minutes=10))
    assert live(recalled) == {}
    assert not visible_to(county).exists()


def test_a_county_passes_a_work_order_on_and_the_town_is_due_no_later(
    dispatcher: Actor, county: Actor, at: datetime
) -> None:
    work_order = dispatched(dispatcher, at, "dongshan")
    due_at, later = work_order.handling_due_at, at + timedelta(days=2)

    passed = dispatch_downward(
        number=work_order.number, department_code="dongshan-cheng", note="请抓紧", by=county, at=later
    )

    assert live(passed) == {"dongshan-cheng": Part.LEAD, "dongshan": Part.COPIED}
    assert passed.stage == Stage.DISPATCHED
    assert passed.handling_department and passed.handling_department.code == "dongshan-cheng"
    assert passed.handling_due_at == due_at
    assert running(passed)[("handle", "dongshan-cheng")] == due_at
    assert running(passed)[("acknowledge", "dongshan-cheng")] > later
    assert passed.dispatch_count == 1
    former = Assignment.objects.get(department__code="dongshan", part=Part.LEAD)
    assert (former.acknowledged_at, former.ended_by_step) == (later, "dispatch_downward")
    own = Clock.objects.get(assignment=former, kind=ClockKind.HANDLE)
    assert own.was_cancelled
    assert visible_to(county).filter(number=passed.number).exists()


def test_whoever_was_in_support_leads_after_a_downward_dispatch_with_one_live_part(
    dispatcher: Actor, county: Actor, at: datetime
) -> None:
    number = registered(dispatcher, at).number
    dispatch(number=number, parts=Parts("dongshan", ["dongshan-water"]), by=dispatcher, at=at)
    acknowledge(number=number, by=county, at=at)

    work_order = dispatch_downward(number=number, department_code="dongshan-water", note="", by=county, at=at)

    assert live(work_order) == {"dongshan-water": Part.LEAD, "dongshan": Part.COPIED}


@pytest.mark.parametrize("code", ["dongshan", "xihe-dong", "market"])
def test_a_work_order_is_passed_on_within_the_own_tree_only(
    dispatcher: Actor, county: Actor, at: datetime, code: str
) -> None:
    number = dispatched(dispatcher, at, "dongshan").number
    before = everything()

    with pytest.raises(DepartmentNotBelow), transaction.atomic():
        dispatch_downward(number=number, department_code=code, note="", by=county, at=at)

    assert everything() == before


def test_the_accused_department_and_those_below_it_get_nothing_and_see_nothing(
    dispatcher: Actor, county: Actor, person: PersonFactory, city: City, at: datetime
) -> None:
    town = actor_of(person("department_clerk", department=city.departments["dongshan-cheng"]))
    order = registered(dispatcher, at, is_confidential=True)
    WorkOrder.objects.filter(pk=order.pk).update(accused_department=city.departments["dongshan-cheng"])

    with pytest.raises(RecusalRequired), transaction.atomic():
        dispatch(number=order.number, parts=Parts("dongshan-cheng"), by=dispatcher, at=at)
    with pytest.raises(RecusalRequired), transaction.atomic():
        dispatch(number=order.number, parts=Parts("housing", ["dongshan-cheng"]), by=dispatcher, at=at)
    dispatch(number=order.number, parts=Parts("dongshan"), by=dispatcher, at=at)

    # Its superior supervises it, and cannot hand it down.
    assert visible_to(county).filter(number=order.number).exists()
    assert not visible_to(town).exists()
    with pytest.raises(RecusalRequired), transaction.atomic():
        dispatch_downward(number=order.number, department_code="dongshan-cheng", note="", by=county, at=at)


def test_refused_steps_change_nothing(
    dispatcher: Actor, county: Actor, person: PersonFactory, city: City, at: datetime
) -> None:
    number = dispatched(dispatcher, at, "dongshan").number
    outsider = actor_of(person("department_clerk", department=city.departments["market"]))
    handler = actor_of(person("handler", department=city.departments["dongshan"]))
    supporter = actor_of(person("department_clerk", department=city.departments["xihe"]))
    redispatch(number=number, parts=Parts("dongshan", ["xihe"]), by=dispatcher, at=at)
    before = everything()
    attempts: list[tuple[type[Refusal], object]] = [
        (NotFound, lambda: dispatch_downward(number=number, department_code="market", note="", by=outsider, at=at)),
        (
            NotPermitted,
            lambda: dispatch_downward(number=number, department_code="dongshan-water", note="", by=handler, at=at),
        ),
        (
            NotYourPart,
            lambda: dispatch_downward(number=number, department_code="xihe-dong", note="", by=supporter, at=at),
        ),
        (StageNotReachable, lambda: dispatch(number=number, parts=Parts("market"), by=dispatcher, at=at)),
        (NotPermitted, lambda: recall(number=number, reason="误派", by=county, at=at)),
        (NotPermitted, lambda: designate(number=number, parts=Parts("market"), by=dispatcher, at=at)),
        (DepartmentNotSuitable, lambda: redispatch(number=number, parts=Parts("centre"), by=dispatcher, at=at)),
        (NotFound, lambda: redispatch(number=number, parts=Parts("market", ["nobody"]), by=dispatcher, at=at)),
    ]
    for refusal, attempt in attempts:
        with pytest.raises(refusal), transaction.atomic():
            attempt()  # type: ignore[operator]
        assert everything() == before


def test_whoever_is_chosen_freely_after_a_recalled_designation_may_send_back(
    dispatcher: Actor, dispatch_reviewer: Actor, at: datetime
) -> None:
    number = registered(dispatcher, at).number
    designate(number=number, parts=Parts("housing"), by=dispatch_reviewer, at=at)
    recall(number=number, reason="指定有误", by=dispatcher, at=at)

    dispatched_freely = dispatch(number=number, parts=Parts("market"), by=dispatcher, at=at)

    assert not dispatched_freely.is_designated
