"""What a source tells of calls and of agents' time, before it is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from hotline.kit.clock import local_date

from . import AgentState, CallDirection, CallOutcome, CallParty, LegEnding, RatingMeans, WaitEnding


@dataclass(frozen=True, slots=True, kw_only=True)
class LegFacts:
    """One party's part in a call; `external_identity` is the switch's name of the channel."""

    external_identity: str
    party: CallParty
    began_at: datetime
    agent_account: str = ""
    from_number: str = ""
    to_number: str = ""
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ending: LegEnding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitFacts:
    """One wait in a queue; `position` counts from one at entry."""

    queue_code: str
    entered_at: datetime
    offered_at: datetime | None = None
    ended_at: datetime | None = None
    ending: WaitEnding | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFacts:
    """A rating from 1 to 5."""

    level: int
    means: RatingMeans
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """One call as a source tells it, whole: told again with more, it takes the place of what was told before.

    Spans are whole seconds, a begun one counted. An agent whom no account names is kept in the source's words. Of an
    outgoing call `caller_number` is the number that was called, and `dialled_for` names what it was about.
    """

    external_identity: str
    arrived_at: datetime
    outcome: CallOutcome
    direction: CallDirection = CallDirection.INCOMING
    dialled_for: str = ""
    caller_number: str = ""
    queue_code: str | None = None
    line_number: str | None = None
    agent_account: str = ""
    waiting_seconds: int = 0
    talking_seconds: int = 0
    after_call_seconds: int = 0
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    recording_reference: str = ""
    menu_choices: str = ""
    was_cut: bool = False
    asked_for_return_call: bool = False
    legs: tuple[LegFacts, ...] = ()
    waits: tuple[WaitFacts, ...] = ()
    ratings: tuple[RatingFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentIntervalFacts:
    """An agent was in a state; not certain where the switch did not say so. `call` is the call's external identity."""

    agent_account: str
    state: AgentState
    began_at: datetime
    ended_at: datetime | None = None
    reason: str = ""
    call: str | None = None
    is_certain: bool = True


def reference_of(source: str, external_identity: str, arrived_at: datetime) -> str:
    """The hotline's own reference of a call: its day and sixteen digits that follow from source and identity."""
    digest = hashlib.blake2b(f"{source}\n{external_identity}".encode(errors="surrogatepass"), digest_size=8)
    return f"C{local_date(arrived_at):%Y%m%d}-{digest.hexdigest().upper()}"


def begun_seconds(began_at: datetime, ended_at: datetime) -> int:
    """The whole seconds between two moments, a begun one counted, so that a wait of 15.4 s is no wait of 15."""
    return max(0, ceil((ended_at - began_at).total_seconds()))
