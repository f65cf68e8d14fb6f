"""Clocks of a work order through suspensions, extensions, promises and warnings, against the database."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import City, ClientFactory, PersonFactory

from hotline.kit.clock import LOCAL
from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, Permission, actor_of, system_actor
from hotline.modules.notifications.public import LiveNotice
from hotline.modules.sla.public import due_at
from hotline.modules.taxonomy.public import publish_calendar
from hotline.modules.taxonomy.rules.days import DayKind, SpecialDayRow
from hotline.modules.workorders.actions import suspension
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.extension import approve_extension, request_extension
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply, return_reply
from hotline.modules.workorders.actions.send_back import send_back
from hotline.modules.workorders.actions.warn import warn_due
from hotline.modules.workorders.errors import SendBackTooLate
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


def test_one_suspension_that_cannot_be_resumed_keeps_no_other_waiting(
    dispatcher: Actor, handler: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [dispatched(dispatcher, at).number for _ in range(3)]
    for number in numbers:
        acknowledge(number=number, by=handler, at=at)
        suspension.suspend(number=number, reason="等待材料", days=2, by=handler, at=at)
    resume, later = suspension.resume, at + timedelta(days=9)

    def failing(*, number: str, note: str, by: Actor, at: datetime) -> WorkOrder:
        if number == numbers[0]:
            raise OSError("no space left on device")
        return resume(number=number, note=note, by=by, at=at)

    monkeypatch.setattr(suspension, "resume", failing)
    with pytest.raises(ExceptionGroup) as told:
        suspension.resume_expired(at=later)

    assert [str(each) for each in told.value.exceptions] == ["no space left on device"]
    stages = dict(WorkOrder.objects.values_list("number", "stage"))
    assert [stages[number] for number in numbers] == ["suspended", "acknowledged", "acknowledged"]
    monkeypatch.setattr(suspension, "resume", resume)
    assert suspension.resume_expired(at=later) == 1


def test_a_newer_calendar_does_not_move_the_limit_for_sending_back(
    dispatcher: Actor, head: Actor, at: datetime
) -> None:
    number = dispatched(dispatcher, at).number
    publish_calendar(
        days=[SpecialDayRow(date(2023, 5, 9), DayKind.OFF, "市运会")], note="市运会", source="test", by=head, at=at
    )

    with pytest.raises(SendBackTooLate) as refusal:
        send_back(
            number=number, reason="不属于我单位", basis="三定方案", proposed_department_code=None,
            by=system_actor(*Permission), at=at + timedelta(days=1, hours=20),
        )  # fmt: skip

    # One working day after Monday the 8th, as it was when it was dispatched; a day off on the 9th came later.
    assert "2023-05-10 00:00" in refusal.value.sentence("zh")


def test_a_clock_shows_how_much_of_its_own_time_is_used(
    dispatcher: Actor, handler: Actor, at: datetime, signed_in_client: ClientFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = dispatched(dispatcher, at).number
    acknowledge(number=number, by=handler, at=at)
    page = signed_in_client("dispatcher")

    def used(moment: datetime) -> int:
        monkeypatch.setattr("hotline.modules.workorders.schemas.presentation.now", lambda: moment)
        clocks = page.get(f"/api/work-orders/{number}").json()["clocks"]
        return next(int(one["percent_elapsed"]) for one in clocks if one["kind"] == "handle")

    # Five working days from Monday the 8th: the weekend of the 13th uses nothing, in natural time it would be a half.
    friday, monday = datetime(2023, 5, 12, 23, 59, tzinfo=LOCAL), datetime(2023, 5, 15, 0, 1, tzinfo=LOCAL)
    assert (used(friday), used(monday), used(monday + timedelta(days=9))) == (79, 80, 100)
    suspension.suspend(number=number, reason="等待材料", days=2, by=handler, at=monday)
    assert used(monday + timedelta(days=1)) == 80


def test_the_steps_of_every_day_ask_little(
    dispatcher: Actor, handler: Actor, head: Actor, at: datetime, django_assert_max_num_queries: object
) -> None:
    number = dispatched(dispatcher, at).number

    # With the savepoint of the test, which is two.
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        acknowledge(number=number, by=handler, at=at)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        reply(number=number, reply=ReplyText("管道已修复。"), by=handler, at=at)
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        accept_reply(number=number, note="", by=head, at=at)
