"""Open an evaluation project, go through its stages, and bring it to its conclusion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.errors import OwnWork, ProjectIsFinal
from hotline.modules.appraisal.models import (
    AppraisalEntry,
    DocumentRequest,
    EvaluationProject,
    ProjectStage,
    ProjectSurvey,
    Recommendation,
)
from hotline.modules.appraisal.rules.stages import (
    REVIEWED_STAGE,
    PlannedStage,
    ensure_done,
    ensure_may_skip,
    ensure_may_start,
    ensure_planned_in_order,
)
from hotline.modules.appraisal.rules.words import BudgetSuggestion, Move, ProjectKind, StageKind, State, Subject
from hotline.modules.appraisal.selectors.projects import stage_states, work_of
from hotline.modules.evaluation.public import load_scheme
from hotline.modules.surveys.public import find_survey

from .follow import bring_in, ensure_may, hold, take, write
from .freeze_scorecard import freeze_scorecard


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """What is evaluated by whom, the planned days of each stage, and how long its marks can be appealed against."""

    title: str
    kind: ProjectKind
    scheme_code: str
    evaluating_body: str
    evaluated_body: str
    stages: Sequence[PlannedStage]
    appeal_days: int


@transaction.atomic
def open_project(*, plan: ProjectPlan, by: Actor, at: datetime) -> EvaluationProject:
    """Open the project with all its stages planned."""
    ensure_may(Subject.PROJECT, Move.OPEN, by)
    load_scheme(plan.scheme_code)
    ensure_planned_in_order(plan.stages)
    project = EvaluationProject(
        title=plan.title,
        kind=plan.kind,
        scheme_code=plan.scheme_code,
        evaluating_body=plan.evaluating_body,
        evaluated_body=plan.evaluated_body,
        appeal_days=plan.appeal_days,
        opened_at=at,
    )
    bring_in(project, Move.OPEN, by=by, at=at)
    for order, stage in enumerate(sorted(plan.stages, key=lambda one: list(StageKind).index(one.kind))):
        row = ProjectStage(
            project=project, kind=stage.kind, order=order, first_day=stage.first_day, last_day=stage.last_day
        )
        bring_in(row, Move.PLAN, by=by, at=at)
    return project


def open_one(project_id: int) -> EvaluationProject:
    """The project, held, as long as it is not final."""
    project = EvaluationProject.objects.select_for_update().filter(pk=project_id).first()
    if project is None:
        raise NotFound(what=str(project_id))
    if project.stands is State.FINAL:
        raise ProjectIsFinal
    return project


@transaction.atomic
def start_stage(*, stage_id: int, note: str, by: Actor, at: datetime) -> ProjectStage:
    """Begin a stage, once those that it builds on are done."""
    stage = hold(ProjectStage, stage_id, Move.START, by=by)
    ensure_may_start(StageKind(stage.kind), stage_states(stage.project_id))
    stage.started_at = at
    return take(stage, Move.START, by=by, at=at, note=note)


@transaction.atomic
def finish_stage(*, stage_id: int, note: str, by: Actor, at: datetime) -> ProjectStage:
    """End a stage that has done what it is for. A review is another person's than what it reviews.

    With the last stage the scorecard is frozen and the project is final.
    """
    stage = hold(ProjectStage, stage_id, Move.FINISH, by=by)
    kind = StageKind(stage.kind)
    ensure_done(kind, work_of(stage.project_id, at))
    _ensure_other_hands(stage, kind, by)
    stage.ended_at = at
    take(stage, Move.FINISH, by=by, at=at, note=note)
    if kind is StageKind.FINAL:
        _finalise(stage.project_id, note=note, by=by, at=at)
    return stage


def _ensure_other_hands(stage: ProjectStage, kind: StageKind, by: Actor) -> None:
    if kind not in REVIEWED_STAGE:
        return
    reviewed = ProjectStage.objects.get(project_id=stage.project_id, kind=REVIEWED_STAGE[kind])
    finished = AppraisalEntry.objects.filter(subject=Subject.STAGE, subject_id=reviewed.pk, move=Move.FINISH)
    if finished.filter(by_id=by.person_id).exists():
        raise OwnWork


def _finalise(project_id: int, *, note: str, by: Actor, at: datetime) -> None:
    project = hold(EvaluationProject, project_id, Move.FINALISE, by=by)
    project.result_id = freeze_scorecard(scheme_code=project.scheme_code, by=by, at=at, reason=note).pk
    project.final_at = at
    take(project, Move.FINALISE, by=by, at=at, note=note)


@transaction.atomic
def skip_stage(*, stage_id: int, reason: str, by: Actor, at: datetime) -> ProjectStage:
    """Leave one of the ways of looking out, with a reason that stands in the report."""
    stage = hold(ProjectStage, stage_id, Move.SKIP, by=by)
    ensure_may_skip(StageKind(stage.kind))
    stage.ended_at = at
    return take(stage, Move.SKIP, by=by, at=at, note=reason)


@transaction.atomic
def ask_for_document(
    *, project_id: int, name: str, asked_of: str, due_on: date, by: Actor, at: datetime
) -> DocumentRequest:
    """Ask the evaluated body for a document."""
    ensure_may(Subject.DOCUMENT, Move.ASK, by)
    document = DocumentRequest(project=open_one(project_id), name=name, asked_of=asked_of, due_on=due_on)
    return bring_in(document, Move.ASK, by=by, at=at)


@transaction.atomic
def hand_in_document(*, document_id: int, reference: str, by: Actor, at: datetime) -> DocumentRequest:
    """Say where the document is."""
    document = hold(DocumentRequest, document_id, Move.HAND_IN, by=by)
    open_one(document.project_id)
    document.reference = reference
    return take(document, Move.HAND_IN, by=by, at=at, note=reference)


@transaction.atomic
def check_document(*, document_id: int, is_complete: bool, note: str, by: Actor, at: datetime) -> DocumentRequest:
    """Say whether the document is complete, and why not."""
    move = Move.ACCEPT_DOCUMENT if is_complete else Move.REFUSE_DOCUMENT
    document = hold(DocumentRequest, document_id, move, by=by)
    open_one(document.project_id)
    return take(document, move, by=by, at=at, note=note)


@transaction.atomic
def attach_survey(*, project_id: int, survey_id: int, by: Actor, at: datetime) -> ProjectSurvey:
    """Make a survey part of the project's questionnaire stage; once, however often it is asked for."""
    ensure_may(Subject.PROJECT, Move.OPEN, by)
    project = open_one(project_id)
    attached, _ = ProjectSurvey.objects.get_or_create(
        survey=find_survey(survey_id), defaults={"project": project, "at": at, "by_id": by.person_id}
    )
    return attached


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended to a named body, for which problem, and by when."""

    addressed_to: str
    problem: str
    text: str
    due_on: date


@transaction.atomic
def recommend(*, project_id: int, advice: Advice, by: Actor, at: datetime) -> Recommendation:
    """Address a recommendation to a body; a final project may still add some."""
    ensure_may(Subject.RECOMMENDATION, Move.ISSUE, by)
    project = EvaluationProject.objects.filter(pk=project_id).first()
    if project is None:
        raise NotFound(what=str(project_id))
    recommendation = Recommendation(
        project=project,
        addressed_to=advice.addressed_to,
        problem=advice.problem,
        text=advice.text,
        due_on=advice.due_on,
    )
    return bring_in(recommendation, Move.ISSUE, by=by, at=at)


@transaction.atomic
def use_result(
    *, project_id: int, suggestion: BudgetSuggestion, note: str, by: Actor, at: datetime
) -> EvaluationProject:
    """Write down what the result means for the next year's budget; each time it is said anew."""
    project = hold(EvaluationProject, project_id, Move.USE_RESULT, by=by)
    write(project, Move.USE_RESULT, by=by, at=at, note=note, facts={"budget_suggestion": suggestion})
    return project
