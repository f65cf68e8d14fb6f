"""One call as those who follow it up see it."""

from datetime import timedelta

import pytest
from tests.support import AT, PersonFactory

from hotline.kit.errors import NotFound
from hotline.modules.telephony.models import Call, Queue
from hotline.modules.telephony.public import call_facts
from hotline.modules.telephony.rules import CallOutcome

pytestmark = pytest.mark.django_db


def test_a_call_tells_its_queue_agent_and_times(person: PersonFactory) -> None:
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

    call = call_facts("C1")

    assert (call.queue, call.line, call.agent_name) == ("综合队列", None, "话务员甲")
    assert call.outcome is CallOutcome.ANSWERED
    assert (call.waiting_seconds, call.talking_seconds, call.after_call_seconds, call.rating) == (7, 90, 12, 5)


def test_an_unknown_reference_is_not_found() -> None:
    with pytest.raises(NotFound) as refusal:
        call_facts("C404")
    assert refusal.value.sentence("zh") == "没有找到“C404”。"
