"""Who has a work order open, views that colleagues share, and the queues of the desks."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PersonFactory

from hotline.kit.clock import now
from hotline.modules.access.public import actor_of
from hotline.modules.workorders.actions.presence import forget_presences
from hotline.modules.workorders.models import Clock, Presence, SavedView, WorkOrder

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db


def test_whoever_opens_an_order_sees_who_else_has_it_open_by_name_and_post_alone(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    number = dispatched(actor_of(person("dispatcher")), at).number
    leader, reviewer = person("team_leader"), person("reviewer")
    first, second = signed_in_client(leader), signed_in_client(reviewer)
    address = f"/api/work-orders/{number}/presence"

    assert first.put_json(address, {"is_editing": True}).json() == []
    seen = second.put_json(address, {}).json()
    assert seen == [{"name": leader.name, "post": "班长", "is_editing": True}]
    (row,) = second.get("/api/work-orders/presences", {"numbers": [number, "nothing"]}).json()
    assert row == {"number": number, "people": seen}
    assert first.delete_json(address).status_code == 204
    assert second.put_json(address, {}).json() == []


def test_presence_expires_and_is_forgotten(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    number = dispatched(actor_of(person("dispatcher")), at).number
    first, second = signed_in_client("team_leader"), signed_in_client("reviewer")
    first.put_json(f"/api/work-orders/{number}/presence", {})
    Presence.objects.update(seen_at=now() - timedelta(seconds=31))

    assert second.get("/api/work-orders/presences", {"numbers": [number]}).json() == []
    assert forget_presences(at=now() + timedelta(minutes=6)) == 1
    assert not Presence.objects.exists()


def test_nobody_says_or_hears_who_is_at_an_order_that_he_may_not_see(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    number = dispatched(actor_of(person("dispatcher")), at).number
    signed_in_client("team_leader").put_json(f"/api/work-orders/{number}/presence", {})
    stranger = signed_in_client("handler", department=city.departments["housing"])

    refused = stranger.put_json(f"/api/work-orders/{number}/presence", {})
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    assert stranger.get("/api/work-orders/presences", {"numbers": [number]}).json() == []
    assert Presence.objects.count() == 1


def test_who_is_where_is_asked_as_often_for_a_page_as_for_a_row(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    numbers = [dispatched(by, at).number for _ in range(3)]
    other, page = person("team_leader"), signed_in_client("reviewer")
    Presence.objects.bulk_create(
        Presence(work_order=order, person=other, seen_at=now()) for order in WorkOrder.objects.all()
    )

    def asked(shown: list[str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(page.get("/api/work-orders/presences", {"numbers": shown}).json()) == len(shown)
        return len(captured)

    assert asked(numbers[:1]) == asked(numbers)


def test_a_shared_view_is_shown_to_colleagues_who_count_for_themselves_and_cannot_change_it(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    dispatched(by, at)
    leader = person("team_leader")
    body = {"name": "供水积压", "filters": {"category": "01"}, "is_shared": True}
    (mine,) = signed_in_client(leader).post_json("/api/saved-views", body).json()
    assert (mine["is_own"], mine["is_shared"]) == (True, True)

    colleague = signed_in_client("reviewer")
    (shared,) = colleague.get("/api/saved-views").json()
    assert (shared["name"], shared["is_own"], shared["owner_name"], shared["count"]) == (
        "供水积压", False, leader.name, 1,
    )  # fmt: skip
    assert colleague.delete_json(f"/api/saved-views/{shared['id']}").json()["code"] == "not_found"
    assert colleague.put_json(f"/api/saved-views/{shared['id']}", body).json()["code"] == "not_found"
    department = signed_in_client("department_clerk", department=city.departments["housing"])
    assert department.get("/api/saved-views").json() == []


def test_only_who_acts_in_bulk_shares_and_colleagues_share_twenty_at_most(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    body = {"name": "共享", "filters": {}, "is_shared": True}
    assert signed_in_client("agent").post_json("/api/saved-views", body).json()["code"] == "not_permitted"
    leader = person("team_leader")
    SavedView.objects.bulk_create(
        SavedView(owner=leader, name=f"共享{place}", is_shared=True, created_at=at) for place in range(20)
    )

    refused = signed_in_client("dispatcher").post_json("/api/saved-views", body)
    assert refused.json()["code"] == "too_many_shared_views"
    assert SavedView.objects.count() == 20


@pytest.mark.parametrize("address", ["/api/work-orders", "/api/work-orders/matching-counts"])
def test_an_unknown_filter_is_refused_by_name_instead_of_showing_everything(
    city: City, signed_in_client: ClientFactory, address: str
) -> None:
    page = signed_in_client("dispatcher")
    refused = page.get(address, {"urgnecy": "urgent", "stage": "registered"})
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_filter")
    assert "urgnecy" in refused.json()["title"]
    assert page.get(address, {"from": "2023-05-01", "to": "2023-05-31", "urgency": ""}).status_code == 200


def test_matching_counts_tell_how_many_the_filters_leave(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    registered(by, at)
    dispatched(by, at)
    page = signed_in_client("dispatcher")
    found = page.get("/api/work-orders/matching-counts", {"stage": "registered"}).json()
    assert found == {"count": 1, "is_bounded": False}


def test_what_awaits_dispatch_is_sorted_by_the_centres_own_clock(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    late, soon, returned = (registered(by, at + timedelta(minutes=minute)) for minute in range(3))
    for order, minutes in ((late, 90), (soon, 20), (returned, 60)):
        Clock.objects.filter(work_order=order, kind="dispatch").update(due_at=at + timedelta(minutes=minutes))
    WorkOrder.objects.filter(pk=returned.pk).update(is_first_in_queue=True)
    dispatched(by, at)
    page = signed_in_client("dispatcher")

    def read(cursor: str) -> dict[str, object]:
        return dict(page.get("/api/work-orders", {"view": "awaiting_dispatch", "limit": "2", "cursor": cursor}).json())

    first = read("")
    second = read(str(first["next_cursor"]))
    items = [*first["items"], *second["items"]]  # type: ignore[misc]
    assert [item["number"] for item in items] == [returned.number, soon.number, late.number]
    assert items[1]["dispatch_due_at"] == f"{at + timedelta(minutes=20):%Y-%m-%dT%H:%M:%SZ}"
    assert page.get("/api/work-orders/counts").json()["views"]["awaiting_dispatch"]["count"] == 3
