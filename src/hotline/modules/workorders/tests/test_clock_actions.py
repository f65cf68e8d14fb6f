"""Clocks of a work order through suspensions, extensions, promises and warnings, against the database."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import City, PersonFactory

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.notifications.public import LiveNotice
from hotline.modules.sla.public import due_at
from hotline.modules.workorders.actions import suspension
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.extension import approve_extension, request_extension
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply, return_reply
from hotline.modules.workorders.actions.warn import warn_due
from hotline.modules.workorders.models import Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.selectors.clock_facts import calendar_of, facts_of

from .builders import dispatched

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatcher(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("dispatcher"))


@pytest.fixture
def head(person: PersonFactory) -> Actor:
    return actor_of(person("hotline_head"))


@pytest.fixture
def handler(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("handler", department=city.departments["dongshan-water"]))


def derived(clock: Clock) -> datetime:
    return due_at(facts_of(clock, clock.work_order.suspensions.all()), calendar_of(clock))


ACTS = st.tuples(st.sampled_from(["suspend", "resume", "extend", "expire", "rework"]), st.integers(1, 72 * 60))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=9))
def test_the_stored_due_moment_is_the_derived_one_after_any_acts(
    dispatcher: Actor, handler: Actor, head: Actor, at: datetime, acts: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        number = dispatched(dispatcher, at).number
        acknowledge(number=number, by=handler, at=at)
        for act, minutes in acts:
            at += timedelta(minutes=minutes)
            try:
                with transaction.atomic():
                    take(act, number, handler, head, at)
            except Refusal:
                continue
            for clock in Clock.objects.filter(work_order__number=number, stopped_at=None):
                assert clock.due_at == derived(clock)
            work_order = WorkOrder.objects.get(number=number)
            handle = Clock.objects.get(work_order=work_order, kind="handle", stopped_at=None)
            assert work_order.current_due_at == handle.due_at
            assert handle.due_at > handle.started_at
        transaction.set_rollback(True)


def take(act: str, number: str, handler: Actor, head: Actor, at: datetime) -> None:
    match act:
        case "suspend":
            suspension.suspend(number=number, reason="等待材料", days=2, by=handler, at=at)
        case "resume":
            suspension.resume(number=number, by=handler, at=at)
        case "expire":
            suspension.resume_expired(at=at)
        case "extend":
            request_extension(number=number, amount=2, reason="雨天", by=handler, at=at)
            approve_extension(number=number, by=head, at=at)
        case "rework":
            reply(number=number, reply=ReplyText("已处理。"), by=handler, at=at)
            return_reply(number=number, note="请写明结果", by=head, at=at)


def test_a_warning_is_given_once_however_often_the_job_runs(
    dispatcher: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "hotline.modules.workorders.actions.warn.publish", lambda event: given_.append((event.kind, event.percent))
    )
    work_order = dispatched(dispatcher, at)
    before = WorkOrderEvent.objects.count(), WorkOrder.objects.get(pk=work_order.pk).version
    LiveNotice.objects.all().delete()

    while warn_due(at=at + timedelta(days=40)):
        pass
    assert warn_due(at=at + timedelta(days=50)) == 0

    assert sorted(one for one in given_ if one[0] != "dispatch") == [
        *(("acknowledge", percent) for percent in (50, 80, 100)),
        *(("citizen", percent) for percent in (80, 100)),
        *(("contact", percent) for percent in (80, 100)),
        *(("handle", percent) for percent in (50, 80, 100)),
    ]
    assert (WorkOrderEvent.objects.count(), WorkOrder.objects.get(pk=work_order.pk).version) == before
    topics = set(LiveNotice.objects.values_list("topic", flat=True))
    assert topics == {"centre", "department:dongshan", "department:dongshan-water"}


def test_a_clock_that_stands_still_warns_of_nothing(dispatcher: Actor, handler: Actor, at: datetime) -> None:
    number = dispatched(dispatcher, at).number
    acknowledge(number=number, by=handler, at=at)
    suspension.suspend(number=number, reason="等待材料", days=10, by=handler, at=at + timedelta(hours=1))
    handle = Clock.objects.get(work_order__number=number, kind="handle")

    warn_due(at=at + timedelta(days=6))

    handle.refresh_from_db()
    assert handle.next_warning_percent == 50
    assert handle.next_warning_at is not None and handle.next_warning_at > at + timedelta(days=14)


def test_a_batch_of_warnings_asks_little_more_than_one(
    dispatcher: Actor, at: datetime, django_assert_max_num_queries: object
) -> None:
    for _ in range(8):
        dispatched(dispatcher, at)

    with django_assert_max_num_queries(200):  # type: ignore[operator]
        assert warn_due(at=at + timedelta(days=3)) > 8


def test_what_left_its_suspension_another_way_is_not_resumed(dispatcher: Actor, handler: Actor, at: datetime) -> None:
    number = dispatched(dispatcher, at).number
    acknowledge(number=number, by=handler, at=at)
    work_order = suspension.suspend(number=number, reason="等待材料", days=2, by=handler, at=at)
    WorkOrder.objects.filter(number=number).update(stage="withdrawn")

    assert suspension.resume_expired(at=at + timedelta(days=9)) == 0
    assert not work_order.suspensions.filter(ended_at=None).exists()
    assert suspension.resume_expired(at=at + timedelta(days=9)) == 0


def test_the_steps_of_every_day_ask_little(
    dispatcher: Actor, handler: Actor, head: Actor, at: datetime, django_assert_max_num_queries: object
) -> None:
    number = dispatched(dispatcher, at).number

    # With the savepoint of the test; three are notices to the pages that are open.
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        acknowledge(number=number, by=handler, at=at)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        reply(number=number, reply=ReplyText("管道已修复。"), by=handler, at=at)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        accept_reply(number=number, note="", by=head, at=at)
