"""The views, filters, search and counts of the list."""

from datetime import datetime, timedelta

import pytest
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.modules.access.public import actor_of
from hotline.modules.workorders.models import (
    Approval,
    Assignment,
    JointReview,
    JointReviewOpinion,
    SearchEntry,
    WorkOrder,
)
from hotline.modules.workorders.rules.search import pairs
from hotline.modules.workorders.selectors import visibility

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db


def numbers(page: PageClient, **query: str) -> set[str]:
    found = page.get("/api/work-orders", query)
    assert found.status_code == 200, found.content.decode()
    return {item["number"] for item in found.json()["items"]}


def test_two_character_words_are_found_wherever_they_stand(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("agent"))
    titles = ["小区路灯不亮", "路灯坏了", "反映路灯", "道路灯光太暗", "停水两天", "wifi信号差"]
    found = {title: registered(by, at, title=title, address="").number for title in titles}
    page = signed_in_client("dispatcher")

    for title in titles:
        for word in pairs(title):
            expected = {number for other, number in found.items() if word in other}
            assert numbers(page, q=word) == expected, word
    assert numbers(page, q="路灯 不亮") == {found["小区路灯不亮"]}
    assert numbers(page, q="WiFi") == {found["wifi信号差"]}
    assert numbers(page, q="灯路") == set()
    assert numbers(page, q=found["停水两天"][:10]) == set(found.values())


