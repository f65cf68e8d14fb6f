"""Merging, splitting, withdrawing, and their undoing."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import City, PersonFactory

from hotline.kit.errors import NotFound, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.notifications.public import LiveNotice
from hotline.modules.requesters.public import Caller, RequesterKind
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.merge import merge, unmerge
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.reopen import reopen_for_dispatch
from hotline.modules.workorders.actions.split import SecondMatter, rejoin, split
from hotline.modules.workorders.actions.withdraw import withdraw
from hotline.modules.workorders.errors import (
    HasDuplicates,
    MainIsClosed,
    MainIsMerged,
    MergedIntoItself,
    NotAPart,
    SecrecyDiffers,
    SourceIsClosed,
    StageNotReachable,
    StaleVersion,
)
from hotline.modules.workorders.models import Assignment, Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.groups import people_joined
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import RequestType
from hotline.modules.workorders.selectors.facts import WORK_ORDERS

from .builders import matter, registered

pytestmark = pytest.mark.django_db

# What a merge and its undo may leave behind: the version counts the history, which never forgets.
_COUNTED = {"version"}

SECOND = SecondMatter("路灯不亮", "东大街路灯坏了三盏。", RequestType.ASSISTANCE, "0102", "990121", "东大街")


@pytest.fixture
def dispatcher(person: PersonFactory, city: City) -> Actor:
    return actor_of(person("dispatcher"))


def requester(number: int) -> Caller:
    return Caller(RequesterKind.PERSON, f"测试{number}", f"1380000{number:04}")


def from_requester(number: int, by: Actor, at: datetime, **changes: object) -> WorkOrder:
    return register(matter=matter(**changes), caller=requester(number), by=by, at=at)


def fields(number: str) -> dict[str, object]:
    row = WorkOrder.objects.filter(number=number).values().get()
    return {name: value for name, value in row.items() if name not in _COUNTED}


def snapshot() -> list[object]:
    return [*WorkOrder.objects.order_by("id").values(), *WorkOrderEvent.objects.order_by("id").values()]


def count(condition: str) -> int:
    return WorkOrder.objects.filter(WORK_ORDERS.conditions[condition].predicate).count()


def test_a_merge_leaves_two_in_intake_one_in_handling_and_says_so_on_both(dispatcher: Actor, at: datetime) -> None:
    main, duplicate = from_requester(1, dispatcher, at), from_requester(2, dispatcher, at)

    merge(number=duplicate.number, into=main.number, by=dispatcher, at=at, note="同一小区", seen_version=1)

    main.refresh_from_db()
    duplicate.refresh_from_db()
    assert (duplicate.stage, duplicate.merged_into_id, duplicate.version) == (Stage.MERGED, main.pk, 2)
    assert (main.stage, main.people_count, main.version) == (Stage.REGISTERED, 2, 2)
    assert (WorkOrder.objects.count(), count("handled")) == (2, 1)
    told = {event.step: event.details for event in WorkOrderEvent.objects.exclude(step="register")}
    assert told == {
        "merge": {"main": main.number, "people_added": 1},
        "receive_duplicate": {"duplicate": duplicate.number, "people_count": 2},
    }
    assert set(LiveNotice.objects.exclude(kind="register").values_list("kind", "subject")) == {
        ("merge", duplicate.number),
        ("receive_duplicate", main.number),
    }


def test_what_a_department_handles_takes_duplicates_too(dispatcher: Actor, at: datetime) -> None:
    main, duplicate = from_requester(1, dispatcher, at), from_requester(2, dispatcher, at)
    dispatch(number=main.number, parts=Parts("dongshan-water"), by=dispatcher, at=at)

    merge(number=duplicate.number, into=main.number, by=dispatcher, at=at)

    topics = LiveNotice.objects.filter(kind="receive_duplicate").values_list("topic", flat=True)
    assert len(topics) > 1, "the department hears of it"


@pytest.mark.parametrize(
    ("duplicates", "people"),
    [
        ([(2, 1)], 1),
        ([(1, 1)], 0),
        ([(2, 1), (2, 1)], 1),
        ([(2, 1), (3, 5)], 6),
        ([(None, 1), (None, 1)], 2),
        ([(2, 3), (2, 7), (1, 50)], 7),
        ([], 0),
    ],
)
def test_people_are_counted_once_each(duplicates: list[tuple[int | None, int]], people: int) -> None:
    assert people_joined(1, duplicates) == people


# Two of the four are the same requester's, and one of his stands for a group.
_PEOPLE = ((1, 1), (2, 1), (2, 4), (3, 1))
_attempts = st.tuples(st.sampled_from(["merge", "unmerge"]), st.integers(0, 3), st.integers(0, 3))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(attempts=st.lists(_attempts, max_size=14))
def test_merges_and_their_undoing_in_any_order_give_the_originals(
    attempts: list[tuple[str, int, int]], dispatcher: Actor, at: datetime
) -> None:
    with transaction.atomic():
        numbers = [from_requester(who, dispatcher, at, people_count=people).number for who, people in _PEOPLE]
        originals = {number: fields(number) for number in numbers}

        for what, one, other in attempts:
            with suppress(Refusal), transaction.atomic():
                if what == "merge":
                    merge(number=numbers[one], into=numbers[other], by=dispatcher, at=at)
                else:
                    unmerge(number=numbers[one], reason="弄错了", by=dispatcher, at=at)
            main_of = dict(WorkOrder.objects.values_list("number", "merged_into__number"))
            assert not any(main_of[main] for main in main_of.values() if main), "merges make no chains"
        for merged in WorkOrder.objects.filter(stage=Stage.MERGED):
            unmerge(number=merged.number, reason="弄错了", by=dispatcher, at=at)

        assert {number: fields(number) for number in numbers} == originals
        for order in WorkOrder.objects.all():
            places = order.history.order_by("sequence").values_list("sequence", flat=True)
            assert list(places) == list(range(1, order.version + 1)), "history is whole"
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("refusal", "number", "into"),
    [
        (MergedIntoItself, "free", "free"),
        (MainIsMerged, "free", "duplicate"),
        (HasDuplicates, "main", "free"),
        (MainIsClosed, "free", "answered"),
        (MainIsClosed, "free", "withdrawn"),
        (StageNotReachable, "answered", "free"),
        (StageNotReachable, "duplicate", "free"),
        (StageNotReachable, "dispatched", "free"),
        (SecrecyDiffers, "secret", "free"),
        (SecrecyDiffers, "free", "secret"),
        (NotFound, "free", "nowhere"),
        (NotFound, "nowhere", "free"),
    ],
)
def test_a_refused_merge_changes_nothing(
    refusal: type[Refusal], number: str, into: str, dispatcher: Actor, at: datetime
) -> None:
    numbers = everything_there_is(dispatcher, at)
    before = snapshot()

    with pytest.raises(refusal), transaction.atomic():
        merge(number=numbers[number], into=numbers[into], by=dispatcher, at=at)

    assert snapshot() == before


def everything_there_is(by: Actor, at: datetime) -> dict[str, str]:
    """Numbers of work orders in the situations that merging meets."""
    names = ("free", "main", "duplicate", "answered", "withdrawn", "dispatched")
    numbers = {name: from_requester(place, by, at).number for place, name in enumerate(names)}
    numbers["secret"] = from_requester(9, by, at, is_confidential=True, accused_department_code="dongshan-cheng").number
    merge(number=numbers["duplicate"], into=numbers["main"], by=by, at=at)
    answer(number=numbers["answered"], answer="可网上办理。", by=by, at=at)
    withdraw(number=numbers["withdrawn"], reason="诉求人撤回", by=by, at=at)
    dispatch(number=numbers["dispatched"], parts=Parts("market"), by=by, at=at)
    return numbers | {"nowhere": "没有"}


def test_secret_matters_against_one_office_may_be_merged(dispatcher: Actor, at: datetime) -> None:
    secret = {"is_confidential": True, "accused_department_code": "dongshan-cheng"}
    one, other = (from_requester(who, dispatcher, at, **secret) for who in (1, 2))
    against_another = from_requester(3, dispatcher, at, is_confidential=True, accused_department_code="xihe")

    assert merge(number=other.number, into=one.number, by=dispatcher, at=at).stage == Stage.MERGED
    with pytest.raises(SecrecyDiffers), transaction.atomic():
        merge(number=against_another.number, into=one.number, by=dispatcher, at=at)


def test_a_stale_page_neither_merges_nor_undoes(dispatcher: Actor, at: datetime) -> None:
    main, duplicate = from_requester(1, dispatcher, at).number, from_requester(2, dispatcher, at).number

    with pytest.raises(StaleVersion), transaction.atomic():
        merge(number=duplicate, into=main, by=dispatcher, at=at, seen_version=2)
    merge(number=duplicate, into=main, by=dispatcher, at=at)
    before = snapshot()
    with pytest.raises(StaleVersion), transaction.atomic():
        unmerge(number=duplicate, reason="弄错了", by=dispatcher, at=at, seen_version=1)

    assert snapshot() == before


def test_who_may_not_merge_is_refused_everything(
    dispatcher: Actor, person: PersonFactory, city: City, at: datetime
) -> None:
    main, duplicate = from_requester(1, dispatcher, at).number, from_requester(2, dispatcher, at).number
    reviewer = actor_of(person("reviewer"))
    outsider = actor_of(person("handler", department=city.departments["market"]))
    before = snapshot()

    for refusal, by in ((NotPermitted, reviewer), (NotFound, outsider)):
        with pytest.raises(refusal), transaction.atomic():
            merge(number=duplicate, into=main, by=by, at=at)
        with pytest.raises(refusal), transaction.atomic():
            split(number=main, matter=SECOND, by=by, at=at)
        with pytest.raises(refusal), transaction.atomic():
            withdraw(number=main, reason="不想管", by=by, at=at)

    assert snapshot() == before


def test_a_main_work_order_is_not_laid_aside_while_others_count_on_it(dispatcher: Actor, at: datetime) -> None:
    main, duplicate = from_requester(1, dispatcher, at).number, from_requester(2, dispatcher, at).number
    merge(number=duplicate, into=main, by=dispatcher, at=at)

    with pytest.raises(HasDuplicates), transaction.atomic():
        withdraw(number=main, reason="诉求人撤回", by=dispatcher, at=at)
    unmerge(number=duplicate, reason="另行办理", by=dispatcher, at=at)

    assert withdraw(number=main, reason="诉求人撤回", by=dispatcher, at=at).stage == Stage.WITHDRAWN


def test_an_answer_to_the_main_work_order_answers_all_and_all_await_their_callback(
    dispatcher: Actor, at: datetime
) -> None:
    main, duplicate = from_requester(1, dispatcher, at), from_requester(2, dispatcher, at)
    anonymous = register(matter=matter(), caller=None, by=dispatcher, at=at)
    for each in (duplicate, anonymous):
        merge(number=each.number, into=main.number, by=dispatcher, at=at)

    answer(number=main.number, answer="明早八点恢复。", by=dispatcher, at=at + timedelta(minutes=1))

    orders = list(WorkOrder.objects.order_by("id"))
    assert {(order.stage, order.reply, order.completed_at) for order in orders} == {
        (Stage.COMPLETED, "明早八点恢复。", at + timedelta(minutes=1))
    }
    assert [order.awaits_callback for order in orders] == [True, True, False]
    assert (count("handled"), len(orders)) == (1, 3)
    event = duplicate.history.get(step="complete_with_main")
    assert (event.actor.account, event.details) == ("system", {"main": main.number})


def test_a_duplicate_that_is_dispatched_anew_is_handled_by_itself(
    dispatcher: Actor, person: PersonFactory, at: datetime
) -> None:
    main, duplicate = from_requester(1, dispatcher, at), from_requester(2, dispatcher, at)
    merge(number=duplicate.number, into=main.number, by=dispatcher, at=at)
    answer(number=main.number, answer="明早八点恢复。", by=dispatcher, at=at)
    assert count("handled") == 1

    reviewer = actor_of(person("reviewer"))
    again = reopen_for_dispatch(number=duplicate.number, reason="并未恢复", by=reviewer, at=at)

    assert (again.stage, again.merged_into_id) == (Stage.REGISTERED, None)
    assert count("handled") == 2


def test_a_second_matter_gets_an_order_of_its_own_with_the_same_requester(dispatcher: Actor, at: datetime) -> None:
    source = registered(dispatcher, at, is_confidential=True, accused_department_code="xihe", people_count=3)
    before = fields(source.number)

    part = split(number=source.number, matter=SECOND, by=dispatcher, at=at, seen_version=1)

    assert fields(source.number) == before
    assert (part.number, part.stage, part.split_from_id) == ("2023050800002", Stage.REGISTERED, source.pk)
    shared = (
        "requester_id",
        "call_id",
        "channel",
        "is_confidential",
        "accused_department_id",
        "people_count",
        "urgency",
    )
    assert [getattr(part, name) for name in shared] == [getattr(source, name) for name in shared]
    assert (part.title, part.category.code, part.request_type) == ("路灯不亮", "0102", "assistance")
    assert source.history.get(step="split").details == {"part": part.number}
    assert part.history.get(step="register").details == {"split_from": source.number}


def test_a_part_that_rejoins_is_withdrawn_and_the_source_is_what_it_was(dispatcher: Actor, at: datetime) -> None:
    source = registered(dispatcher, at)
    before = fields(source.number)
    part = split(number=source.number, matter=SECOND, by=dispatcher, at=at)

    rejoin(number=part.number, reason="属同一事项", by=dispatcher, at=at, seen_version=1)

    assert fields(source.number) == before
    part.refresh_from_db()
    assert (part.stage, part.split_from_id) == (Stage.WITHDRAWN, source.pk)
    assert list(source.history.order_by("sequence").values_list("step", flat=True)) == [
        "register",
        "split",
        "receive_part",
    ]
    assert (WorkOrder.objects.count(), count("handled")) == (2, 1)


def test_nothing_rejoins_that_was_not_split_or_is_under_way_or_would_be_lost(dispatcher: Actor, at: datetime) -> None:
    ordinary = registered(dispatcher, at)
    source = registered(dispatcher, at)
    under_way = split(number=source.number, matter=SECOND, by=dispatcher, at=at)
    left_over = split(number=source.number, matter=SECOND, by=dispatcher, at=at)
    dispatch(number=under_way.number, parts=Parts("market"), by=dispatcher, at=at)
    answer(number=source.number, answer="可网上办理。", by=dispatcher, at=at)
    before = snapshot()

    for refusal, order in ((NotAPart, ordinary), (StageNotReachable, under_way), (SourceIsClosed, left_over)):
        with pytest.raises(refusal), transaction.atomic():
            rejoin(number=order.number, reason="属同一事项", by=dispatcher, at=at)

    assert snapshot() == before


def test_a_refused_split_gives_out_no_number(dispatcher: Actor, at: datetime) -> None:
    source = registered(dispatcher, at)

    with pytest.raises(NotFound), transaction.atomic():
        unknown = SecondMatter("路灯不亮", "坏了", RequestType.ASSISTANCE, "没有", "", "")
        split(number=source.number, matter=unknown, by=dispatcher, at=at)

    assert registered(dispatcher, at).number == "2023050800002"


def test_a_withdrawal_ends_parts_and_clocks_and_the_department_hears_of_it(dispatcher: Actor, at: datetime) -> None:
    number = registered(dispatcher, at).number
    dispatch(number=number, parts=Parts("dongshan-water"), by=dispatcher, at=at)

    work_order = withdraw(number=number, reason="诉求人已自行解决", by=dispatcher, at=at + timedelta(hours=1))

    assert (work_order.stage, work_order.history.get(step="withdraw").note) == (Stage.WITHDRAWN, "诉求人已自行解决")
    assert not Assignment.objects.filter(work_order=work_order, ended_at=None).exists()
    clocks = Clock.objects.filter(work_order=work_order)
    assert clocks.exists() and not clocks.filter(stopped_at=None).exists()
    # The centre's own was met by the dispatch.
    assert set(clocks.exclude(kind="dispatch").values_list("was_cancelled", flat=True)) == {True}
    assert LiveNotice.objects.filter(kind="withdraw").count() > 1
    assert count("handled") == 0


def test_what_is_closed_is_not_withdrawn(dispatcher: Actor, at: datetime) -> None:
    number = registered(dispatcher, at).number
    answer(number=number, answer="可网上办理。", by=dispatcher, at=at)

    with pytest.raises(StageNotReachable), transaction.atomic():
        withdraw(number=number, reason="不想要了", by=dispatcher, at=at)
