"""What the simulated switch knows of telephones and calls, and how it tells of a call that is over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hotline.modules.telephony.ports import AgentSnapshot, WaitingCaller
from hotline.modules.telephony.rules import SIMULATED, CallDirection, CallOutcome, CallParty, LegEnding, WaitEnding
from hotline.modules.telephony.rules.call_facts import CallFacts, LegFacts, WaitFacts, begun_seconds


@dataclass
class SimulatedAgent:
    """A telephone that somebody is logged in at."""

    number: str
    skills: dict[str, int]
    is_paused: bool = False
    pause_reason: str = ""
    call: str = ""
    released_at: datetime | None = None


@dataclass
class SimulatedCall:
    """A call and who takes part in it; `others` are numbers that were brought in."""

    identity: str
    number: str
    arrived_at: datetime
    queue: str = ""
    is_waiting: bool = False
    offered_to: str = ""
    offered_at: datetime | None = None
    agent: str = ""
    answered_at: datetime | None = None
    is_held: bool = False
    consulted: str = ""
    reference: str = ""
    is_outbound: bool = False
    has_caller: bool = True
    others: list[str] = field(default_factory=list)
    listeners: dict[str, str] = field(default_factory=dict)


def agents_of(agents: Iterable[SimulatedAgent]) -> tuple[AgentSnapshot, ...]:
    """How the telephones stand."""
    return tuple(
        AgentSnapshot(
            agent=one.number,
            queues=tuple(sorted(one.skills)),
            is_paused=one.is_paused,
            pause_reason=one.pause_reason,
            is_in_call=bool(one.call),
        )
        for one in agents
    )


def waiting_of(calls: Sequence[SimulatedCall], at: datetime) -> tuple[WaitingCaller, ...]:
    """Who waits, in their order."""
    return tuple(
        WaitingCaller(
            call=call.identity,
            queue=call.queue,
            caller_number=call.number,
            waited_seconds=int((at - call.arrived_at).total_seconds()),
            position=position,
        )
        for position, call in enumerate(calls, 1)
    )


def facts_of(call: SimulatedCall, ending: WaitEnding | None, at: datetime) -> CallFacts:
    """The whole of a call, as the books of a real switch would tell it."""
    outcome = CallOutcome.ANSWERED if call.answered_at else CallOutcome.ABANDONED
    if ending in {WaitEnding.FULL, WaitEnding.TIMED_OUT, WaitEnding.RETURN_CALL}:
        outcome = CallOutcome.UNANSWERED
    left_at = call.answered_at or at
    return CallFacts(
        external_identity=call.identity,
        arrived_at=call.arrived_at,
        outcome=outcome,
        direction=CallDirection.OUTGOING if call.is_outbound else CallDirection.INCOMING,
        dialled_for=call.reference,
        caller_number=call.number,
        queue_code=call.queue or None,
        agent_account=call.agent,
        waiting_seconds=0 if call.is_outbound else begun_seconds(call.arrived_at, left_at),
        talking_seconds=begun_seconds(call.answered_at, at) if call.answered_at else 0,
        answered_at=call.answered_at,
        ended_at=at,
        menu_choices="" if call.is_outbound else "1",
        legs=tuple(_legs(call, at)),
        waits=() if call.is_outbound else (_wait(call, ending, left_at),),
    )


def _wait(call: SimulatedCall, ending: WaitEnding | None, left_at: datetime) -> WaitFacts:
    return WaitFacts(
        queue_code=call.queue,
        entered_at=call.arrived_at,
        offered_at=call.offered_at,
        ended_at=left_at,
        ending=ending or WaitEnding.ANSWERED,
    )


def _legs(call: SimulatedCall, at: datetime) -> Iterable[LegFacts]:
    yield LegFacts(
        external_identity=f"{SIMULATED}/{call.identity}",
        party=CallParty.CALLED if call.is_outbound else CallParty.CALLER,
        began_at=call.arrived_at,
        from_number="" if call.is_outbound else call.number,
        to_number=call.number if call.is_outbound else "",
        answered_at=call.answered_at,
        ended_at=at,
        ending=LegEnding.HUNG_UP,
    )
