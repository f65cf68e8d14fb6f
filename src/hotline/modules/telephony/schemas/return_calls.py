"""Return calls over HTTP."""

from datetime import datetime

from ninja import Schema

from hotline.modules.telephony.models import ReturnCall
from hotline.modules.telephony.rules.return_calls import ReturnCallEnding

from .forms import Note


class ReturnCallConclusionInput(Schema):
    """What came of the last attempt."""

    was_reached: bool
    is_given_up: bool = False
    note: Note = ""


class OccasionOutput(Schema):
    """A call for which somebody is to be called back."""

    kind: str
    at: datetime
    call_reference: str


class AttemptOutput(Schema):
    """Who tried, when, and whether he was reached; open while he speaks."""

    by: str
    at: datetime
    was_reached: bool | None


class ReturnCallOutput(Schema):
    """Somebody who is to be called back."""

    id: int
    number: str
    queue: str
    opened_at: datetime
    last_at: datetime
    closed_at: datetime | None
    ending: ReturnCallEnding | None
    closed_by: str | None
    note: str
    occasions: list[OccasionOutput]
    attempts: list[AttemptOutput]

    @classmethod
    def of(cls, entry: ReturnCall) -> "ReturnCallOutput":
        """The entry with its calls and attempts."""
        return cls(
            id=entry.pk,
            number=entry.number,
            queue=entry.queue_code,
            opened_at=entry.opened_at,
            last_at=entry.last_at,
            closed_at=entry.closed_at,
            ending=ReturnCallEnding(entry.ending) if entry.ending else None,
            closed_by=entry.closed_by.name if entry.closed_by else None,
            note=entry.note,
            occasions=[
                OccasionOutput(kind=one.kind, at=one.at, call_reference=one.call.reference)
                for one in sorted(entry.occasions.all(), key=lambda one: one.at)
            ],
            attempts=[
                AttemptOutput(by=one.by.name, at=one.at, was_reached=one.was_reached)
                for one in sorted(entry.attempts.all(), key=lambda one: one.at)
            ],
        )
