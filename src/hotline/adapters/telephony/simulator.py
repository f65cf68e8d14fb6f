"""A switch that is not there: it behaves as the real one does to the rest of the platform, and nobody can call it.

For machines without a switch, for training and for tests. It keeps time by the clock that it is given.
"""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from hotline.adapters.telephony.simulated_calls import SimulatedAgent, SimulatedCall, agents_of, facts_of, waiting_of
from hotline.modules.telephony.errors import SwitchCommandRefused, SwitchUnreachable
from hotline.modules.telephony.ports import (
    Ear,
    SwitchEvent,
    SwitchEventKind,
    SwitchSnapshot,
    TrunkSnapshot,
)
from hotline.modules.telephony.rules import WaitEnding
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.caller_rules import AS_ALL_OTHERS, Treatment
from hotline.modules.telephony.rules.switch_settings import Skill

LISTEN_SECONDS = 0.2
Kind = SwitchEventKind


class SimulatedSwitch:
    """See `Switch`. Agents pick up by `answer`, or by themselves after `answers_after`; callers go by `caller_leaves`.

    `on_call` hears the whole of each call that came in when it is over: there are no books to read.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        on_call: Callable[[CallFacts], None] = lambda facts: None,
        ring_for: timedelta = timedelta(seconds=15),
        answers_after: timedelta | None = None,
        capacity: int = 200,
    ) -> None:
        self._clock = clock
        self._on_call = on_call
        self._ring_for = ring_for
        self._answers_after = answers_after
        self._capacity = capacity
        self._numbers = itertools.count(1)
        self._agents: dict[str, SimulatedAgent] = {}
        self._calls: dict[str, SimulatedCall] = {}
        self._listeners: list[asyncio.Queue[SwitchEvent]] = []
        self._told: list[SwitchEvent] = []
        self._is_away = False
        # What was told of each number.
        self.treatments: defaultdict[str, Treatment] = defaultdict(Treatment)

    @property
    def is_simulated(self) -> bool:
        """Nobody can really be called."""
        return True

    async def events(self) -> AsyncIterator[SwitchEvent]:
        """Everything from now on; time passes for the switch while somebody listens."""
        queue: asyncio.Queue[SwitchEvent] = asyncio.Queue()
        self._listeners.append(queue)
        try:
            while True:
                try:
                    yield await asyncio.wait_for(queue.get(), LISTEN_SECONDS)
                except TimeoutError:
                    self.pass_time()
        finally:
            self._listeners.remove(queue)

    def heard(self) -> list[SwitchEvent]:
        """What was told since this was last asked, for whoever does not wait in a loop."""
        told, self._told = self._told, []
        return told

    async def trunks(self) -> tuple[TrunkSnapshot, ...]:
        return ()

    async def limit_calls(self, *, at_most: int, until: datetime) -> None:
        """It carries whatever it is given."""

    async def snapshot(self) -> SwitchSnapshot:
        self._ensure_there()
        at, callers = self._clock(), self._waiting()
        return SwitchSnapshot(
            at=at,
            agents=agents_of(self._agents.values()),
            waiting=waiting_of(callers, at),
            calls=tuple(self._calls),
            trunks=(TrunkSnapshot(code="simulated-trunk", is_reachable=True, running_calls=len(self._calls)),),
        )

    async def log_in(self, *, agent: str, skills: tuple[Skill, ...]) -> None:
        """The telephone serves these queues, paused until it is made ready."""
        self._ensure_there()
        known = self._agents.setdefault(agent, SimulatedAgent(agent, {}))
        known.skills = {skill.queue: skill.penalty for skill in skills}
        known.is_paused, known.pause_reason = True, "logged_in"
        self._tell(Kind.AGENT_CHANGED, agent=agent)

    async def log_out(self, *, agent: str) -> None:
        """The telephone serves no queue any more."""
        self._ensure_there()
        if self._agents.pop(agent, None) is not None:
            self._tell(Kind.AGENT_CHANGED, agent=agent)

    async def make_ready(self, *, agent: str) -> None:
        """Offer calls."""
        known = self._known(agent)
        known.is_paused, known.pause_reason = False, ""
        self._tell(Kind.AGENT_CHANGED, agent=agent)
        self._distribute()

    async def make_not_ready(self, *, agent: str, reason: str) -> None:
        """Offer no calls."""
        known = self._known(agent)
        known.is_paused, known.pause_reason = True, reason
        self._tell(Kind.AGENT_CHANGED, agent=agent)

    async def transfer(self, *, agent: str, to: str) -> None:
        """Hand the citizen over."""
        call = self._speaking(agent, "transfer")
        call.others.append(to)
        self._release(call)

    async def join_three_way(self, *, agent: str, number: str) -> None:
        """Three speak."""
        self._speaking(agent, "join_three_way").others.append(number)

    async def consult(self, *, agent: str, to: str) -> None:
        """The citizen hears music, the agent speaks with the number."""
        call = self._speaking(agent, "consult")
        call.consulted = to
        self._set_held(call, True)

    async def complete_consultation(self, *, agent: str) -> None:
        """Hand the citizen to whom was consulted."""
        call = self._speaking(agent, "complete_consultation")
        if not call.consulted:
            raise SwitchCommandRefused(command="complete_consultation", reason="nobody is consulted")
        call.others.append(call.consulted)
        call.consulted = ""
        self._set_held(call, False)
        self._release(call)

    async def hold(self, *, agent: str) -> None:
        """The citizen hears music."""
        self._set_held(self._speaking(agent, "hold"), True)

    async def resume(self, *, agent: str) -> None:
        """Speak again, also after a consultation."""
        call = self._speaking(agent, "resume")
        call.consulted = ""
        self._set_held(call, False)

    async def listen(self, *, team_leader: str, agent: str, ear: Ear) -> None:
        """Connect the team leader with the agent's call."""
        self._speaking(agent, "listen").listeners[team_leader] = ear.value

    async def barge_in(self, *, team_leader: str, agent: str) -> None:
        """The team leader speaks with both."""
        self._speaking(agent, "barge_in").others.append(team_leader)

    async def dial(self, *, agent: str, number: str, reason: str, reference: str) -> None:
        """Ring the agent's telephone, which is picked up as any call is; then the number answers."""
        self._ensure_there()
        known = self._agents.get(agent)
        if known is None or known.call:
            raise SwitchCommandRefused(command="dial", reason="the telephone is not free")
        call = self._new_call(number)
        call.is_outbound, call.reference = True, reference
        self._offer(call, known)

    async def hang_up(self, *, agent: str) -> None:
        """End the agent's part."""
        self._ensure_there()
        known = self._agents.get(agent)
        if known is None or not known.call:
            raise SwitchCommandRefused(command="hang_up", reason="no call")
        call = self._calls[known.call]
        if call.agent:
            self._release(call)
        else:
            self._miss(call)

    async def refuse_number(self, *, number: str, until: datetime | None) -> None:
        """Kept; whoever simulates calls decides who calls."""
        self._ensure_there()
        self.treatments[number] = replace(self.treatments[number], is_refused=until is not None, until=until)

    async def prefer_number(self, *, number: str, priority: int, until: datetime | None) -> None:
        """Whoever has a higher priority is offered to agents first."""
        self._ensure_there()
        self.treatments[number] = replace(self.treatments[number], priority=priority, until=until)

    async def forget_earlier_callers(self, *, at: datetime) -> None:
        """It keeps none: nobody calls again of himself."""

    def place_call(self, caller_number: str, queue: str) -> str:
        """Let the number call and wait in the queue; gives the call's identity."""
        self._ensure_there()
        call = self._new_call(caller_number)
        call.queue = queue
        self._tell(Kind.CALL_ARRIVED, call, line="hotline")
        position = sum(other.is_waiting and other.queue == queue for other in self._calls.values()) + 1
        call.is_waiting = True
        self._tell(Kind.QUEUE_ENTERED, call, position=position, menu_choices="1")
        if position > self._capacity:
            self._end(call, WaitEnding.FULL)
        self._distribute()
        return call.identity

    def answer(self, agent: str) -> None:
        """The agent picks up the telephone that rings."""
        known = self._agents.get(agent)
        call = self._calls.get(known.call) if known else None
        if call is None or call.agent:
            raise SwitchCommandRefused(command="answer", reason="nothing rings")
        call.agent, call.answered_at, call.is_waiting = agent, self._clock(), False
        if call.queue:
            self._tell(Kind.QUEUE_LEFT, call, reason=WaitEnding.ANSWERED)
        self._tell(Kind.AGENT_ANSWERED, call, agent=agent)

    def ringing(self) -> list[str]:
        """The telephones that ring now."""
        return [call.offered_to for call in self._calls.values() if call.offered_to and not call.agent]

    def caller_leaves(self, identity: str) -> None:
        """The caller hangs up."""
        call = self._calls[identity]
        if call.others and self._agent_in(call) is not None:
            # Agent and whom he brought in speak on.
            call.has_caller = False
            self._tell(Kind.CALL_ENDED, call)
            return
        self._free(call)
        self._end(call, None if call.answered_at else WaitEnding.ABANDONED)

    def ask_for_return_call(self, identity: str) -> None:
        """The caller presses the key to be called back."""
        call = self._calls[identity]
        self._tell(Kind.RETURN_CALL_ASKED, call)
        self._end(call, WaitEnding.RETURN_CALL)

    def go_away(self) -> None:
        """Nothing is heard and nothing answers; calls go on."""
        self._is_away = True
        self._listen_to(SwitchEvent(kind=Kind.SWITCH_LOST, at=self._clock()))

    def come_back(self) -> None:
        """The switch is heard again."""
        self._is_away = False
        self._tell(Kind.SWITCH_FOUND)

    def pass_time(self) -> None:
        """What the clock brings: telephones that rang too long, and agents who pick up by themselves."""
        at = self._clock()
        for call in [one for one in self._calls.values() if one.offered_to and not one.agent]:
            rings_since = call.offered_at or at
            if self._answers_after is not None and at - rings_since >= self._answers_after:
                self.answer(call.offered_to)
            elif at - rings_since >= self._ring_for:
                self._miss(call)
        self._distribute()

    def participants(self, identity: str) -> list[str]:
        """Who takes part in a call: the agent and whoever was brought in."""
        call = self._calls[identity]
        return [one for one in [call.agent, *call.others] if one]

    def _new_call(self, number: str) -> SimulatedCall:
        at = self._clock()
        identity = f"{int(at.timestamp())}.{next(self._numbers)}"
        call = self._calls[identity] = SimulatedCall(identity, number, at)
        return call

    def _waiting(self) -> list[SimulatedCall]:
        """Who waits, in the order in which they are answered."""
        at, waiting = self._clock(), [one for one in self._calls.values() if one.is_waiting]
        return sorted(waiting, key=lambda one: -self.treatments.get(one.number, AS_ALL_OTHERS).priority_at(at))

    def _distribute(self) -> None:
        for call in [one for one in self._waiting() if not one.offered_to]:
            agent = self._next(call.queue)
            if agent is not None:
                self._offer(call, agent)

    def _next(self, queue: str) -> SimulatedAgent | None:
        """Who is fittest, and of these who has waited longest for a call."""
        free = [one for one in self._agents.values() if queue in one.skills and not one.is_paused and not one.call]
        first = datetime.min.replace(tzinfo=self._clock().tzinfo)
        return min(free, key=lambda one: (one.skills[queue], one.released_at or first), default=None)

    def _offer(self, call: SimulatedCall, agent: SimulatedAgent) -> None:
        call.offered_to, call.offered_at, agent.call = agent.number, self._clock(), call.identity
        self._tell(Kind.AGENT_OFFERED, call, agent=agent.number)

    def _miss(self, call: SimulatedCall) -> None:
        agent = self._agents.get(call.offered_to)
        if agent is not None:
            agent.call, agent.is_paused, agent.pause_reason = "", True, "no-answer"
        self._tell(Kind.AGENT_MISSED, call, agent=call.offered_to)
        call.offered_to, call.offered_at = "", None
        if call.is_outbound:
            self._end(call, None)

    def _release(self, call: SimulatedCall) -> None:
        """The agent leaves; a call in which nobody else is left is over."""
        self._free(call)
        if not call.others or not call.has_caller:
            self._end(call, None)

    def _agent_in(self, call: SimulatedCall) -> SimulatedAgent | None:
        agent = self._agents.get(call.agent)
        return agent if agent is not None and agent.call == call.identity else None

    def _free(self, call: SimulatedCall) -> None:
        agent = self._agent_in(call)
        if agent is not None:
            agent.call, agent.released_at = "", self._clock()
            self._tell(Kind.AGENT_RELEASED, call, agent=agent.number)

    def _end(self, call: SimulatedCall, ending: WaitEnding | None) -> None:
        at = self._clock()
        agent = self._agents.get(call.offered_to)
        if agent is not None and agent.call == call.identity:
            agent.call = ""
        del self._calls[call.identity]
        if ending is not None:
            self._tell(Kind.QUEUE_LEFT, call, reason=ending)
        if call.has_caller:
            self._tell(Kind.CALL_ENDED, call)
        if not call.is_outbound or call.answered_at:
            self._on_call(facts_of(call, ending, at))

    def _set_held(self, call: SimulatedCall, is_held: bool) -> None:
        if call.is_held != is_held:
            call.is_held = is_held
            self._tell(Kind.HOLD_BEGAN if is_held else Kind.HOLD_ENDED, call, agent=call.agent)

    def _speaking(self, agent: str, command: str) -> SimulatedCall:
        self._ensure_there()
        known = self._agents.get(agent)
        call = self._calls.get(known.call) if known else None
        if call is None or call.agent != agent:
            raise SwitchCommandRefused(command=command, reason="no call")
        return call

    def _known(self, agent: str) -> SimulatedAgent:
        self._ensure_there()
        known = self._agents.get(agent)
        if known is None:
            raise SwitchCommandRefused(command="agent", reason="not logged in")
        return known

    def _ensure_there(self) -> None:
        if self._is_away:
            raise SwitchUnreachable

    def _tell(
        self,
        kind: SwitchEventKind,
        call: SimulatedCall | None = None,
        *,
        agent: str = "",
        line: str = "",
        menu_choices: str = "",
        position: int | None = None,
        reason: str = "",
    ) -> None:
        if self._is_away:
            return
        self._listen_to(
            SwitchEvent(
                kind=kind,
                at=self._clock(),
                call=call.identity if call else "",
                agent=agent,
                queue=call.queue if call else "",
                caller_number=call.number if call else "",
                line=line,
                menu_choices=menu_choices,
                position=position,
                reason=reason,
            )
        )

    def _listen_to(self, event: SwitchEvent) -> None:
        for queue in self._listeners:
            queue.put_nowait(event)
        if not self._listeners:
            self._told.append(event)
