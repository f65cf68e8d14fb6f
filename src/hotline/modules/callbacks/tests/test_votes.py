"""Votes through links: one for each link even when sent twice at once, and lists that cost the same however long."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PersonFactory

from hotline.kit.errors import Refusal
from hotline.modules.access.public import actor_of
from hotline.modules.callbacks.actions.plan import plan_awaited
from hotline.modules.callbacks.actions.publish_policy import PolicyToPublish, publish_policy
from hotline.modules.callbacks.actions.record_vote import record_vote
from hotline.modules.callbacks.models import Callback, Vote
from hotline.modules.callbacks.rules import Answers, CallbackChannel, Satisfaction, Solution
from hotline.modules.callbacks.selectors.links import token_of
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.public import WorkOrder
from hotline.modules.workorders.tests.builders import registered

GOOD = Answers(Solution.SOLVED, Satisfaction.SATISFIED)


def completed(person: PersonFactory, at: datetime) -> WorkOrder:
    agent = actor_of(person("agent"))
    work_order = answer(number=registered(agent, at).number, answer="可网上办理。", by=agent, at=at)
    plan_awaited(work_order_id=work_order.pk, at=at)
    return work_order


@pytest.mark.django_db(transaction=True)
def test_link_used_twice_at_once_counts_once(person: PersonFactory, city: City, at: datetime) -> None:
    head = actor_of(person("hotline_head"))
    publish_policy(policy=PolicyToPublish(at.date(), 100, sends_link=True), by=head, at=at)
    completed(person, at)
    token, start = token_of(Callback.objects.get()), Barrier(4)

    def use(_: int) -> str:
        start.wait()
        try:
            record_vote(token=token, answers=GOOD, channel=CallbackChannel.SMS, comment="", at=at)
        except Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "counted"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(use, range(4)))

    assert outcomes == ["counted", "vote_link_used", "vote_link_used", "vote_link_used"]
    assert Vote.objects.count() == 1


@pytest.mark.django_db
def test_call_back_planned_twice_is_planned_once(person: PersonFactory, city: City, at: datetime) -> None:
    work_order = completed(person, at)
    before = list(Callback.objects.values())
    plan_awaited(work_order_id=work_order.pk, at=at)
    assert list(Callback.objects.values()) == before


@pytest.mark.django_db
def test_list_of_call_backs_costs_the_same_however_long(
    person: PersonFactory, city: City, signed_in_client: ClientFactory, at: datetime
) -> None:
    clerk = signed_in_client("callback_clerk")
    # The handling policy is asked for once in some seconds, not by each page.
    clerk.get("/api/callbacks")
    costs = []
    for _ in range(2):
        completed(person, at)
        completed(person, at)
        with CaptureQueriesContext(connection) as captured:
            assert clerk.get("/api/callbacks").status_code == 200
        costs.append(len(captured))

    assert costs[0] == costs[1] <= 12


@pytest.mark.django_db
def test_list_of_call_backs_goes_on_where_a_page_ends(
    person: PersonFactory, city: City, signed_in_client: ClientFactory, at: datetime
) -> None:
    clerk = signed_in_client("callback_clerk")
    numbers = [completed(person, at).number for _ in range(3)]

    seen, cursor = [], ""
    while cursor is not None:
        page = clerk.get(f"/api/callbacks?limit=2&cursor={cursor}").json()
        seen += [item["number"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert seen == numbers
