"""What reopening changes, and what it leaves as it was."""

from datetime import datetime, timedelta

import pytest
from tests.support import City

from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.requesters.public import Caller, RequesterKind
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.merge import merge
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.reopen import reopen, reopen_for_dispatch, reopen_without_choice
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage

from .builders import dispatched, matter

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def head(city: City) -> Actor:
    return system_actor(*Permission)


def from_requester(place: int, by: Actor, at: datetime, **changes: object) -> str:
    caller = Caller(RequesterKind.PERSON, f"测试{place}", f"1380000000{place}")
    return register(matter=matter(**changes), caller=caller, by=by, at=at).number


def completed(number: str, by: Actor, at: datetime) -> None:
    acknowledge(number=number, by=by, at=at)
    reply(number=number, reply=ReplyText("管道已修复。"), by=by, at=at + HOUR)
    accept_reply(number=number, note="", by=by, at=at + 2 * HOUR)


def order(number: str) -> WorkOrder:
    return WorkOrder.objects.get(number=number)


def test_a_new_round_with_the_same_department_is_no_dispatch(head: Actor, at: datetime) -> None:
    number = dispatched(head, at).number
    for round_number in range(1, 4):
        completed(number, head, at + round_number * 3 * HOUR)
        reopen(number=number, reason="没有解决", by=head, at=at + round_number * 3 * HOUR + 2 * HOUR)

    assert (order(number).dispatch_count, order(number).rework_count) == (1, 3)
    leads = Assignment.objects.filter(work_order__number=number, part="lead")
    assert set(leads.values_list("dispatch_number", flat=True)) == {1}
    # The third dispatch would be the last free one; three rounds do not use it up.
    completed(number, head, at + 12 * HOUR)
    reopen_for_dispatch(number=number, reason="换单位", by=head, at=at + 15 * HOUR)
    again = dispatch(number=number, parts=Parts("market"), by=head, at=at + 15 * HOUR)
    assert again.dispatch_count == 2


def test_a_duplicate_that_goes_its_own_way_takes_its_people_with_it(head: Actor, at: datetime) -> None:
    main = from_requester(1, head, at, people_count=2)
    for place in (2, 3):
        merge(number=from_requester(place, head, at, people_count=3), into=main, by=head, at=at)
    second = WorkOrder.objects.filter(merged_into__number=main).order_by("id")[0].number
    answer(number=main, answer="明早八点恢复。", by=head, at=at)
    assert order(main).people_count == 8

    reopen_for_dispatch(number=second, reason="并未恢复", by=head, at=at + HOUR)

    assert (order(second).merged_into, order(second).people_count, order(main).people_count) == (None, 3, 5)
    told = order(main).history.get(step="release_duplicate")
    assert (told.note, told.details) == ("并未恢复", {"duplicate": second, "people_count": 5})


def test_what_was_completed_with_a_work_order_is_reopened_and_completed_with_it_again(
    head: Actor, at: datetime
) -> None:
    main, waiting, rated, closed = (from_requester(place, head, at) for place in range(4))
    for each in (waiting, rated, closed):
        merge(number=each, into=main, by=head, at=at)
    dispatch(number=main, parts=Parts("dongshan-water"), by=head, at=at)
    completed(main, head, at)
    WorkOrder.objects.filter(number=rated).update(stage=Stage.CALLED_BACK, awaits_callback=False)
    WorkOrder.objects.filter(number=closed).update(stage=Stage.ARCHIVED, awaits_callback=False)

    reopen(number=main, reason="仍然停水", by=head, at=at + 3 * HOUR)

    found = [order(number) for number in (waiting, rated, closed)]
    assert [each.stage for each in found] == [Stage.MERGED, Stage.MERGED, Stage.ARCHIVED]
    assert {each.merged_into_id for each in found} == {order(main).pk}
    assert not any(each.awaits_callback for each in found)
    event = found[1].history.get(step="reopen_with_main")
    assert (event.actor.account, event.details) == ("system", {"main": main})

    completed(main, head, at + 4 * HOUR)
    assert [(order(number).stage, order(number).awaits_callback) for number in (waiting, rated)] == [
        (Stage.COMPLETED, True)
    ] * 2


@pytest.mark.parametrize("closed", ["dongshan-water", "housing"])
def test_where_nobody_chooses_a_closed_department_sends_it_to_dispatch(
    head: Actor, city: City, at: datetime, closed: str
) -> None:
    number = dispatched(head, at).number
    Assignment.objects.create(
        work_order=order(number), department=city.departments["housing"], part="supporting", dispatch_number=1,
        assigned_at=at, assigned_by_id=head.person_id,
    )  # fmt: skip
    completed(number, head, at)
    city.departments[closed].is_active = False
    city.departments[closed].save()

    work_order = reopen_without_choice(number=number, reason="回访不满意", by=head, at=at + 3 * HOUR)

    assert (work_order.stage, work_order.handling_department) == (Stage.REGISTERED, None)
    note = work_order.history.get(step="reopen_for_dispatch").note
    assert note.startswith("回访不满意（") and city.departments[closed].name in note


def test_where_nobody_chooses_the_department_that_handled_it_gets_it_again(head: Actor, at: datetime) -> None:
    number = dispatched(head, at).number
    completed(number, head, at)

    work_order = reopen_without_choice(number=number, reason="回访不满意", by=head, at=at + 3 * HOUR)

    assert (work_order.stage, work_order.history.last().step) == (Stage.DISPATCHED, "reopen")  # type: ignore[union-attr]
