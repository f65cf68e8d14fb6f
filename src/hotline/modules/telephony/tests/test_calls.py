"""One call as those who follow it up see it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from tests.support import AT, PersonFactory

from hotline.kit.errors import NotFound
from hotline.modules.telephony.models import Call, Queue
from hotline.modules.telephony.public import find_call
from hotline.modules.telephony.rules import CallOutcome

pytestmark = pytest.mark.django_db


def test_a_call_comes_with_its_queue_and_agent_in_one_query(
    person: PersonFactory, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    Call.objects.create(
        reference="C1",
        arrived_at=AT,
        queue=Queue.objects.create(code="general", name="综合队列"),
        caller_number="13800000000",
        agent=person("agent", name="话务员甲"),
        outcome=CallOutcome.ANSWERED,
        waiting_seconds=7,
        talking_seconds=90,
        after_call_seconds=12,
        answered_at=AT + timedelta(seconds=7),
        ended_at=AT + timedelta(seconds=97),
        recording_reference="R1",
        rating=5,
    )

    with django_assert_num_queries(1):
        call = find_call("C1")
        assert (call.queue and call.queue.name, call.line, call.agent and call.agent.name) == (
            "综合队列",
            None,
            "话务员甲",
        )
    assert (call.outcome, call.waiting_seconds, call.rating) == (CallOutcome.ANSWERED, 7, 5)


def test_an_unknown_reference_is_not_found() -> None:
    with pytest.raises(NotFound) as refusal:
        find_call("C404")
    assert refusal.value.sentence("zh") == "没有找到“C404”。"
