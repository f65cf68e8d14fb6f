"""What applications for exclusion take."""

from enum import StrEnum

from hotline.modules.workorders.rules.exclusion import ExclusionGround

from .dispatching import Reason
from .input import Note, StepInput


class ExclusionRequestInput(StepInput):
    ground: ExclusionGround
    reason: Reason


class ExclusionOutcome(StrEnum):
    """同意 or 不同意."""

    APPROVED = "approved"
    REFUSED = "refused"


class ExclusionDecisionInput(StepInput):
    outcome: ExclusionOutcome
    note: Note = ""
