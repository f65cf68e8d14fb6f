"""What the steps of dispatch take."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.rules.words import DeclineGround, EmergencyService, SendBackOutcome

from .input import Code, Note, StepInput, Strict

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000)]
Basis = Annotated[str, StringConstraints(strip_whitespace=True, max_length=256)]
StatedBasis = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=256)]
Codes = Annotated[list[Code], Field(max_length=20)]


class DispatchInput(StepInput):
    department_code: Code
    supporting_codes: Codes = []
    copied_codes: Codes = []
    note: Note = ""
    basis: Basis = ""

    def parts(self) -> Parts:
        """Who is to handle it."""
        return Parts(
            self.department_code, tuple(self.supporting_codes), tuple(self.copied_codes), self.note, self.basis
        )


class RecallInput(StepInput):
    reason: Reason


class DownwardDispatchInput(StepInput):
    department_code: Code
    note: Note = ""


class SendBackInput(StepInput):
    """Why it is not the department's, by which rule, and whose it is instead where that is known."""

    reason: Reason
    basis: StatedBasis
    proposed_department_code: Code | None = None


class SendBackDecisionInput(StepInput):
    outcome: SendBackOutcome
    note: Note = ""


class JointReviewInput(StepInput):
    reason: Reason
    department_codes: Annotated[list[Code], Field(min_length=1, max_length=20)]


class OpinionInput(StepInput):
    opinion: Reason


class ConclusionInput(StepInput):
    """The conclusion binds, so it says what it rests on."""

    department_code: Code
    supporting_codes: Codes = []
    copied_codes: Codes = []
    basis: StatedBasis
    note: Note = ""

    def parts(self) -> Parts:
        """Who is to handle it."""
        return Parts(
            self.department_code, tuple(self.supporting_codes), tuple(self.copied_codes), self.note, self.basis
        )


class RecusalInput(StepInput):
    account: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=150)]
    reason: Reason


class DeclineInput(StepInput):
    """An empty way names the one that the ground leaves."""

    ground: DeclineGround
    lawful_way: Note = ""
    explanation: Note = ""


class TransferInput(StepInput):
    """The note is what was told to the service."""

    service: EmergencyService
    note: Reason


class UrgencyCheckInput(Strict):
    text: Annotated[str, StringConstraints(max_length=4000)]


class UrgencyCheckOutput(Schema):
    """How urgent a text sounds, the service to call, and the words that say so."""

    urgency: str
    service: str | None
    words: list[str]


class DeclineGroundOutput(Schema):
    """A ground with its name and the lawful way that it leaves, in both languages."""

    ground: str
    name: dict[str, str]
    lawful_way: dict[str, str]