def test_search_reads_the_title_and_the_address_that_stand_now(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    order = registered(actor_of(person("agent")), at, title="停水两天", address="东大街8号")
    page = signed_in_client("dispatcher")
    assert numbers(page, q="8号") == {order.number}

    WorkOrder.objects.filter(pk=order.pk).update(title="供暖不足", address="西大街9号")

    assert numbers(page, q="供暖") == numbers(page, q="西大") == {order.number}
    assert numbers(page, q="停水") == set()
    assert SearchEntry.objects.count() == 1


def test_views_hold_what_their_names_say(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    marks: dict[str, dict[str, object]] = {
        "disputed": {"send_back_count": 1},
        "promised": {"promised_until": at.date()},
        "suspended": {"stage": "suspended"},
        "enterprise": {"requester_kind": "enterprise"},
        "key_enterprise": {"is_key_enterprise": True},
        "leader_assigned": {"is_leader_assigned": True},
        "focus": {"focus_area": "wage_arrears"},
        "published": {"published_at": at},
        "confidential": {"is_confidential": True},
    }
    marked = {}
    for view, changes in marks.items():
        order = dispatched(by, at)
        # Far in the future, so that nothing is overdue or due soon.
        WorkOrder.objects.filter(pk=order.pk).update(
            handling_due_at="2999-01-01T00:00Z", acknowledge_due_at="2999-01-01T00:00Z", **changes
        )
        marked[view] = order.number
    page = signed_in_client("dispatcher")

    for view, number in marked.items():
        assert numbers(page, view=view) == {number}, view
    counts = page.get("/api/work-orders/counts").json()["views"]
    assert {view: counts[view]["count"] for view in marks} == dict.fromkeys(marks, 1)
    assert counts["overdue"]["count"] == counts["due_soon"]["count"] == 0
    water = signed_in_client("handler", department=city.departments["dongshan-water"])
    assert numbers(water, view="confidential") == set()
    assert water.get("/api/work-orders/counts").json()["views"]["focus"]["count"] == 1


def test_an_overdue_acknowledgement_and_an_overdue_rework_are_overdue(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    unacknowledged, reworked, timely = (dispatched(by, at) for _ in range(3))
    future, past = "2999-01-01T00:00Z", at
    WorkOrder.objects.all().update(handling_due_at=future, acknowledge_due_at=future)
    WorkOrder.objects.filter(pk=unacknowledged.pk).update(acknowledge_due_at=past)
    WorkOrder.objects.filter(pk=reworked.pk).update(
        stage="acknowledged", handling_due_at=past, first_replied_at=past - timedelta(hours=1), rework_due_at=past
    )
    WorkOrder.objects.filter(pk=timely.pk).update(
        stage="acknowledged", handling_due_at=past, first_replied_at=past - timedelta(hours=1), rework_due_at=future
    )

    page = signed_in_client("dispatcher")

    assert numbers(page, view="overdue") == {unacknowledged.number, reworked.number}
    assert numbers(page, is_overdue="false") == {timely.number}


def test_tasks_are_duties_applications_and_unanswered_support(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    chooser, reviewer = person("hotline_head"), person("dispatch_reviewer")
    led, supported, sent_back = (dispatched(actor_of(person("dispatcher")), at) for _ in range(3))
    housing = city.departments["housing"]
    Assignment.objects.create(
        work_order=supported,
        department=housing,
        part="supporting",
        dispatch_number=1,
        assigned_at=at,
        assigned_by=chooser,
    )
    WorkOrder.objects.filter(pk=sent_back.pk).update(stage="sent_back", dispatched_by=chooser)
    Approval.objects.create(
        work_order=sent_back, kind="send_back", requested_at=at, requested_by=person("agent"), reason="不属于"
    )

    water = signed_in_client("handler", department=city.departments["dongshan-water"])
    support = signed_in_client("handler", department=housing)
    assert numbers(water, view="my_tasks") == {led.number, supported.number}
    assert numbers(support, view="my_tasks") == {supported.number}
    # Nobody decides about the department that he chose himself.
    assert sent_back.number not in numbers(signed_in_client(chooser), view="my_tasks")
    assert numbers(signed_in_client(reviewer), view="approvals") == {sent_back.number}
    assert numbers(signed_in_client(reviewer), view="my_tasks") >= {sent_back.number}
    Assignment.objects.filter(department=housing).update(replied_at=at, acknowledged_at=at)
    assert numbers(support, view="my_tasks") == set()


def test_filters_narrow_the_list(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    dispatcher = person("dispatcher")
    first = dispatched(actor_of(dispatcher), at)
    other = registered(actor_of(person("agent")), at, category_code="0201", division_code="990102001")
    page = signed_in_client("dispatcher")

    for query, expected in (
        ({"category": "01"}, {first.number}),
        ({"division": "990102"}, {other.number}),
        ({"department": "dongshan-water"}, {first.number}),
        ({"part": "lead", "department": "dongshan-water"}, {first.number}),
        ({"part": "supporting"}, set()),
        ({"registered_by": dispatcher.account}, {first.number}),
        ({"registered_by": "nobody"}, set()),
        ({"dispatch_count_min": "1"}, {first.number}),
        ({"urgency": "emergency"}, set()),
        ({"due_from": "2023-05-15", "due_to": "2023-05-15"}, {first.number}),
        ({"due_from": "2023-05-16"}, set()),
        ({"is_confidential": "true"}, set()),
    ):
        assert numbers(page, **query) == expected, query
    assert page.get("/api/work-orders?urgency=unheard-of").status_code == 422


def test_pages_follow_each_other_without_gap_or_double(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    made = {dispatched(by, at + timedelta(minutes=minute // 2)).number for minute in range(7)}
    page = signed_in_client("dispatcher")
    for view in ("all", "overdue", "enterprise"):
        WorkOrder.objects.all().update(requester_kind="enterprise", handling_due_at=at)
        seen: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            answer = page.get("/api/work-orders", {"view": view, "limit": "2", "cursor": cursor}).json()
            seen += [item["number"] for item in answer["items"]]
            cursor = answer["next_cursor"]
        assert len(seen) == len(made) and set(seen) == made, view


@pytest.mark.parametrize("is_asked", [False, True], ids=["parts alone", "asked by a joint review"])
def test_a_department_sees_the_same_however_many_parts_it_has(
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
    is_asked: bool,
) -> None:
    water = city.departments["dongshan-water"]
    opener = person("dispatcher")
    by = actor_of(opener)
    made = [dispatched(by, at + timedelta(minutes=minute)) for minute in range(5)]
    elsewhere = [dispatched(by, at - timedelta(minutes=1), "housing") for _ in range(2)]
    accused, taken, published = made[1], made[2], made[3]
    WorkOrder.objects.filter(pk=accused.pk).update(is_confidential=True, accused_department=water)
    Assignment.objects.filter(work_order=taken).update(ended_at=at)
    WorkOrder.objects.filter(pk=published.pk).update(published_at=at)
    if is_asked:
        WorkOrder.objects.filter(pk=elsewhere[0].pk).update(stage="jointly_reviewed")
        review = JointReview.objects.create(work_order=elsewhere[0], reason="职责不清", opened_at=at, opened_by=opener)
        JointReviewOpinion.objects.create(joint_review=review, department=water)
    page = signed_in_client("handler", department=water)

    def seen() -> list[object]:
        return [
            [item["number"] for item in page.get("/api/work-orders", query).json()["items"]]
            for query in ({}, {"from": f"{at:%Y-%m-%d}"}, {"view": "published"}, {"part": "lead"}, {"q": made[0].title})
        ] + [page.get("/api/work-orders/counts").json()["views"]]

    few = seen()
    monkeypatch.setattr(visibility, "_FEW", 0)

    assert seen() == few
    shown = [order.number for order in reversed(made) if order not in (accused, taken)]
    assert few[0] == shown + [elsewhere[0].number] * is_asked
    assert few[2] == [published.number]


def test_a_part_is_marked_while_its_work_order_is_archived(city: City, person: PersonFactory, at: datetime) -> None:
    order = dispatched(actor_of(person("dispatcher")), at)
    orders, parts = WorkOrder.objects.filter(pk=order.pk), Assignment.objects.filter(work_order=order)

    def marks() -> set[bool]:
        return set(parts.values_list("is_archived", flat=True))

    assert marks() == {False}
    assert set(parts.values_list("registered_at", flat=True)) == {order.registered_at}
    orders.update(stage="archived")
    assert marks() == {True}
    orders.update(published_at=at)
    assert set(parts.values_list("is_published", flat=True)) == {True}
    added = Assignment.objects.create(
        work_order=order,
        department=city.departments["market"],
        part="copied",
        dispatch_number=1,
        assigned_at=at,
        assigned_by=order.registered_by,
    )
    assert Assignment.objects.get(pk=added.pk).is_archived
    orders.update(stage="completed")
    assert marks() == {False}
