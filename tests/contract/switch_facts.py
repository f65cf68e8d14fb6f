"""What holds for every switch behind the platform's port, be it simulated or real: `SWITCH_FACTS`.

tests/contract holds them against the simulated switch, tests/telephony against the real one, with telephones that
answer. A fact asks a bench, which knows how somebody calls and how a telephone is picked up on its switch.
"""

from collections.abc import Callable, Coroutine
from typing import Protocol, TypeVar

import pytest

from hotline.modules.telephony.errors import SwitchCommandRefused
from hotline.modules.telephony.ports import Ear, Switch, SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules import CallDirection, CallOutcome
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.switch_settings import Skill

AGENT, SECOND_AGENT, QUEUE = "1007", "1008", "enterprise"
Kind = SwitchEventKind
Result = TypeVar("Result")


class SwitchBench(Protocol):
    """A switch, somebody who calls it, and telephones; nobody is logged in when a fact begins."""

    @property
    def switch(self) -> Switch:
        """What the fact is about."""

    def do(self, command: Coroutine[object, object, Result]) -> Result:
        """Carry out a command to its end."""

    def plug_in(self, number: str, *, picks_up: bool = True) -> None:
        """A telephone or a desk at that number, which is picked up when it rings, or is never."""

    def place_call(self) -> str:
        """Somebody calls and waits in `QUEUE`; gives the call."""

    def caller_leaves(self, call: str) -> None:
        """Who called, or was called, hangs up."""

    def told(self, *until: SwitchEventKind) -> list[SwitchEvent]:
        """What was told since this was last asked, as soon as it holds all of `until`; without AGENT_CHANGED."""

    def ring_out(self) -> None:
        """Let a telephone ring for as long as it may."""

    def book(self, call: str) -> CallFacts:
        """The whole of a call that has ended."""


def _ready(bench: SwitchBench, agent: str = AGENT, penalty: int = 0) -> None:
    bench.do(bench.switch.log_in(agent=agent, skills=(Skill(QUEUE, penalty),)))
    bench.do(bench.switch.make_ready(agent=agent))


def _talk(bench: SwitchBench) -> str:
    bench.plug_in(AGENT)
    _ready(bench)
    call = bench.place_call()
    bench.told(Kind.QUEUE_LEFT, Kind.AGENT_ANSWERED)
    return call


def _kinds(told: list[SwitchEvent]) -> list[SwitchEventKind]:
    return [event.kind for event in told]


def agent_logs_in_paused_and_is_seen_so(bench: SwitchBench) -> None:
    bench.do(bench.switch.log_in(agent=AGENT, skills=(Skill(QUEUE),)))
    (agent,) = bench.do(bench.switch.snapshot()).agents
    assert (agent.agent, agent.queues, agent.is_paused, agent.is_in_call) == (AGENT, (QUEUE,), True, False)
    bench.do(bench.switch.make_ready(agent=AGENT))
    assert not bench.do(bench.switch.snapshot()).agents[0].is_paused
    bench.do(bench.switch.make_not_ready(agent=AGENT, reason="meal"))
    assert bench.do(bench.switch.snapshot()).agents[0].pause_reason == "meal"
    bench.do(bench.switch.log_out(agent=AGENT))
    assert bench.do(bench.switch.snapshot()).agents == ()


def call_is_told_from_its_arrival_to_its_end_and_stands_in_the_books(bench: SwitchBench) -> None:
    bench.plug_in(AGENT)
    _ready(bench)
    call = bench.place_call()
    begun = bench.told(Kind.QUEUE_LEFT, Kind.AGENT_ANSWERED)
    bench.caller_leaves(call)
    ended = bench.told(Kind.CALL_ENDED, Kind.AGENT_RELEASED)
    assert _kinds(begun)[:3] == [Kind.CALL_ARRIVED, Kind.QUEUE_ENTERED, Kind.AGENT_OFFERED]
    assert sorted(_kinds(begun)[3:]) == sorted([Kind.QUEUE_LEFT, Kind.AGENT_ANSWERED])
    # Which of two who hang up at once is told first is nobody's promise.
    assert sorted(_kinds(ended)) == sorted([Kind.AGENT_RELEASED, Kind.CALL_ENDED])
    assert {event.call for event in begun + ended} == {call}
    offered = begun[2]
    facts = bench.book(call)
    assert (offered.agent, offered.caller_number, offered.queue) == (AGENT, facts.caller_number, QUEUE)
    assert (facts.direction, facts.outcome) == (CallDirection.INCOMING, CallOutcome.ANSWERED)


def agent_who_does_not_answer_is_paused_and_the_caller_waits_on(bench: SwitchBench) -> None:
    bench.plug_in(AGENT, picks_up=False)
    _ready(bench)
    call = bench.place_call()
    bench.ring_out()
    assert Kind.AGENT_MISSED in _kinds(bench.told(Kind.AGENT_MISSED))
    snapshot = bench.do(bench.switch.snapshot())
    assert snapshot.agents[0].is_paused
    assert [caller.call for caller in snapshot.waiting] == [call]


