"""Saved views and bulk actions."""

from datetime import datetime

import pytest
from tests.support import City, ClientFactory, JobRunner, PersonFactory

from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of
from hotline.modules.workorders.actions.bulk import carry_out
from hotline.modules.workorders.models import BulkAction, BulkActionItem, SavedView, WorkOrder, WorkOrderEvent

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db

BULK = "/api/work-orders/bulk-actions"


def test_saved_view_keeps_its_filters_and_counts_what_its_owner_may_see(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    dispatched(by, at)
    dispatched(by, at, "housing")
    page = signed_in_client("handler", department=city.departments["housing"])

    answer = page.post_json("/api/saved-views", {"name": "供水", "filters": {"category": "01", "view": "all"}})

    assert answer.status_code == 201
    (view,) = answer.json()
    assert (view["name"], view["filters"], view["count"]) == ("供水", {"category": "01"}, 1)
    assert signed_in_client("dispatcher").get("/api/saved-views").json() == []
    assert page.delete_json(f"/api/saved-views/{view['id']}").status_code == 204
    assert page.get("/api/saved-views").json() == []


def test_saved_views_are_refused_where_they_are_too_many_doubled_or_wrong(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    page, stranger = signed_in_client("dispatcher"), signed_in_client("dispatcher")
    for place in range(20):
        assert page.post_json("/api/saved-views", {"name": f"视图{place}", "filters": {}}).status_code == 201

    for body, code in (
        ({"name": "又一个", "filters": {}}, "too_many_saved_views"),
        ({"name": "错", "filters": {"urgnecy": "urgent"}}, "invalid_input"),
        ({"name": "错", "filters": {"view": "unheard-of"}}, "invalid_input"),
    ):
        assert page.post_json("/api/saved-views", body).json()["code"] == code
    mine = SavedView.objects.order_by("id").first()
    assert mine is not None
    assert stranger.delete_json(f"/api/saved-views/{mine.pk}").json()["code"] == "not_found"
    stranger.post_json("/api/saved-views", {"name": "同名", "filters": {}})
    doubled = stranger.post_json("/api/saved-views", {"name": "同名", "filters": {}})
    assert doubled.json()["code"] == "saved_view_name_taken"
    assert SavedView.objects.count() == 21


def test_dry_run_tells_what_would_happen_and_changes_nothing(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    mine, not_dispatched, foreign = dispatched(by, at), registered(by, at), dispatched(by, at, "housing")
    page = signed_in_client("department_clerk", department=city.departments["dongshan-water"])
    before = WorkOrderEvent.objects.count()

    answer = page.post_json(
        BULK,
        {
            "step": "acknowledge",
            "numbers": [mine.number, not_dispatched.number, foreign.number, "nothing"],
            "dry_run": True,
        },
    ).json()

    assert answer["would_succeed"] == 1 and answer["job"] is None
    assert {(each["number"], each["code"]) for each in answer["would_refuse"]} == {
        (not_dispatched.number, "not_found"),
        (foreign.number, "not_found"),
        ("nothing", "not_found"),
    }
    assert answer["refusals"][0]["count"] == 3
    assert WorkOrderEvent.objects.count() == before and not BulkAction.objects.exists()


def test_bulk_action_takes_the_step_once_on_each_and_tells_the_result(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, run_jobs: JobRunner, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    orders = [dispatched(by, at) for _ in range(3)]
    foreign = dispatched(by, at, "housing")
    WorkOrder.objects.filter(pk=orders[2].pk).update(stage="suspended")
    page = signed_in_client("department_clerk", department=city.departments["dongshan-water"])

    job = page.post_json(BULK, {"step": "acknowledge", "filters": {"view": "all"}}).json()["job"]
    run_jobs()
    BulkAction.objects.update(finished_at=None)
    carry_out(bulk_action_id=job, at=at)

    result = page.get(f"{BULK}/{job}").json()
    assert (result["total"], result["done"], result["succeeded"]) == (3, 3, 2)
    assert [(each["number"], each["code"]) for each in result["refused"]] == [(orders[2].number, "stage_not_reachable")]
    taken = WorkOrderEvent.objects.filter(step="acknowledge").values_list("work_order_id", flat=True)
    assert sorted(taken) == sorted([orders[0].pk, orders[1].pk])
    foreign.refresh_from_db()
    assert foreign.stage == "dispatched"
    assert signed_in_client("dispatcher").get(f"{BULK}/{job}").json()["code"] == "not_found"


@pytest.mark.parametrize("change", [{"is_active": False}, {"role_codes": ["handler"]}])
def test_a_bulk_action_of_somebody_who_is_gone_by_then_takes_no_step(
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    run_jobs: JobRunner,
    at: datetime,
    change: dict[str, object],
) -> None:
    order = dispatched(actor_of(person("dispatcher")), at)
    clerk = person("department_clerk", department=city.departments["dongshan-water"])
    signed_in_client(clerk).post_json(BULK, {"step": "acknowledge", "filters": {"view": "all"}})
    Person.objects.filter(pk=clerk.pk).update(**change)

    run_jobs()

    order.refresh_from_db()
    assert (order.stage, BulkActionItem.objects.get().refusal_code) == ("dispatched", "not_permitted")


@pytest.mark.parametrize(
    ("role", "body", "code"),
    [
        ("dispatcher", {"step": "decline", "numbers": ["1"]}, "step_not_in_bulk"),
        ("dispatcher", {"step": "acknowledge", "numbers": ["1"]}, "not_permitted"),
        ("dispatcher", {"step": "dispatch", "numbers": ["1"], "body": {}}, "invalid_input"),
        ("dispatcher", {"step": "dispatch", "numbers": ["1"] * 501}, "invalid_input"),
        ("agent", {"step": "dispatch", "numbers": ["1"]}, "not_permitted"),
    ],
)
def test_bulk_action_is_refused(
    city: City, signed_in_client: ClientFactory, role: str, body: dict[str, object], code: str
) -> None:
    assert signed_in_client(role).post_json(BULK, body).json()["code"] == code
    assert not BulkActionItem.objects.exists()


def test_stale_page_is_told_what_happened_since(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    order = dispatched(actor_of(person("dispatcher", name="派单员甲")), at)
    page = signed_in_client("department_clerk", department=city.departments["dongshan-water"])

    refused = page.post_json(f"/api/work-orders/{order.number}/acknowledgements", {"version": order.version - 1})

    assert (refused.status_code, refused.json()["code"]) == (409, "stale_version")
    (change,) = refused.json()["changes"]
    assert (change["step"], change["actor"]) == ("dispatch", "派单员甲")
    assert "stage" in change["fields"] and change["at"].startswith("2023-05-08")
    order.refresh_from_db()
    assert order.stage == "dispatched"
