"""The shared fixtures keep what they promise."""

import pytest
from procrastinate.contrib.django import app
from tests.support import City, ClientFactory, JobRunner, PageClient, PersonFactory

from hotline.modules.access.public import actor_of
from hotline.modules.departments.public import subtree_of


def test_signed_in_page_reads_its_session(signed_in_client: ClientFactory) -> None:
    answer = signed_in_client("agent").get("/api/session")
    assert answer.status_code == 200, answer.content
    assert answer.json()["roles"] == [{"code": "agent", "name": "话务员"}]


def test_page_without_session_is_told_to_sign_in(visitor: PageClient) -> None:
    assert visitor.get("/api/session").status_code == 401


def test_city_has_three_levels(city: City, person: PersonFactory) -> None:
    clerk = person("department_clerk", department=city.departments["dongshan"])
    codes = set(subtree_of(actor_of(clerk)).values_list("code", flat=True))
    assert codes == {"dongshan", "dongshan-water", "dongshan-cheng"}
    assert city.categories["010101"].top == city.categories["01"]


@pytest.mark.django_db
def test_nothing_waits_at_first(run_jobs: JobRunner) -> None:
    assert run_jobs() == []


@pytest.mark.django_db(transaction=True)
def test_committing_test_may_leave_a_job() -> None:
    app.configure_task("hotline.deliver", queue="events").defer(
        subscriber="builtins:print", event_type="hotline.kit.events:Event", fields={}
    )


@pytest.mark.django_db(transaction=True)
def test_the_next_test_finds_the_queue_empty(run_jobs: JobRunner) -> None:
    assert run_jobs() == []