def fittest_agent_is_offered_a_call_first(bench: SwitchBench) -> None:
    bench.plug_in(AGENT)
    bench.plug_in(SECOND_AGENT)
    _ready(bench, SECOND_AGENT, penalty=5)
    _ready(bench, AGENT, penalty=0)
    bench.place_call()
    told = bench.told(Kind.AGENT_ANSWERED)
    assert [event.agent for event in told if event.kind is Kind.AGENT_OFFERED] == [AGENT]


def held_caller_is_spoken_to_again(bench: SwitchBench) -> None:
    _talk(bench)
    bench.do(bench.switch.hold(agent=AGENT))
    assert _kinds(bench.told(Kind.HOLD_BEGAN)) == [Kind.HOLD_BEGAN]
    bench.do(bench.switch.resume(agent=AGENT))
    assert _kinds(bench.told(Kind.HOLD_ENDED)) == [Kind.HOLD_ENDED]


def transfer_frees_the_agent_and_the_call_goes_on(bench: SwitchBench) -> None:
    call = _talk(bench)
    bench.plug_in("110")
    bench.do(bench.switch.transfer(agent=AGENT, to="110"))
    assert _kinds(bench.told(Kind.AGENT_RELEASED)) == [Kind.AGENT_RELEASED]
    assert call in bench.do(bench.switch.snapshot()).calls


def two_go_on_when_the_agent_leaves_a_conversation_of_three(bench: SwitchBench) -> None:
    call = _talk(bench)
    bench.plug_in("119")
    bench.do(bench.switch.join_three_way(agent=AGENT, number="119"))
    bench.do(bench.switch.hang_up(agent=AGENT))
    assert _kinds(bench.told(Kind.AGENT_RELEASED)) == [Kind.AGENT_RELEASED]
    assert call in bench.do(bench.switch.snapshot()).calls


def agent_speaks_on_with_whom_he_brought_in_when_the_caller_leaves(bench: SwitchBench) -> None:
    call = _talk(bench)
    bench.plug_in("119")
    bench.do(bench.switch.join_three_way(agent=AGENT, number="119"))
    bench.caller_leaves(call)
    assert _kinds(bench.told(Kind.CALL_ENDED)) == [Kind.CALL_ENDED]
    assert [agent.is_in_call for agent in bench.do(bench.switch.snapshot()).agents] == [True]
    bench.do(bench.switch.hang_up(agent=AGENT))
    assert _kinds(bench.told(Kind.AGENT_RELEASED)) == [Kind.AGENT_RELEASED]


def dialled_call_is_told_of_the_agent_and_stands_in_the_books_as_outgoing(bench: SwitchBench) -> None:
    bench.plug_in(AGENT)
    bench.plug_in("citizen")
    _ready(bench)
    bench.do(bench.switch.dial(agent=AGENT, number="13800000501", reason="return_call", reference="return-call-7"))
    begun = bench.told(Kind.AGENT_ANSWERED)
    assert [(event.kind, event.agent) for event in begun] == [
        (Kind.AGENT_OFFERED, AGENT),
        (Kind.AGENT_ANSWERED, AGENT),
    ]
    (call,) = {event.call for event in begun}
    bench.caller_leaves(call)
    ended = bench.told(Kind.CALL_ENDED)
    assert _kinds(ended) == [Kind.AGENT_RELEASED, Kind.CALL_ENDED]
    facts = bench.book(call)
    assert (facts.direction, facts.outcome) == (CallDirection.OUTGOING, CallOutcome.ANSWERED)
    assert (facts.caller_number, facts.dialled_for) == ("13800000501", "return-call-7")


def what_needs_a_call_is_refused_without_one(bench: SwitchBench) -> None:
    _ready(bench)
    for command in (bench.switch.hold, bench.switch.resume, bench.switch.hang_up, bench.switch.complete_consultation):
        with pytest.raises(SwitchCommandRefused):
            bench.do(command(agent=AGENT))
    with pytest.raises(SwitchCommandRefused):
        bench.do(bench.switch.listen(team_leader=SECOND_AGENT, agent=AGENT, ear=Ear.WHISPER))
    with pytest.raises(SwitchCommandRefused):
        bench.do(bench.switch.barge_in(team_leader=SECOND_AGENT, agent=AGENT))


SWITCH_FACTS: tuple[Callable[[SwitchBench], None], ...] = (
    agent_logs_in_paused_and_is_seen_so,
    call_is_told_from_its_arrival_to_its_end_and_stands_in_the_books,
    agent_who_does_not_answer_is_paused_and_the_caller_waits_on,
    fittest_agent_is_offered_a_call_first,
    held_caller_is_spoken_to_again,
    transfer_frees_the_agent_and_the_call_goes_on,
    two_go_on_when_the_agent_leaves_a_conversation_of_three,
    agent_speaks_on_with_whom_he_brought_in_when_the_caller_leaves,
    dialled_call_is_told_of_the_agent_and_stands_in_the_books_as_outgoing,
    what_needs_a_call_is_refused_without_one,
)
