"""Incidents, legal holds, the policy of recordings and removals over HTTP."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.modules.telephony.models import LegalHold, RecordingIncident, RecordingPolicy, RetentionRun
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=500)]
Small = Annotated[int, Field(ge=-32_768, le=32_767)]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class HoldReasonInput(_Strict):
    reason: Reason


class ResolutionInput(_Strict):
    resolution: Reason


class TermsInput(_Strict):
    ordinary_years: Small
    disputed_years: Small
    emergency_years: Small
    missing_after_minutes: Small
    audible_decibels: Small
    audible_milliseconds: Small
    shortest_judged_seconds: Small
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    def terms(self) -> RecordingTerms:
        """The terms as values."""
        return RecordingTerms(**self.model_dump(exclude={"note"}))


class RunInput(_Strict):
    dry_run: bool


class IncidentQuery(Schema):
    is_open: bool | None = None
    cursor: Annotated[str, StringConstraints(max_length=200)] = ""
    limit: int = Field(50, ge=1, le=200)


class IncidentOutput(Schema):
    """Something wrong with a recording; without a call where a file of the switch belongs to none."""

    id: int
    kind: str
    call_reference: str | None
    file_name: str
    found_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None
    resolution: str


class IncidentPageOutput(Schema):
    open_count: int
    items: list[IncidentOutput]
    next_cursor: str | None


class LegalHoldOutput(Schema):
    id: int
    reason: str
    set_at: datetime
    lifted_at: datetime | None
    lifting_reason: str


class RecordingPolicyOutput(Schema):
    """Terms, with the number of their publication; 0 for those that the platform comes with."""

    number: int
    published_at: datetime | None
    published_by: str | None
    note: str
    ordinary_years: int
    disputed_years: int
    emergency_years: int
    missing_after_minutes: int
    audible_decibels: int
    audible_milliseconds: int
    shortest_judged_seconds: int


class RetentionRunOutput(Schema):
    """A removal, or a dry run of one."""

    id: int
    at: datetime
    by: str
    is_dry_run: bool
    over: int
    held: int
    removed: int
    removed_bytes: int


def incident(found: RecordingIncident) -> IncidentOutput:
    """An incident as it is listed."""
    return IncidentOutput(
        id=found.pk,
        kind=found.kind,
        call_reference=found.call.reference if found.call else None,
        file_name=found.reference,
        found_at=found.found_at,
        resolved_at=found.resolved_at,
        resolved_by=found.resolved_by.name if found.resolved_by else None,
        resolution=found.resolution,
    )


def hold(found: LegalHold) -> LegalHoldOutput:
    """A hold as it is answered."""
    return LegalHoldOutput(
        id=found.pk,
        reason=found.reason,
        set_at=found.set_at,
        lifted_at=found.lifted_at,
        lifting_reason=found.lifting_reason,
    )


def policy(published: RecordingPolicy) -> RecordingPolicyOutput:
    """A published policy."""
    return RecordingPolicyOutput(
        number=published.number,
        published_at=published.published_at,
        published_by=published.published_by.name,
        note=published.note,
        **asdict(published.terms),
    )


def shipped_policy() -> RecordingPolicyOutput:
    """The terms that the platform comes with."""
    return RecordingPolicyOutput(number=0, published_at=None, published_by=None, note="", **asdict(RecordingTerms()))


def run(done: RetentionRun) -> RetentionRunOutput:
    """A removal as it is listed."""
    return RetentionRunOutput(
        id=done.pk,
        at=done.at,
        by=done.by.name,
        is_dry_run=done.is_dry_run,
        over=done.over,
        held=done.held,
        removed=done.removed,
        removed_bytes=done.removed_bytes,
    )
