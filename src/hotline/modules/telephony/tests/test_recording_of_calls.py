"""What the switch tells is kept once, however often it is told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from tests.platform.support import wait_for
from tests.support import AT, PersonFactory

from hotline.modules.telephony.errors import QueueUnknown
from hotline.modules.telephony.models import (
    AgentInterval,
    Call,
    CallLeg,
    CallRating,
    Queue,
    QueueWait,
    ReturnCall,
    ReturnCallOccasion,
)
from hotline.modules.telephony.public import record_agent_intervals, record_calls
from hotline.modules.telephony.rules import (
    SWITCH,
    AgentState,
    CallDirection,
    CallOutcome,
    CallParty,
    LegEnding,
    RatingMeans,
    WaitEnding,
)
from hotline.modules.telephony.rules.call_facts import (
    AgentIntervalFacts,
    CallFacts,
    LegFacts,
    RatingFacts,
    WaitFacts,
    begun_seconds,
)
from hotline.modules.telephony.rules.return_calls import ReturnCallCause
from hotline.modules.telephony.selectors.calls import CALLS, count_calls

pytestmark = pytest.mark.django_db

RINGING = CallFacts(
    external_identity="1700000000.1",
    arrived_at=AT,
    outcome=CallOutcome.UNDER_WAY,
    caller_number="13800000000",
    queue_code="general",
    waits=(WaitFacts(queue_code="general", entered_at=AT, position=3),),
    legs=(LegFacts(external_identity="1700000000.1", party=CallParty.CALLER, began_at=AT),),
)
ANSWERED_AT, ENDED_AT = AT + timedelta(seconds=15.4), AT + timedelta(seconds=90)
FINISHED = replace(
    RINGING,
    outcome=CallOutcome.ANSWERED,
    agent_account="agent-1",
    waiting_seconds=begun_seconds(AT, ANSWERED_AT),
    talking_seconds=begun_seconds(ANSWERED_AT, ENDED_AT),
    answered_at=ANSWERED_AT,
    ended_at=ENDED_AT,
    waits=(
        WaitFacts(queue_code="general", entered_at=AT, ended_at=ANSWERED_AT, ending=WaitEnding.ANSWERED, position=3),
    ),
    legs=(
        replace(RINGING.legs[0], ended_at=ENDED_AT, ending=LegEnding.HUNG_UP),
        LegFacts(
            external_identity="1700000000.2",
            party=CallParty.AGENT,
            agent_account="agent-1",
            began_at=AT + timedelta(seconds=9),
            answered_at=ANSWERED_AT,
            ended_at=ENDED_AT,
            ending=LegEnding.RELEASED,
        ),
    ),
    ratings=(
        RatingFacts(level=2, means=RatingMeans.KEYPAD, given_at=ENDED_AT),
        RatingFacts(level=5, means=RatingMeans.SMS, given_at=ENDED_AT + timedelta(minutes=5)),
    ),
)


@pytest.fixture(autouse=True)
def queue() -> Queue:
    return Queue.objects.create(code="general", name="综合队列")


def test_a_call_told_again_with_more_holds_what_is_newest_and_counts_once(person: PersonFactory) -> None:
    agent = person("agent", account="agent-1")

    record_calls(source=SWITCH, calls=[RINGING])
    first = Call.objects.get()
    record_calls(source=SWITCH, calls=[FINISHED])
    record_calls(source=SWITCH, calls=[FINISHED])

    call = Call.objects.get()
    assert (call.id, call.reference, first.outcome) == (first.id, first.reference, CallOutcome.UNDER_WAY)
    assert (call.outcome, call.agent_id, call.waiting_seconds) == (CallOutcome.ANSWERED, agent.id, 16)
    assert call.rating == 5
    assert (CallLeg.objects.count(), QueueWait.objects.count(), CallRating.objects.count()) == (2, 1, 2)
    assert QueueWait.objects.get().ending == WaitEnding.ANSWERED


def test_a_call_that_has_ended_does_not_get_under_way_again(person: PersonFactory) -> None:
    person("agent", account="agent-1")
    record_calls(source=SWITCH, calls=[FINISHED])

    assert record_calls(source=SWITCH, calls=[RINGING]) == 0

    assert Call.objects.get().outcome == CallOutcome.ANSWERED
    assert QueueWait.objects.get().ended_at == ANSWERED_AT


def test_the_same_name_of_two_sources_is_two_calls() -> None:
    record_calls(source=SWITCH, calls=[RINGING])
    record_calls(source="import:old", calls=[RINGING])

    assert Call.objects.count() == 2


def test_an_agent_whom_nobody_knows_is_kept_in_the_words_of_the_source() -> None:
    record_calls(source=SWITCH, calls=[FINISHED])

    call = Call.objects.get()
    assert (call.agent_id, call.agent_in_source) == (None, "agent-1")


def test_a_queue_that_does_not_exist_is_refused_and_nothing_is_kept() -> None:
    with pytest.raises(QueueUnknown):
        record_calls(source=SWITCH, calls=[RINGING, replace(RINGING, external_identity="2", queue_code="none")])

    assert not Call.objects.exists()


def test_an_interval_is_kept_once_and_closes_when_it_is_told_closed(person: PersonFactory) -> None:
    person("agent", account="agent-1")
    record_calls(source=SWITCH, calls=[RINGING])
    talking = AgentIntervalFacts(
        agent_account="agent-1", state=AgentState.TALKING, began_at=AT, call=RINGING.external_identity
    )
    unknown = replace(talking, agent_account="nobody")

    assert record_agent_intervals(source=SWITCH, intervals=[talking, unknown]) == 1
    record_agent_intervals(source=SWITCH, intervals=[replace(talking, ended_at=ENDED_AT, is_certain=False)])

    interval = AgentInterval.objects.get()
    assert (interval.ended_at, interval.is_certain, interval.call_id) == (ENDED_AT, False, Call.objects.get().id)


def test_call_that_the_hotline_placed_counts_in_no_figure_and_opens_no_return_call() -> None:
    placed = replace(
        FINISHED,
        external_identity="1700000000.9",
        direction=CallDirection.OUTGOING,
        dialled_for="return-call-7",
        queue_code=None,
        waits=(),
    )
    unanswered = replace(
        placed, external_identity="1700000000.10", outcome=CallOutcome.UNANSWERED, answered_at=None, talking_seconds=0
    )

    record_calls(source=SWITCH, calls=[placed, unanswered])

    assert set(Call.objects.values_list("direction", "dialled_for")) == {(CallDirection.OUTGOING, "return-call-7")}
    assert CALLS.records().count() == 0
    assert count_calls(FINISHED.caller_number, since=AT - timedelta(days=1)) == 0
    assert not ReturnCall.objects.exists()


TAKEN_OVER = replace(
    RINGING,
    outcome=CallOutcome.TAKEN_OVER,
    ended_at=ENDED_AT,
    waits=(replace(RINGING.waits[0], ended_at=ANSWERED_AT, ending=WaitEnding.TAKEN_OVER),),
    legs=(
        *RINGING.legs,
        LegFacts(external_identity="1700000000.3", party=CallParty.OTHER_CENTRE, began_at=AT, to_number="12399"),
    ),
)


def test_call_that_another_centre_took_over_counts_neither_as_answered_nor_as_lost_here() -> None:
    record_calls(source=SWITCH, calls=[TAKEN_OVER])

    assert QueueWait.objects.get().ending == WaitEnding.TAKEN_OVER
    assert CallLeg.objects.filter(party=CallParty.OTHER_CENTRE).get().to_number == "12399"
    counted = [
        name for name, condition in CALLS.conditions.items() if CALLS.records().filter(condition.predicate).exists()
    ]
    assert not {"answered", "abandoned", "in_a_queue"} & set(counted)
    assert not ReturnCall.objects.exists()


@pytest.mark.parametrize("outcome", [CallOutcome.BLOCKED, CallOutcome.LEFT_IN_MENU, CallOutcome.UNANSWERED])
def test_whoever_asked_for_a_return_call_is_listed_however_his_call_ended(outcome: CallOutcome) -> None:
    asked = replace(RINGING, outcome=outcome, ended_at=ENDED_AT, waits=(), asked_for_return_call=True)

    record_calls(source=SWITCH, calls=[asked])

    assert ReturnCallOccasion.objects.get().kind == ReturnCallCause.REQUESTED


@pytest.mark.django_db(transaction=True)
def test_call_that_ended_stays_so_when_its_ringing_is_told_at_the_same_moment() -> None:
    record_calls(source=SWITCH, calls=[])
    is_told = Event()

    def tell_the_end() -> None:
        with transaction.atomic():
            record_calls(source=SWITCH, calls=[FINISHED])
            is_told.set()
            wait_for(_somebody_waits, what="the other one to wait")
        connection.close()

    def tell_the_ringing() -> None:
        is_told.wait(20)
        record_calls(source=SWITCH, calls=[RINGING])
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for told in [pool.submit(tell_the_end), pool.submit(tell_the_ringing)]:
            told.result()

    call = Call.objects.get()
    assert (call.outcome, call.ended_at) == (CallOutcome.ANSWERED, ENDED_AT)


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        (waiting,) = cursor.fetchone()
    return bool(waiting)
