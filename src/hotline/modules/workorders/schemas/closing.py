"""What review and the closing of files take."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from hotline.modules.workorders.rules.words import RetentionClass

from .handling import Reason
from .input import Note, StepInput, Words


class ReviewOutcome(StrEnum):
    """采纳 or 退回重办."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class ReopeningTarget(StrEnum):
    """Back to the departments that handled it, or to be dispatched anew."""

    DEPARTMENT = "department"
    DISPATCH = "dispatch"


class ReviewInput(StepInput):
    outcome: ReviewOutcome
    note: Note = ""


class ConfirmationInput(StepInput):
    note: Reason


class ReopeningInput(StepInput):
    reason: Reason
    to: ReopeningTarget


class ArchivingInput(StepInput):
    """Without a class the file is kept as long as such a matter usually is."""

    retention_class: RetentionClass | None = None


class PublicationInput(StepInput):
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    text: Words


class WithdrawalInput(StepInput):
    reason: Reason
