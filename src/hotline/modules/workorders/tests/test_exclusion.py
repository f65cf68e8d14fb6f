"""Exclusions: on closed grounds, decided by somebody else, watched."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import City, PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.exclusion import approve_exclusion, refuse_exclusion, request_exclusion
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply
from hotline.modules.workorders.errors import (
    AlreadyExcluded,
    ApplicationOpen,
    NoOpenApplication,
    NotYourPart,
    OwnApplication,
    StageNotReachable,
)
from hotline.modules.workorders.models import Approval, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.exclusion import ExclusionGround, ExclusionUse, recheck_sample

from .builders import dispatched

WARNING_SHARE = Decimal("0.20")
REASON = "依法应通过行政复议解决。"


@pytest.fixture
def clerk(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("department_clerk", department=city.departments["dongshan-water"]))


@pytest.fixture
def supervisor(person: PersonFactory) -> Actor:
    return actor_of(person("supervision_clerk"))


@pytest.fixture
def underway(person: PersonFactory, city: City, at: datetime) -> WorkOrder:
    return dispatched(actor_of(person("dispatcher")), at)


@pytest.fixture
def completed(underway: WorkOrder, person: PersonFactory, city: City, at: datetime) -> str:
    handler = actor_of(person("handler", department=city.departments["dongshan-water"]))
    acknowledge(number=underway.number, by=handler, at=at)
    reply(number=underway.number, reply=ReplyText("已说明。"), by=handler, at=at)
    accept_reply(number=underway.number, note="", by=actor_of(person("reviewer")), at=at)
    return underway.number


def ask(number: str, by: Actor, at: datetime) -> WorkOrder:
    return request_exclusion(number=number, ground=ExclusionGround.STATUTORY_ROUTE, reason=REASON, by=by, at=at)


def kept() -> list[object]:
    return [
        *WorkOrder.objects.order_by("id").values(),
        *Approval.objects.order_by("id").values(),
        *WorkOrderEvent.objects.order_by("id").values(),
    ]


@pytest.mark.django_db
def test_approved_exclusion_leaves_the_work_order_out(
    completed: str, clerk: Actor, supervisor: Actor, at: datetime
) -> None:
    assert not ask(completed, clerk, at).is_excluded

    work_order = approve_exclusion(number=completed, note="同意", by=supervisor, at=at)

    assert work_order.is_excluded
    approval = Approval.objects.get()
    assert (approval.ground, approval.outcome, approval.requested_by_id, approval.decided_by_id) == (
        "statutory_route",
        "approved",
        clerk.person_id,
        supervisor.person_id,
    )
    steps = list(WorkOrderEvent.objects.order_by("sequence").values_list("step", flat=True))
    assert steps[-2:] == ["request_exclusion", "approve_exclusion"]


@pytest.mark.django_db
def test_refused_exclusion_counts_and_may_be_asked_for_again(
    completed: str, clerk: Actor, supervisor: Actor, at: datetime
) -> None:
    ask(completed, clerk, at)
    assert not refuse_exclusion(number=completed, note="理由不足", by=supervisor, at=at).is_excluded
    ask(completed, clerk, at)
    assert [one.outcome for one in Approval.objects.order_by("id")] == ["refused", ""]


@pytest.mark.django_db
def test_second_application_while_one_is_open_is_refused(completed: str, clerk: Actor, at: datetime) -> None:
    ask(completed, clerk, at)
    before = kept()
    with pytest.raises(ApplicationOpen):
        ask(completed, clerk, at)
    assert kept() == before


@pytest.mark.django_db
def test_what_is_excluded_is_not_excluded_again(completed: str, clerk: Actor, supervisor: Actor, at: datetime) -> None:
    ask(completed, clerk, at)
    approve_exclusion(number=completed, note="", by=supervisor, at=at)
    before = kept()
    with pytest.raises(AlreadyExcluded):
        ask(completed, clerk, at)
    with pytest.raises(NoOpenApplication):
        approve_exclusion(number=completed, note="", by=supervisor, at=at)
    assert kept() == before


@pytest.mark.django_db
def test_nobody_decides_his_own_application(completed: str, supervisor: Actor, clerk: Actor, at: datetime) -> None:
    ask(completed, clerk, at)
    Approval.objects.update(requested_by_id=supervisor.person_id)
    before = kept()
    with pytest.raises(OwnApplication):
        approve_exclusion(number=completed, note="", by=supervisor, at=at)
    assert kept() == before


@pytest.mark.django_db
def test_only_the_department_in_the_lead_asks(completed: str, person: PersonFactory, city: City, at: datetime) -> None:
    above = actor_of(person("department_clerk", department=city.departments["dongshan"]))
    # The county's own clerk acts for the department below; one whose department only supports does not.
    ask(completed, above, at)
    assert Approval.objects.count() == 1


@pytest.mark.django_db
def test_work_order_under_way_is_not_excluded(underway: WorkOrder, clerk: Actor, at: datetime) -> None:
    before = kept()
    with pytest.raises((StageNotReachable, NotYourPart)):
        ask(underway.number, clerk, at)
    assert kept() == before


def test_fifth_of_the_cases_is_suspicious_and_less_is_not() -> None:
    assert ExclusionUse(cases=10, requested=2, approved=0).is_suspicious(WARNING_SHARE)
    assert not ExclusionUse(cases=11, requested=2, approved=2).is_suspicious(WARNING_SHARE)
    assert not ExclusionUse(cases=0, requested=0, approved=0).is_suspicious(WARNING_SHARE)
    assert not ExclusionUse(cases=5, requested=0, approved=0).is_suspicious(Decimal(0))


@given(st.sets(st.text("0123456789", min_size=1, max_size=6), max_size=60), st.decimals(0, 1, places=2))
def test_recheck_takes_its_share_in_any_order_and_at_least_one(numbers: set[str], share: Decimal) -> None:
    sample = recheck_sample(numbers, share)

    assert set(sample) <= numbers
    assert len(sample) >= share * len(numbers)
    assert len(sample) >= 1 or not numbers
    assert len(sample) <= max(1, share * len(numbers) + 1)
    assert recheck_sample(sorted(numbers, reverse=True), share) == sample
