"""Calls and their recordings over HTTP."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.modules.telephony.rules import CallOutcome
from hotline.modules.workorders.selectors.calls import CallFilters

from .input import Strict

Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Empty = Literal[""]


class CallQuery(Schema):
    """What the list is narrowed to; empty values narrow nothing."""

    model_config = ConfigDict(populate_by_name=True)

    # A caller's number or a call's reference, whole.
    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    outcome: CallOutcome | Empty = ""
    agent: Annotated[str, StringConstraints(max_length=64)] = ""
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    has_incident: bool | None = None
    cursor: Annotated[str, StringConstraints(max_length=200)] = ""
    limit: int = Field(50, ge=1, le=200)

    def filters(self) -> CallFilters:
        """What is looked for."""
        return CallFilters(self.q, self.outcome, self.agent, self.from_, self.to, self.has_incident)


class ListeningInput(Strict):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]


class CallItemOutput(Schema):
    """A call in the list; the caller's number is masked."""

    reference: str
    arrived_at: datetime
    queue: str | None
    line: str | None
    agent_name: str | None
    caller_number: str
    outcome: str
    waiting_seconds: int
    talking_seconds: int
    rating: int | None
    has_incident: bool


class CallPageOutput(Schema):
    items: list[CallItemOutput]
    next_cursor: str | None


class CallOrderOutput(Schema):
    number: str
    title: str


class LegOutput(Schema):
    """One party's part in a call."""

    party: str
    agent_name: str | None
    number: str
    began_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    ending: str


class WaitOutput(Schema):
    queue: str
    entered_at: datetime
    offered_at: datetime | None
    ended_at: datetime | None
    ending: str
    position: int | None


class CallRatingOutput(Schema):
    level: int
    means: str
    given_at: datetime


class ListeningLogOutput(Schema):
    """Who listened, when and why."""

    person_name: str
    staff_number: str
    at: datetime
    reason: str


class HoldOutput(Schema):
    """A legal hold."""

    id: int
    reason: str
    set_at: datetime
    set_by: str
    lifted_at: datetime | None
    lifted_by: str | None
    lifting_reason: str


class HandoverOutput(Schema):
    """An emergency service was brought into the call: by whom, when, and what it was told."""

    service: str
    matter: str
    place: str
    work_order: str
    by_name: str
    at: datetime


class CallIncidentOutput(Schema):
    id: int
    kind: str
    found_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None
    resolution: str


class CallFactsOutput(Schema):
    """A call with the work orders that came of it, and how it went."""

    reference: str
    arrived_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    was_cut: bool
    menu_choices: str
    queue: str | None
    line: str | None
    agent_name: str | None
    outcome: str
    waiting_seconds: int
    talking_seconds: int
    after_call_seconds: int
    recording_reference: str
    rating: int | None
    caller_number: str
    work_orders: list[CallOrderOutput]
    legs: list[LegOutput]
    waits: list[WaitOutput]
    handovers: list[HandoverOutput]
    ratings: list[CallRatingOutput]
    listenings: list[ListeningLogOutput]
    legal_holds: list[HoldOutput]
    incidents: list[CallIncidentOutput]


class ChannelOutput(Schema):
    """One side of a recording; `peaks` are 0 to 255, evenly spread over its length."""

    speaker: Literal["caller", "agent"]
    audible_seconds: Decimal
    peaks: list[int]


class RecordingOutput(Schema):
    """A recording; once removed it has no waveform any more."""

    id: int
    began_at: datetime
    duration_seconds: Decimal
    size_bytes: int
    checksum: str
    length_verdict: str
    recording_class: str
    removed_at: datetime | None
    channels: list[ChannelOutput]


class CallRecordingsOutput(Schema):
    """A call's recordings, and whether the reader may listen to them."""

    may_listen: bool
    recordings: list[RecordingOutput]


class ListeningOutput(Schema):
    """Names the listening when sound is fetched, until it expires."""

    id: int
    expires_at: datetime
