"""The centre's own clock: how long a request waits for its dispatch."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from tests.support import City, ClientFactory

from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.notifications.public import LiveNotice
from hotline.modules.sla.models import LimitRule
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.decline import decline
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.merge import merge, unmerge
from hotline.modules.workorders.actions.recall import recall
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.reopen import reopen_for_dispatch
from hotline.modules.workorders.actions.split import SecondMatter, split
from hotline.modules.workorders.actions.transfer import take_back, transfer
from hotline.modules.workorders.actions.warn import warn_due
from hotline.modules.workorders.actions.withdraw import withdraw
from hotline.modules.workorders.models import Clock, WorkOrder
from hotline.modules.workorders.rules.words import DeclineGround, EmergencyService, RequestType, Urgency

from .builders import CALLER, matter, registered

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=10)
Act = Callable[[str, Actor, datetime], object]


@pytest.fixture
def head(city: City) -> Actor:
    return system_actor(*Permission)


def clocks_of(number: str) -> list[Clock]:
    return list(Clock.objects.filter(work_order__number=number, kind="dispatch").order_by("id"))


def test_registration_starts_the_centres_own_clock_by_the_rule_that_fits(head: Actor, at: datetime) -> None:
    number = registered(head, at).number
    LimitRule.objects.create(
        code="dispatch_emergency", name="突发事件五分钟派单", clock="dispatch", urgency="emergency", amount=5,
        unit="minute", valid_from="2023-01-01", recorded_by="head", recorded_at=at,
    )  # fmt: skip
    pressing = registered(head, at, urgency=Urgency.EMERGENCY).number

    [clock], [soon] = clocks_of(number), clocks_of(pressing)
    assert (clock.due_at, clock.assignment, clock.limit_rule_code) == (at + timedelta(minutes=30), None, "dispatch")
    assert (soon.due_at, soon.limit_rule_code) == (at + timedelta(minutes=5), "dispatch_emergency")


def test_a_registration_asks_once_more_for_its_clock_and_no_more(
    head: Actor, at: datetime, django_assert_num_queries: Callable[[int], object]
) -> None:
    registered(head, at)

    # Category, division, requester, number, work order, clock, event and notice, and a savepoint's two.
    with django_assert_num_queries(10):  # type: ignore[attr-defined]
        registered(head, at)


def _declined(number: str, by: Actor, at: datetime) -> object:
    return decline(
        number=number, ground=DeclineGround.LITIGATION, lawful_way="", explanation="案件已由法院受理", by=by, at=at
    )


MEETS: dict[str, Act] = {
    "dispatch": lambda number, by, at: dispatch(number=number, parts=Parts("dongshan-water"), by=by, at=at),
    "answer": lambda number, by, at: answer(number=number, answer="可网上办理。", by=by, at=at),
    "decline": _declined,
    "transfer": lambda number, by, at: transfer(
        number=number, service=EmergencyService.FIRE, note="火情", by=by, at=at
    ),
}


@pytest.mark.parametrize("step", MEETS)
def test_what_the_centre_decides_meets_its_clock(head: Actor, at: datetime, step: str) -> None:
    number = registered(head, at).number

    MEETS[step](number, head, at + LATER)

    [clock] = clocks_of(number)
    assert (clock.stopped_at, clock.was_cancelled) == (at + LATER, False)


def test_what_is_merged_or_withdrawn_waits_for_no_dispatch(head: Actor, at: datetime) -> None:
    main, duplicate, unwanted = (registered(head, at).number for _ in range(3))

    merge(number=duplicate, into=main, by=head, at=at + LATER)
    withdraw(number=unwanted, reason="诉求人撤回", by=head, at=at + LATER)

    for number in (duplicate, unwanted):
        [clock] = clocks_of(number)
        assert (clock.stopped_at, clock.was_cancelled) == (at + LATER, True)
    joined = register(matter=matter(), caller=CALLER, merge_into=main, by=head, at=at)
    answered = register(matter=matter(), caller=CALLER, answer="可网上办理。", by=head, at=at)
    assert clocks_of(joined.number) == clocks_of(answered.number) == []


AGAIN: dict[str, tuple[Act, ...]] = {
    "unmerge": (
        lambda number, by, at: merge(number=number, into=registered(by, at).number, by=by, at=at),
        lambda number, by, at: unmerge(number=number, reason="并非同一事项", by=by, at=at),
    ),
    "take_back": (
        MEETS["transfer"],
        lambda number, by, at: take_back(number=number, reason="非警务事项", by=by, at=at),
    ),
    "recall": (MEETS["dispatch"], lambda number, by, at: recall(number=number, reason="派错单位", by=by, at=at)),
    "reopen_for_dispatch": (
        MEETS["answer"],
        lambda number, by, at: reopen_for_dispatch(number=number, reason="答复不准确", by=by, at=at),
    ),
}


@pytest.mark.parametrize("step", AGAIN)
def test_what_waits_for_dispatch_again_has_a_new_clock(head: Actor, at: datetime, step: str) -> None:
    number = registered(head, at).number

    for act in AGAIN[step]:
        at += LATER
        act(number, head, at)

    former, again = clocks_of(number)
    assert former.stopped_at is not None
    assert (again.started_at, again.due_at, again.stopped_at) == (at, at + timedelta(minutes=30), None)


def test_a_part_that_was_split_off_waits_for_its_own_dispatch(head: Actor, at: datetime) -> None:
    second = SecondMatter("路灯不亮", "路灯不亮三天。", RequestType.COMPLAINT, "010101", "", "")

    part = split(number=registered(head, at).number, matter=second, by=head, at=at + LATER)

    assert [clock.started_at for clock in clocks_of(part.number)] == [at + LATER]


def test_the_centre_is_warned_before_and_when_a_dispatch_is_late(head: Actor, at: datetime) -> None:
    registered(head, at)
    given: list[datetime] = []
    for minutes in range(0, 60, 2):
        LiveNotice.objects.all().delete()
        warn_due(at=at + timedelta(minutes=minutes))
        if LiveNotice.objects.filter(topic="centre", kind="clock_warned").exists():
            given.append(at + timedelta(minutes=minutes))

    assert given == [at + timedelta(minutes=24), at + timedelta(minutes=30)]


def test_a_page_shows_the_clock_of_what_waits_for_dispatch(signed_in_client: ClientFactory, city: City) -> None:
    made = signed_in_client("agent").post_json(
        "/api/work-orders",
        {
            "request_type": "complaint", "title": "小区停水", "content": "小区停水两天。", "category_code": "010101",
            "requester": {"name": "测试甲", "phone_number": "13800000000"},
        },
    ).json()  # fmt: skip

    [clock] = made["clocks"]
    assert (clock["kind"], clock["department"], clock["percent_elapsed"]) == ("dispatch", None, 0)
    assert clock["limit"]["amount"] == 30
    assert WorkOrder.objects.get(number=made["number"]).clocks.count() == 1
