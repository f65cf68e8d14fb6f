"""What the process of an evaluation answers: records with their history and what the reader may do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ninja import Schema

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import (
    Appeal,
    AppraisalEntry,
    DocumentRequest,
    Followed,
    ProjectStage,
    Recommendation,
    RectificationNotice,
    TargetTable,
)
from hotline.modules.appraisal.rules.course import moves_from
from hotline.modules.appraisal.rules.limits import is_overdue
from hotline.modules.appraisal.rules.stages import SKIPPABLE
from hotline.modules.appraisal.rules.words import Move
from hotline.modules.papers.public import Finding
from hotline.modules.scoring.public import Scheme

Entries = Sequence[AppraisalEntry]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in which language, on which day."""

    actor: Actor
    language: str
    on: date


class AppraisalEntryOutput(Schema):
    """A step: who did what, when, with which words."""

    move: str
    state: str
    note: str
    facts: dict[str, str | int | None]
    at: datetime
    by: str

    @classmethod
    def of(cls, entry: AppraisalEntry) -> "AppraisalEntryOutput":
        """The step as pages get it."""
        return cls(
            move=entry.move, state=entry.state, note=entry.note, facts=entry.facts, at=entry.at, by=entry.by.name
        )


class FollowedOutput(Schema):
    """Where something stands, its history, and what the reader may do."""

    id: int
    state: str
    entries: list[AppraisalEntryOutput]
    moves: list[str]


class _Course(Schema):
    state: str
    entries: list[AppraisalEntryOutput]
    moves: list[str]


def course(record: Followed, entries: Entries, reader: Reader) -> "_Course":
    """What everything that is followed has in common."""
    return _Course(
        state=record.state,
        entries=[AppraisalEntryOutput.of(entry) for entry in entries],
        moves=list(moves_from(record.subject, record.stands, reader.actor.permissions)),
    )


class TargetLineOutput(Schema):
    leaf_code: str
    name: str
    midterm: str
    yearly: str
    evaluated: str


class TargetTableOutput(FollowedOutput):
    version: int
    midterm_goal: str
    yearly_goal: str
    midterm_funds: str | None
    yearly_funds: str | None
    reason: str
    valid_from: date | None
    targets: list[TargetLineOutput]

    @classmethod
    def of(cls, table: TargetTable, scheme: Scheme, entries: Entries, reader: Reader) -> "TargetTableOutput":
        """The version as pages get it."""
        leaves = {leaf.code: leaf for _, _, leaf in scheme.leaves()}
        lines = sorted(table.lines.all(), key=lambda line: line.order)
        return cls(
            **course(table, entries, reader).dict(),
            id=table.pk,
            version=table.version,
            midterm_goal=table.midterm_goal,
            yearly_goal=table.yearly_goal,
            midterm_funds=None if table.midterm_funds is None else str(table.midterm_funds),
            yearly_funds=None if table.yearly_funds is None else str(table.yearly_funds),
            reason=table.reason,
            valid_from=table.valid_from,
            targets=[
                TargetLineOutput(
                    leaf_code=line.leaf_code,
                    name=leaves[line.leaf_code].name.in_language(reader.language)
                    if line.leaf_code in leaves
                    else line.leaf_code,
                    midterm=line.midterm,
                    yearly=line.yearly,
                    evaluated=leaves[line.leaf_code].target.text.in_language(reader.language)
                    if line.leaf_code in leaves
                    else "",
                )
                for line in lines
            ],
        )


class TargetFindingOutput(Schema):
    code: str
    stated: str
    text: str


class BlankTargetOutput(Schema):
    """A leaf that a declaration gives a target."""

    leaf_code: str
    name: str
    evaluated: str


class TargetsOutput(Schema):
    """A scheme's targets: every version, the one in force, the leaves, and where the evaluation departs from them."""

    scheme: str
    in_force: int | None
    leaves: list[BlankTargetOutput]
    tables: list[TargetTableOutput]
    findings: list[TargetFindingOutput]


def finding_output(finding: Finding, reader: Reader) -> TargetFindingOutput:
    """A finding in the reader's language."""
    return TargetFindingOutput(code=finding.code, stated=finding.stated, text=finding.text.in_language(reader.language))


class ProjectStageOutput(FollowedOutput):
    kind: str
    first_day: date
    last_day: date
    started_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, stage: ProjectStage, entries: Entries, reader: Reader) -> "ProjectStageOutput":
        """The stage as pages get it: to leave it out is offered only where that is possible."""
        common = course(stage, entries, reader)
        if stage.kind not in SKIPPABLE:
            common.moves = [move for move in common.moves if move != Move.SKIP]
        return cls(
            **common.dict(),
            id=stage.pk,
            kind=stage.kind,
            first_day=stage.first_day,
            last_day=stage.last_day,
            started_at=stage.started_at,
            ended_at=stage.ended_at,
        )


class DocumentRequestOutput(FollowedOutput):
    name: str
    asked_of: str
    due_on: date
    reference: str

    @classmethod
    def of(cls, document: DocumentRequest, entries: Entries, reader: Reader) -> "DocumentRequestOutput":
        """The request as pages get it."""
        return cls(
            **course(document, entries, reader).dict(),
            id=document.pk,
            name=document.name,
            asked_of=document.asked_of,
            due_on=document.due_on,
            reference=document.reference,
        )


class RecommendationOutput(FollowedOutput):
    project_id: int
    project: str
    addressed_to: str
    problem: str
    text: str
    due_on: date
    is_overdue: bool

    @classmethod
    def of(cls, one: Recommendation, entries: Entries, reader: Reader) -> "RecommendationOutput":
        """The recommendation as pages get it."""
        return cls(
            **course(one, entries, reader).dict(),
            id=one.pk,
            project_id=one.project_id,
            project=one.project.title,
            addressed_to=one.addressed_to,
            problem=one.problem,
            text=one.text,
            due_on=one.due_on,
            is_overdue=is_overdue(one.stands, one.due_on, reader.on),
        )


class RectificationNoticeOutput(FollowedOutput):
    number: str
    addressed_to: str
    problem: str
    demand: str
    due_on: date
    issued_at: datetime
    assessment_id: int | None
    line_code: str
    is_overdue: bool

    @classmethod
    def of(cls, notice: RectificationNotice, entries: Entries, reader: Reader) -> "RectificationNoticeOutput":
        """The notice as pages get it."""
        return cls(
            **course(notice, entries, reader).dict(),
            id=notice.pk,
            number=notice.number,
            addressed_to=notice.addressed_to,
            problem=notice.problem,
            demand=notice.demand,
            due_on=notice.due_on,
            issued_at=notice.issued_at,
            assessment_id=notice.assessment.pk if notice.assessment else None,
            line_code=notice.line_code,
            is_overdue=is_overdue(notice.stands, notice.due_on, reader.on),
        )


class AppealOutput(FollowedOutput):
    project_id: int
    snapshot_id: int
    leaf_code: str
    ground: str
    evidence: str
    raised_at: datetime
    result_id: int | None

    @classmethod
    def of(cls, appeal: Appeal, entries: Entries, reader: Reader) -> "AppealOutput":
        """The appeal as pages get it."""
        return cls(
            **course(appeal, entries, reader).dict(),
            id=appeal.pk,
            project_id=appeal.project_id,
            snapshot_id=appeal.snapshot_id,
            leaf_code=appeal.leaf_code,
            ground=appeal.ground,
            evidence=appeal.evidence,
            raised_at=appeal.raised_at,
            result_id=appeal.result_id,
        )
