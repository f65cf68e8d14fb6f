"""From the switch's books to calls as the platform keeps them: the same books, the same calls."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.adapters.telephony.asterisk.books import CallEvent, QueueEvent
from hotline.adapters.telephony.asterisk.events import agent_of
from hotline.modules.telephony.rules import CallDirection, CallOutcome, CallParty, LegEnding, RatingMeans, WaitEnding
from hotline.modules.telephony.rules.call_facts import CallFacts, LegFacts, RatingFacts, WaitFacts, begun_seconds
from hotline.modules.telephony.rules.callers import as_number

LEAVINGS = {
    "FULL": WaitEnding.FULL,
    "TIMEOUT": WaitEnding.TIMED_OUT,
    "JOINEMPTY": WaitEnding.TIMED_OUT,
    "LEAVEEMPTY": WaitEnding.TIMED_OUT,
}
OUTCOMES = {
    WaitEnding.ABANDONED: CallOutcome.ABANDONED,
    WaitEnding.TIMED_OUT: CallOutcome.UNANSWERED,
    WaitEnding.RETURN_CALL: CallOutcome.UNANSWERED,
    # Whoever found no place in the queue never waited in it.
    WaitEnding.FULL: CallOutcome.BLOCKED,
    WaitEnding.CUT: CallOutcome.UNANSWERED,
}


@dataclass(frozen=True, slots=True)
class Telephones:
    """The numbers of agents' telephones and of emergency desks, and whose account was at a telephone at a moment."""

    agents: frozenset[str]
    desks: frozenset[str]
    account_at: Callable[[str, datetime], str]


def calls(
    events: Iterable[CallEvent],
    queue_log: Iterable[QueueEvent],
    telephones: Telephones,
    written_until: Callable[[str], datetime | None] = lambda reference: None,
) -> list[CallFacts]:
    """Every call that came in or was dialled, in order of arrival.

    Of a call that the death of the switch cut off the books do not tell the end; `written_until` tells when something
    was last written to the recording of that name.
    """
    log = list(queue_log)
    started = [event.at for event in log if event.kind == "QUEUESTART"]
    positions = {
        (event.call, event.queue): int(event.words[2])
        for event in log
        if event.kind == "ENTERQUEUE" and len(event.words) > 2 and event.words[2].isdigit()
    }
    grouped: dict[str, list[CallEvent]] = {}
    for event in events:
        grouped.setdefault(event.call, []).append(event)
    found = [
        _Story(own, telephones, positions, _was_cut(own, started), written_until).facts()
        for own in grouped.values()
        if any(event.kind in {"ARRIVED", "DIALLED"} for event in own)
    ]
    return sorted(found, key=lambda facts: facts.arrived_at)


def _was_cut(own: Sequence[CallEvent], started: Sequence[datetime]) -> bool:
    """Whether the switch began anew while the call went on."""
    if any(event.kind == "LINKEDID_END" for event in own):
        return False
    return any(moment > own[-1].at for moment in started)


