"""Evaluation projects, where their stages stand and what is left to do in them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.appraisal.models import (
    AppraisalEntry,
    DocumentRequest,
    EvaluationProject,
    Followed,
    ProjectStage,
    ProjectSurvey,
    SampledOrder,
)
from hotline.modules.appraisal.rules.stages import StageWork
from hotline.modules.appraisal.rules.words import StageKind, State, Subject
from hotline.modules.surveys.public import SurveyState


def projects() -> QuerySet[EvaluationProject]:
    """Every project, the newest first."""
    return EvaluationProject.objects.select_related("result").prefetch_related("stages").order_by("-opened_at", "-id")


def find_project(project_id: int) -> EvaluationProject:
    """The project."""
    found = projects().filter(pk=project_id).first()
    if found is None:
        raise NotFound(what=str(project_id))
    return found


def stage_states(project_id: int) -> dict[StageKind, State]:
    """Where each stage stands."""
    rows = ProjectStage.objects.filter(project_id=project_id).values_list("kind", "state")
    return {StageKind(kind): State(state) for kind, state in rows}


def work_of(project_id: int, at: datetime) -> StageWork:
    """What was asked, drawn and put to people, and how much of it is not settled."""
    documents = Counter(DocumentRequest.objects.filter(project_id=project_id).values_list("state", flat=True))
    sampled = Counter(SampledOrder.objects.filter(draw__project_id=project_id).values_list("state", flat=True))
    surveys = [one.survey for one in ProjectSurvey.objects.filter(project_id=project_id).select_related("survey")]
    return StageWork(
        documents=documents.total(),
        documents_unjudged=documents[State.ASKED] + documents[State.HANDED_IN],
        sampled=sampled.total(),
        sampled_unjudged=sampled[State.DRAWN],
        surveys=len(surveys),
        surveys_open=sum(one.term.state_at(at) is not SurveyState.ENDED for one in surveys),
    )


def entries_of(subject: Subject, records: Iterable[Followed]) -> Mapping[int, list[AppraisalEntry]]:
    """The history of each of these records, in one query."""
    found: dict[int, list[AppraisalEntry]] = {record.pk: [] for record in records}
    entries = AppraisalEntry.objects.filter(subject=subject, subject_id__in=list(found)).select_related("by")
    for entry in entries.order_by("id"):
        found[entry.subject_id].append(entry)
    return found
