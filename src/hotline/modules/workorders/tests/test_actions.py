"""The steps against PostgreSQL."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.support import City, PersonFactory

from hotline.kit.clock import LOCAL
from hotline.kit.errors import NotFound, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.audit.public import AuditEntry
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.actions.archive import archive
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.call_back import note_callback
from hotline.modules.workorders.actions.disclose import disclose_requester
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.note_supervision import note_supervision
from hotline.modules.workorders.actions.progress import note_progress
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply, return_reply
from hotline.modules.workorders.errors import CallbackAwaited, DepartmentNotSuitable, StageNotReachable, StaleVersion
from hotline.modules.workorders.models import Assignment, Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.schemas.presentation import detail
from hotline.modules.workorders.selectors.details import read
from hotline.modules.workorders.selectors.views import View, in_view
from hotline.modules.workorders.selectors.visibility import sight_of

from .builders import dispatched, matter, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatcher(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("dispatcher"))


@pytest.fixture
def reviewer(person: PersonFactory) -> Actor:
    return actor_of(person("reviewer"))


@pytest.fixture
def clerk(person: PersonFactory) -> Actor:
    return actor_of(person("callback_clerk"))


@pytest.fixture
def handler(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("handler", department=city.departments["dongshan-water"]))


def snapshot() -> list[object]:
    """Everything that a refused step must leave as it was."""
    return [
        *WorkOrder.objects.order_by("id").values(),
        *Assignment.objects.order_by("id").values(),
        *Clock.objects.order_by("id").values(),
        *WorkOrderEvent.objects.order_by("id").values(),
        *AuditEntry.objects.order_by("id").values(),
        *ProcrastinateJob.objects.order_by("id").values_list("id"),
    ]


def dispatch_elsewhere(number: str, by: Actor, at: datetime) -> WorkOrder:
    return dispatch(number=number, parts=Parts("market"), by=by, at=at)


def test_numbers_run_through_the_local_day_without_gaps(dispatcher: Actor) -> None:
    shortly_before_midnight = datetime(2023, 5, 8, 23, 59, tzinfo=LOCAL)

    numbers = [
        registered(dispatcher, shortly_before_midnight).number,
        registered(dispatcher, shortly_before_midnight).number,
        registered(dispatcher, shortly_before_midnight + timedelta(minutes=2)).number,
    ]

    assert numbers == ["2023050800001", "2023050800002", "2023050900001"]


def test_a_request_goes_from_registration_to_archive_and_history_tells_every_step(
    dispatcher: Actor, handler: Actor, reviewer: Actor, clerk: Actor, at: datetime
) -> None:
    number = dispatched(dispatcher, at).number
    acknowledge(number=number, by=handler, at=at + timedelta(hours=1))
    reply(number=number, reply=ReplyText("已派人抢修。"), by=handler, at=at + timedelta(hours=2))
    return_reply(number=number, note="请说明恢复时间。", by=reviewer, at=at + timedelta(hours=3))
    reply(number=number, reply=ReplyText("已于当日恢复供水。"), by=handler, at=at + timedelta(hours=4))
    accept_reply(number=number, note="", by=reviewer, at=at + timedelta(hours=5))
    note_callback(number=number, is_closed=True, note="", details={}, by=clerk, at=at + timedelta(hours=6))
    work_order = archive(number=number, by=reviewer, at=at + timedelta(days=9))

    steps = work_order.history.order_by("sequence").values_list("sequence", "step")
    assert list(steps) == [
        (1, "register"),
        (2, "dispatch"),
        (3, "acknowledge"),
        (4, "reply"),
        (5, "return_reply"),
        (6, "reply"),
        (7, "accept_reply"),
        (8, "record_callback"),
        (9, "archive"),
    ]
    assert work_order.stage == Stage.ARCHIVED
    assert work_order.first_replied_at == at + timedelta(hours=2)
    assert work_order.reply == "已于当日恢复供水。"


def test_the_due_moment_is_frozen_at_dispatch(dispatcher: Actor, at: datetime) -> None:
    work_order = dispatched(dispatcher, at)

    # Monday the 8th and five working days: Monday the 15th, 24:00.
    assert work_order.handling_due_at == datetime(2023, 5, 16, 0, 0, tzinfo=LOCAL)


def test_work_is_overdue_in_the_view_exactly_when_its_page_says_so(
    dispatcher: Actor, handler: Actor, reviewer: Actor, at: datetime
) -> None:
    due_at = dispatched(dispatcher, at).handling_due_at
    assert due_at is not None
    in_time = returned_after_reply_at(due_at, dispatcher, handler, reviewer, at)
    late = returned_after_reply_at(due_at + timedelta(seconds=1), dispatcher, handler, reviewer, at)

    # An overdue acknowledgement has a test of its own, in test_lists.
    WorkOrder.objects.update(acknowledge_due_at=None)
    assert not in_view(sight_of(dispatcher), View.OVERDUE, due_at).exists()
    later = due_at + timedelta(hours=1)
    found = set(in_view(sight_of(dispatcher), View.OVERDUE, later))
    assert found == {work_order for work_order in WorkOrder.objects.all() if work_order.is_overdue(later)}
    # Both are reworked now, and not overdue before the rework's own moment.
    assert (late in found, in_time in found) == (False, False)
    assert set(in_view(sight_of(dispatcher), View.DUE_SOON, due_at)) == set(
        WorkOrder.objects.filter(first_replied_at=None)
    )


def returned_after_reply_at(
    moment: datetime, dispatcher: Actor, handler: Actor, reviewer: Actor, at: datetime
) -> WorkOrder:
    number = dispatched(dispatcher, at).number
    acknowledge(number=number, by=handler, at=at)
    reply(number=number, reply=ReplyText("已派人抢修。"), by=handler, at=moment)
    return return_reply(number=number, note="请说明恢复时间。", by=reviewer, at=moment)


def test_an_answer_at_once_completes_without_dispatch(dispatcher: Actor, at: datetime) -> None:
    work_order = answer(number=registered(dispatcher, at).number, answer="可在政务大厅办理。", by=dispatcher, at=at)

    assert (work_order.stage, work_order.answered_at_once) == (Stage.COMPLETED, True)
    assert work_order.handling_department is None
    assert ProcrastinateJob.objects.filter(task_name="hotline.deliver", status="todo").count() == 1


def test_a_requester_is_known_again_by_his_number(dispatcher: Actor, at: datetime) -> None:
    first, second = registered(dispatcher, at), registered(dispatcher, at)

    assert first.requester_id == second.requester_id


def test_an_anonymous_request_keeps_no_requester(dispatcher: Actor, at: datetime) -> None:
    assert register(matter=matter(), caller=None, by=dispatcher, at=at).requester is None


@pytest.mark.parametrize(
    ("refusal", "attempt"),
    [
        (StageNotReachable, lambda n, a, at: acknowledge(number=n, by=a["handler"], at=at)),
        (
            StageNotReachable,
            lambda n, a, at: dispatch_elsewhere(n, a["dispatcher"], at),
        ),
        (StageNotReachable, lambda n, a, at: archive(number=n, by=a["reviewer"], at=at)),
        (NotPermitted, lambda n, a, at: reply(number=n, reply=ReplyText("好"), by=a["dispatcher"], at=at)),
        (NotFound, lambda n, a, at: reply(number=n, reply=ReplyText("好"), by=a["outsider"], at=at)),
        (StaleVersion, lambda n, a, at: reply(number=n, reply=ReplyText("好"), by=a["handler"], at=at, seen_version=2)),
    ],
)
def test_a_refused_step_changes_nothing(
    refusal: type[Refusal],
    attempt: object,
    dispatcher: Actor,
    handler: Actor,
    reviewer: Actor,
    person: PersonFactory,
    city: City,
    at: datetime,
) -> None:
    number = dispatched(dispatcher, at).number
    acknowledge(number=number, by=handler, at=at)
    outsider = actor_of(person("handler", department=city.departments["market"]))
    before = snapshot()

    with pytest.raises(refusal), transaction.atomic():
        attempt(  # type: ignore[operator]
            number, {"handler": handler, "dispatcher": dispatcher, "reviewer": reviewer, "outsider": outsider}, at
        )

    assert snapshot() == before


def test_a_remark_does_not_turn_a_page_stale_and_a_step_does(
    dispatcher: Actor, handler: Actor, person: PersonFactory, at: datetime
) -> None:
    number = dispatched(dispatcher, at).number
    seen = acknowledge(number=number, by=handler, at=at).version
    clerk = actor_of(person("supervision_clerk"))
    note_supervision(number=number, step=Step.REMIND, note="请抓紧办理。", by=clerk, at=at)

    assert note_progress(number=number, note="已到现场。", by=handler, at=at, seen_version=seen).version == seen + 2
    with pytest.raises(StaleVersion):
        note_progress(number=number, note="已到现场。", by=handler, at=at, seen_version=seen)


def test_an_order_is_not_archived_before_its_callback_and_waits_for_the_clerk_alone(
    dispatcher: Actor, reviewer: Actor, clerk: Actor, at: datetime
) -> None:
    number = answer(number=registered(dispatcher, at).number, answer="可网上办理。", by=dispatcher, at=at).number
    before = snapshot()

    # The event of completion has not been delivered yet: nothing is planned, and still nothing is lost.
    with pytest.raises(CallbackAwaited), transaction.atomic():
        archive(number=number, by=reviewer, at=at)

    assert snapshot() == before
    assert detail(read(number, by=reviewer), to=reviewer).steps == ["reopen_for_dispatch"]
    assert detail(read(number, by=clerk), to=clerk).steps == ["record_callback", "reopen_for_dispatch"]
    assert [in_view(sight_of(who), View.MY_TASKS, at).count() for who in (reviewer, clerk)] == [0, 1]


def test_an_anonymous_request_awaits_no_callback_and_is_archived(
    dispatcher: Actor, reviewer: Actor, at: datetime
) -> None:
    number = register(matter=matter(), caller=None, by=dispatcher, at=at).number
    answer(number=number, answer="可网上办理。", by=dispatcher, at=at)

    assert detail(read(number, by=reviewer), to=reviewer).steps == ["reopen_for_dispatch", "archive"]
    assert in_view(sight_of(reviewer), View.MY_TASKS, at).count() == 1
    assert archive(number=number, by=reviewer, at=at).stage == Stage.ARCHIVED


def test_the_centre_itself_cannot_handle(dispatcher: Actor, at: datetime) -> None:
    with pytest.raises(DepartmentNotSuitable):
        dispatched(dispatcher, at, department_code="centre")


def test_a_county_sees_what_its_bureaus_handle_and_not_the_reverse(
    dispatcher: Actor, person: PersonFactory, city: City, at: datetime
) -> None:
    county = actor_of(person("department_clerk", department=city.departments["dongshan"]))
    bureau = actor_of(person("department_clerk", department=city.departments["dongshan-water"]))
    of_bureau = dispatched(dispatcher, at).number
    of_county = dispatched(dispatcher, at, department_code="dongshan").number

    assert acknowledge(number=of_bureau, by=county, at=at).stage == Stage.ACKNOWLEDGED
    with pytest.raises(NotFound):
        acknowledge(number=of_county, by=bureau, at=at)


def test_history_cannot_be_changed_by_the_product(dispatcher: Actor, at: datetime) -> None:
    event = registered(dispatcher, at).history.get()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        WorkOrderEvent.objects.filter(pk=event.pk).update(note="改写")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()


def test_a_disclosure_is_recorded_with_its_reason(dispatcher: Actor, at: datetime) -> None:
    number = registered(dispatcher, at).number

    requester = disclose_requester(number=number, reason="联系核实地址", by=dispatcher, at=at)

    entry = AuditEntry.objects.get(action="disclose_requester")
    assert (requester.phone_number, entry.reason, entry.subject) == (
        "13800000000",
        "联系核实地址",
        f"work_order:{number}",
    )


def test_a_confidential_requester_is_never_disclosed_to_the_department_and_the_attempt_is_recorded(
    dispatcher: Actor, handler: Actor, at: datetime
) -> None:
    number = dispatched(dispatcher, at, is_confidential=True).number

    with pytest.raises(NotPermitted):
        disclose_requester(number=number, reason="想知道", by=handler, at=at)

    entry = AuditEntry.objects.get(subject=f"work_order:{number}")
    assert (entry.actor, entry.action, entry.reason) == (handler.account, "disclosure_refused", "想知道")