@dataclass(frozen=True, slots=True)
class _Story:
    """One call's events, in the order in which the switch wrote them."""

    events: Sequence[CallEvent]
    telephones: Telephones
    positions: Mapping[tuple[str, str], int]
    was_cut: bool
    written_until: Callable[[str], datetime | None]

    def facts(self) -> CallFacts:
        """The call as it is known until now."""
        return self._came_in() if self._first("ARRIVED") is not None else self._was_dialled()

    def _was_dialled(self) -> CallFacts:
        """A call that the platform placed: an agent's telephone first, then the number."""
        dialled = self._first("DIALLED")
        assert dialled is not None
        reached, ended_at = self._first("CONNECTED"), self._ended_at()
        outcome = CallOutcome.UNDER_WAY if ended_at is None else CallOutcome.UNANSWERED
        return CallFacts(
            external_identity=dialled.call,
            arrived_at=self.events[0].at,
            direction=CallDirection.OUTGOING,
            dialled_for=dialled.words[-1],
            outcome=outcome if reached is None else CallOutcome.ANSWERED,
            caller_number=dialled.words[0],
            agent_account=self._account(dialled),
            talking_seconds=self._talking_seconds(reached, ended_at),
            answered_at=reached.at if reached else None,
            ended_at=ended_at,
            recording_reference=self._said("RECORDED"),
            was_cut=self.was_cut,
            legs=tuple(self._legs()),
        )

    def _came_in(self) -> CallFacts:
        """A call that somebody placed from outside."""
        arrived = self._first("ARRIVED")
        assert arrived is not None
        connected, ended_at = self._first("CONNECTED"), self._ended_at()
        waits = self._waits(connected, ended_at)
        return CallFacts(
            external_identity=arrived.call,
            arrived_at=arrived.at,
            outcome=self._outcome(connected, waits, ended_at),
            caller_number=as_number(arrived.words[-1]),
            queue_code=waits[-1].queue_code if waits else None,
            line_number=self.events[0].extension or None,
            agent_account=self._account(connected) if connected else "",
            waiting_seconds=sum(begun_seconds(wait.entered_at, wait.ended_at) for wait in waits if wait.ended_at),
            talking_seconds=self._talking_seconds(connected, ended_at),
            answered_at=connected.at if connected else None,
            ended_at=ended_at,
            recording_reference=self._said("RECORDED"),
            menu_choices="".join(event.extra for event in self.events if event.kind == "MENU_CHOSEN"),
            was_cut=self.was_cut,
            asked_for_return_call=self._first("RETURN_CALL_ASKED") is not None,
            legs=tuple(self._legs()),
            waits=waits,
            ratings=tuple(
                RatingFacts(level=int(event.words[0]), means=RatingMeans.KEYPAD, given_at=event.at)
                for event in self.events
                if event.kind == "RATED" and event.words[0] in {"1", "2", "3", "4", "5"}
            ),
        )

    def _first(self, kind: str, after: datetime | None = None) -> CallEvent | None:
        return next(
            (event for event in self.events if event.kind == kind and (after is None or event.at >= after)), None
        )

    def _said(self, kind: str) -> str:
        found = self._first(kind)
        return found.extra if found else ""

    def _ended_at(self) -> datetime | None:
        ended = self._first("LINKEDID_END")
        if ended is not None:
            return ended.at
        return self._cut_at() if self.was_cut else None

    def _cut_at(self) -> datetime:
        """The last sign of the call: an event, or sound that was recorded."""
        recording = self._said("RECORDED")
        written = self.written_until(recording) if recording and self._first("CONNECTED") else None
        return max(self.events[-1].at, written or self.events[-1].at)

    def _outcome(
        self, connected: CallEvent | None, waits: Sequence[WaitFacts], ended_at: datetime | None
    ) -> CallOutcome:
        if connected is not None:
            return CallOutcome.ANSWERED
        if self._first("REFUSED") is not None:
            return CallOutcome.BLOCKED
        if self._first("TAKEN_OVER") is not None:
            return CallOutcome.TAKEN_OVER
        if ended_at is None:
            return CallOutcome.UNDER_WAY
        ending = waits[-1].ending if waits else None
        return OUTCOMES[ending] if ending is not None else CallOutcome.LEFT_IN_MENU

    def _waits(self, connected: CallEvent | None, ended_at: datetime | None) -> tuple[WaitFacts, ...]:
        chosen = [event for event in self.events if event.kind == "QUEUE_CHOSEN"]
        waits: list[WaitFacts] = []
        for number, event in enumerate(chosen):
            until = chosen[number + 1].at if number + 1 < len(chosen) else None
            ended, ending = self._wait_ending(event, until, connected, ended_at)
            offered = self._first_ring(event.at, ended)
            position = self.positions.get((event.call, event.extra))
            waits.append(
                WaitFacts(
                    queue_code=event.extra,
                    entered_at=event.at,
                    offered_at=offered,
                    ended_at=ended,
                    ending=ending,
                    position=position,
                )
            )
        return tuple(waits)

    def _wait_ending(
        self, chosen: CallEvent, until: datetime | None, connected: CallEvent | None, ended_at: datetime | None
    ) -> tuple[datetime | None, WaitEnding | None]:
        if connected is not None and connected.at >= chosen.at and (until is None or connected.at < until):
            return connected.at, WaitEnding.ANSWERED
        if until is not None:
            return until, WaitEnding.OVERFLOWED
        left, asked = self._first("QUEUE_LEFT", chosen.at), self._first("RETURN_CALL_ASKED", chosen.at)
        if left is not None and len(left.words) > 1 and left.words[1] in LEAVINGS:
            was_taken_over = self._first("TAKEN_OVER", left.at) is not None
            return left.at, WaitEnding.TAKEN_OVER if was_taken_over else LEAVINGS[left.words[1]]
        if asked is not None:
            return asked.at, WaitEnding.RETURN_CALL
        if ended_at is None:
            return None, None
        return ended_at, WaitEnding.CUT if self.was_cut else WaitEnding.ABANDONED

    def _first_ring(self, after: datetime, before: datetime | None) -> datetime | None:
        rings = (
            event.at
            for event in self.events
            if event.kind == "CHAN_START" and agent_of(event.channel) in self.telephones.agents and event.at >= after
        )
        return next((at for at in rings if before is None or at <= before), None)

    def _talking_seconds(self, connected: CallEvent | None, ended_at: datetime | None) -> int:
        """From the connection until the citizen last left a conversation: music and survey are not talk."""
        if connected is None:
            return 0
        citizen = connected.leg if self._first("ARRIVED") is None else connected.call
        exits = [event.at for event in self.events if event.kind == "BRIDGE_EXIT" and event.leg == citizen]
        last = max(exits, default=ended_at)
        return begun_seconds(connected.at, last) if last is not None else 0

    def _account(self, event: CallEvent) -> str:
        return self.telephones.account_at(agent_of(event.channel), event.at)

    def _legs(self) -> list[LegFacts]:
        starts = [
            event for event in self.events if event.kind == "CHAN_START" and not event.channel.startswith("Local/")
        ]
        return [self._leg(start) for start in starts]

    def _leg(self, start: CallEvent) -> LegFacts:
        own = [event for event in self.events if event.leg == start.leg]
        answered = next((event.at for event in own if event.kind == "ANSWER"), None)
        hung_up = next((event for event in own if event.kind == "HANGUP"), None)
        ended_at = hung_up.at if hung_up else (self._cut_at() if self.was_cut else None)
        party = self._party(start)
        from_number, to_number = self._numbers(start, party)
        return LegFacts(
            external_identity=start.leg,
            party=party,
            began_at=start.at,
            agent_account=self._account(start) if party is CallParty.AGENT else "",
            from_number=from_number,
            to_number=to_number,
            answered_at=answered,
            ended_at=ended_at,
            ending=self._leg_ending(start, own, answered, hung_up),
        )

    def _numbers(self, start: CallEvent, party: CallParty) -> tuple[str, str]:
        """From which number a leg came and to which it went, as far as the books tell."""
        dialled = self._first("DIALLED")
        if party is CallParty.CALLER:
            return as_number(start.caller), as_number(start.extension)
        if party is CallParty.CALLED and dialled is not None:
            return "", dialled.words[0]
        if party is CallParty.OTHER_CENTRE:
            return as_number(start.caller), as_number(self._said("PASSED_ON").rpartition("|")[2])
        return "", agent_of(start.channel)

    def _party(self, start: CallEvent) -> CallParty:
        number = agent_of(start.channel)
        if number in self.telephones.desks:
            return CallParty.EMERGENCY_SERVICE
        if number in self.telephones.agents:
            return CallParty.AGENT
        if start.leg == start.call:
            return CallParty.CALLER
        if self._is_passed_on(start.at):
            return CallParty.OTHER_CENTRE
        dialled = self._first("DIALLED")
        is_called = dialled is not None and start.leg == self._first_leg_outside(dialled.at)
        return CallParty.CALLED if is_called else CallParty.DEPARTMENT

    def _is_passed_on(self, at: datetime) -> bool:
        """Whether the switch was calling another centre at that moment, or spoke with it."""
        turns = [event for event in self.events if event.kind in {"PASSED_ON", "PASSED_ON_ENDED"} and event.at <= at]
        return bool(turns) and turns[-1].kind == "PASSED_ON"

    def _first_leg_outside(self, after: datetime) -> str:
        outside = (
            event.leg
            for event in self.events
            if event.kind == "CHAN_START" and event.at >= after and agent_of(event.channel) == ""
        )
        return next(outside, "")

    def _leg_ending(
        self, start: CallEvent, own: Sequence[CallEvent], answered: datetime | None, hung_up: CallEvent | None
    ) -> LegEnding | None:
        if hung_up is None:
            return LegEnding.CUT if self.was_cut else None
        if any(event.kind in {"BLINDTRANSFER", "ATTENDEDTRANSFER"} for event in own):
            return LegEnding.TRANSFERRED
        if answered is None and start.leg != start.call:
            return LegEnding.NO_ANSWER
        source = dict(hung_up.details).get("hangupsource", "")
        return LegEnding.HUNG_UP if source == start.channel else LegEnding.RELEASED
