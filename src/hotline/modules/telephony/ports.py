"""What the platform asks of a telephone switch and what it hears from it, be it real or simulated."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from .rules.seat_commands import SeatCommand
from .rules.switch_settings import Skill


class SwitchEventKind(StrEnum):
    """What happened on the switch."""

    CALL_ARRIVED = "call_arrived"
    QUEUE_ENTERED = "queue_entered"
    QUEUE_LEFT = "queue_left"
    AGENT_OFFERED = "agent_offered"
    AGENT_ANSWERED = "agent_answered"
    AGENT_MISSED = "agent_missed"
    AGENT_RELEASED = "agent_released"
    AGENT_CHANGED = "agent_changed"
    HOLD_BEGAN = "hold_began"
    HOLD_ENDED = "hold_ended"
    RATED = "rated"
    RETURN_CALL_ASKED = "return_call_asked"
    CALL_ENDED = "call_ended"
    SWITCH_LOST = "switch_lost"
    SWITCH_FOUND = "switch_found"


class Ear(StrEnum):
    """How a team leader takes part in a call: he hears, the agent hears him, or everybody does."""

    MONITOR = "monitor"
    WHISPER = "whisper"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchEvent:
    """One thing that happened. `call` is the call's external identity, `agent` the number of a telephone.

    What an event does not tell is empty. Live events serve the screen alone: the books say what was.
    """

    kind: SwitchEventKind
    at: datetime
    call: str = ""
    agent: str = ""
    queue: str = ""
    caller_number: str = ""
    line: str = ""
    menu_choices: str = ""
    position: int | None = None
    rating: int | None = None
    reason: str = ""
    # Of an agent who changed, where the event itself says how he stands.
    is_paused: bool | None = None
    is_in_call: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentSnapshot:
    """How an agent stands on the switch now: in which queues, whether paused and why, whether he is in a call."""

    agent: str
    queues: tuple[str, ...]
    is_paused: bool
    pause_reason: str
    is_in_call: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCaller:
    """A caller in a queue, since when he waits, and his position from one."""

    call: str
    queue: str
    caller_number: str
    waited_seconds: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrunkSnapshot:
    """A way in and out; whether it answers is None where nobody asks it."""

    code: str
    is_reachable: bool | None = None
    running_calls: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchSnapshot:
    """The switch at a moment: what the platform begins with, and returns to after it lost sight of the switch."""

    at: datetime
    agents: tuple[AgentSnapshot, ...] = ()
    waiting: tuple[WaitingCaller, ...] = ()
    calls: tuple[str, ...] = field(default=())
    trunks: tuple[TrunkSnapshot, ...] = ()


class Switch(Protocol):
    """A telephone switch. Commands refuse with a named refusal; `agent` is the number of an agent's telephone."""

    @property
    def is_simulated(self) -> bool:
        """Whether nobody can really be called."""

    def events(self) -> AsyncIterator[SwitchEvent]:
        """Everything from now on, in order."""

    async def snapshot(self) -> SwitchSnapshot:
        """How everything stands now."""

    async def trunks(self) -> tuple[TrunkSnapshot, ...]:
        """How the ways in and out stand now."""

    async def log_in(self, *, agent: str, skills: tuple[Skill, ...]) -> None:
        """The agent takes calls of these queues; other queues he served before are left."""

    async def log_out(self, *, agent: str) -> None:
        """The agent takes no more calls."""

    async def make_ready(self, *, agent: str) -> None:
        """The agent is offered calls."""

    async def make_not_ready(self, *, agent: str, reason: str) -> None:
        """The agent is offered no calls; `reason` is a code."""

    async def transfer(self, *, agent: str, to: str) -> None:
        """Hand the citizen whom the agent speaks with to another number, and let the agent go."""

    async def join_three_way(self, *, agent: str, number: str) -> None:
        """Citizen, agent and this number speak with each other; recorded on."""

    async def hold(self, *, agent: str) -> None:
        """The citizen hears music, the agent is alone."""

    async def resume(self, *, agent: str) -> None:
        """Citizen and agent speak again."""

    async def consult(self, *, agent: str, to: str) -> None:
        """The citizen hears music while the agent speaks with another number."""

    async def complete_consultation(self, *, agent: str) -> None:
        """Citizen and consulted number speak; the agent is let go."""

    async def listen(self, *, team_leader: str, agent: str, ear: Ear) -> None:
        """Ring the team leader, who then hears the agent's call."""

    async def barge_in(self, *, team_leader: str, agent: str) -> None:
        """The team leader speaks with both; recorded."""

    async def dial(self, *, agent: str, number: str, reason: str, reference: str) -> None:
        """Ring the agent, then the number, recorded. `reason` and `reference` stand in the books."""

    async def hang_up(self, *, agent: str) -> None:
        """End the call of this agent's telephone."""

    async def refuse_number(self, *, number: str, until: datetime | None) -> None:
        """Until then calls from this number are not let in, whoever is away by then; None lets them in."""

    async def prefer_number(self, *, number: str, priority: int, until: datetime | None) -> None:
        """Until then calls from this number are answered before those of a lower priority; 0 is everybody's."""

    async def forget_earlier_callers(self, *, at: datetime) -> None:
        """Keep no longer who called more than a day before that moment."""

    async def limit_calls(self, *, at_most: int, until: datetime) -> None:
        """Until then let no more calls in than this; further callers hear that the lines are full."""


class SwitchDoor(Protocol):
    """How a request reaches the process that is connected with the switch."""

    def carry_out(self, command: SeatCommand) -> None:
        """Do it and wait until it is done; refuses as the switch does."""
