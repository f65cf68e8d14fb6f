"""What departments send, and what they get besides the work order."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

from hotline.modules.workorders.actions.recalculate import DueChange
from hotline.modules.workorders.actions.recalculate_all import GeneralRecalculation
from hotline.modules.workorders.actions.reply import ReplyText
from hotline.modules.workorders.models import Attachment
from hotline.modules.workorders.rules.contact import ContactMeans
from hotline.modules.workorders.rules.reply_check import Finding
from hotline.modules.workorders.rules.words import Outcome
from hotline.modules.workorders.selectors.clock_explanation import ClockExplanation

from .input import Note, StepInput, Strict, Words

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]


class DecisionOutcome(StrEnum):
    """同意 or 不同意 an application."""

    APPROVED = "approved"
    REFUSED = "refused"


class DraftOutcome(StrEnum):
    """同意 or 退回修改 a draft."""

    APPROVED = "approved"
    RETURNED = "returned"


class ContactInput(StepInput):
    means: ContactMeans
    was_reached: bool
    note: Note = ""
    recording_reference: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""


class ProgressInput(StepInput):
    note: Reason


class ExtensionInput(StepInput):
    """`amount` counts in the unit of the handling limit."""

    amount: Annotated[int, Field(ge=1, le=60)]
    reason: Reason


class DecisionInput(StepInput):
    outcome: DecisionOutcome
    note: Note = ""


class SuspensionInput(StepInput):
    """`days` are working days."""

    reason: Reason
    days: Annotated[int, Field(ge=1, le=366)]


class ResumptionInput(StepInput):
    note: Note = ""


class PromiseInput(StepInput):
    until_on: date
    reason: Reason


class SupportReplyInput(StepInput):
    reply: Words


class ReplyInput(StepInput):
    answer: Words
    report: LongText = ""
    basis: LongText = ""
    outcome: Outcome = Outcome.SOLVED
    attachment_ids: Annotated[list[int], Field(max_length=20)] = []
    overruled_findings: Annotated[list[str], Field(max_length=20)] = []

    def text(self) -> ReplyText:
        """The reply."""
        return ReplyText(
            self.answer,
            self.report,
            self.basis,
            self.outcome,
            tuple(self.attachment_ids),
            tuple(self.overruled_findings),
        )


class DraftDecisionInput(StepInput):
    outcome: DraftOutcome
    note: Note = ""


class ReplyCheckInput(Strict):
    answer: LongText
    report: LongText = ""
    basis: LongText = ""


class FindingOutput(Schema):
    """What the reply check found in a part. `blocks` must be changed; `warns` may be overruled, which is recorded."""

    code: str
    severity: str
    text: str
    excerpt: str
    part: str


class UploadedFileOutput(Schema):
    id: int
    name: str
    content_type: str
    size: int


class ClockStepOutput(Schema):
    """What a day adds to a clock, in its unit, and why."""

    on: date
    text: str
    counted: Decimal
    total: Decimal
    unit: str
    is_announced: bool


class PauseOutput(Schema):
    started_at: datetime
    ended_at: datetime | None


class ClockExplanationOutput(Schema):
    """A due moment told day by day, with the facts that it follows from."""

    kind: str
    department: str | None
    started_at: datetime
    due_at: datetime
    derived_due_at: datetime
    stopped_at: datetime | None
    amount: int
    unit: str
    rule_name: str
    rule_code: str
    basis: str
    calendar_version: int
    extensions: list[str]
    pauses: list[PauseOutput]
    fixed_due_at: datetime | None
    steps: list[ClockStepOutput]


class RecalculationInput(StepInput):
    reason: Reason
    dry_run: bool = False


class GeneralRecalculationInput(Strict):
    """Every open work order with a clock on that version of the calendar."""

    calendar_version: Annotated[int, Field(ge=0)]
    reason: Reason
    dry_run: bool = False


class DueChangeOutput(Schema):
    number: str
    clock_id: int
    kind: str
    department: str
    old_due_at: datetime
    new_due_at: datetime
    old_version: int
    new_version: int


class RecalculationOutput(Schema):
    """What changed, or in a dry run would change."""

    is_dry_run: bool
    changes: list[DueChangeOutput]


class GeneralRecalculationOutput(Schema):
    """How many work orders it concerns; in a dry run what would change for the first fifty, else the job to do it."""

    is_dry_run: bool
    total: int
    changes: list[DueChangeOutput]
    job: int | None


def finding(found: Finding, language: str) -> FindingOutput:
    """A finding in the reader's language."""
    return FindingOutput(
        code=found.code,
        severity=found.severity,
        text=found.text(language),
        excerpt=found.excerpt,
        part=found.part,
    )


def attachment(kept: Attachment) -> UploadedFileOutput:
    """A file as it was kept."""
    return UploadedFileOutput(id=kept.pk, name=kept.name, content_type=kept.content_type, size=kept.size)


def recalculation(changes: Sequence[DueChange], *, is_dry_run: bool) -> RecalculationOutput:
    """The changes of a recalculation."""
    return RecalculationOutput(is_dry_run=is_dry_run, changes=[_due_change(one) for one in changes])


def general_recalculation(done: GeneralRecalculation, *, is_dry_run: bool) -> GeneralRecalculationOutput:
    """What a general recalculation concerns."""
    return GeneralRecalculationOutput(
        is_dry_run=is_dry_run,
        total=done.total,
        changes=[_due_change(one) for one in done.examples],
        job=done.job.pk if done.job else None,
    )


def _due_change(one: DueChange) -> DueChangeOutput:
    return DueChangeOutput(
        number=one.number,
        clock_id=one.clock_id,
        kind=one.kind,
        department=one.department,
        old_due_at=one.old_due_at.astimezone(UTC),
        new_due_at=one.new_due_at.astimezone(UTC),
        old_version=one.old_version,
        new_version=one.new_version,
    )


def explanation(found: ClockExplanation, language: str) -> ClockExplanationOutput:
    """The diagnosis of a clock in the reader's language."""
    clock = found.clock
    return ClockExplanationOutput(
        kind=clock.kind,
        department=clock.assignment.department.short_name if clock.assignment else None,
        started_at=clock.started_at,
        due_at=clock.due_at,
        derived_due_at=found.derived_due_at.astimezone(UTC),
        stopped_at=clock.stopped_at,
        amount=clock.limit_amount,
        unit=clock.limit_unit,
        rule_name=clock.limit_rule_name,
        rule_code=clock.limit_rule_code,
        basis=clock.limit_basis,
        calendar_version=clock.calendar_version,
        extensions=list(clock.extensions),
        pauses=[PauseOutput(started_at=pause.started_at, ended_at=pause.ended_at) for pause in found.facts.pauses],
        fixed_due_at=clock.fixed_due_at,
        steps=[
            ClockStepOutput(
                on=step.day,
                text=step.reason_en if language == "en" else step.reason_zh,
                counted=step.counted,
                total=step.running_total,
                unit=step.unit,
                is_announced=step.is_announced,
            )
            for step in found.steps
        ],
    )
