"""Evaluation projects over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.appraisal.actions import answer, appeal, feed_leaf, note_costs, run_project, sample_orders
from hotline.modules.appraisal.models import EvaluationProject, Recommendation
from hotline.modules.appraisal.schemas import input as inputs
from hotline.modules.appraisal.schemas.output import RecommendationOutput
from hotline.modules.appraisal.schemas.project import EvaluationProjectOutput, EvaluationProjectRow, project_document
from hotline.modules.appraisal.schemas.reading import reader_of, recommendation_documents
from hotline.modules.appraisal.selectors import projects as found
from hotline.modules.appraisal.selectors.evaluations import recommendations

router = Router(tags=["appraisal"])
_READ, _LEAD, _ANSWER = Permission.READ_EVALUATIONS, Permission.LEAD_EVALUATIONS, Permission.ANSWER_EVALUATIONS


def _shown(request: HttpRequest, project_id: int) -> EvaluationProjectOutput:
    return project_document(found.find_project(project_id), reader_of(request))


@router.get("/appraisal/projects", response=list[EvaluationProjectRow], auth=requires(_READ))
def list_projects(request: HttpRequest) -> list[EvaluationProjectRow]:
    """Every evaluation project, the newest first."""
    return [EvaluationProjectRow.of(project) for project in found.projects()]


@router.get("/appraisal/projects/{project_id}", response=EvaluationProjectOutput, auth=requires(_READ))
def project(request: HttpRequest, project_id: int) -> EvaluationProjectOutput:
    """A project with everything in it."""
    return _shown(request, project_id)


@router.post("/appraisal/projects", response={201: EvaluationProjectOutput}, auth=requires(_LEAD))
def open_project(request: HttpRequest, body: inputs.EvaluationProjectInput) -> Status[EvaluationProjectOutput]:
    """Open a project with its stages planned."""
    opened = run_project.open_project(plan=body.plan(), by=actor_from(request), at=now())
    return Status(201, _shown(request, opened.pk))


@router.post("/appraisal/stages/{stage_id}/starts", response=EvaluationProjectOutput, auth=requires(_LEAD))
def start(request: HttpRequest, stage_id: int, body: inputs.StepNoteInput) -> EvaluationProjectOutput:
    """Begin a stage."""
    stage = run_project.start_stage(stage_id=stage_id, note=body.note, by=actor_from(request), at=now())
    return _shown(request, stage.project_id)


@router.post("/appraisal/stages/{stage_id}/ends", response=EvaluationProjectOutput, auth=requires(_LEAD))
def finish(request: HttpRequest, stage_id: int, body: inputs.StepWordsInput) -> EvaluationProjectOutput:
    """End a stage with what came of it; the last one makes the project final."""
    stage = run_project.finish_stage(stage_id=stage_id, note=body.text, by=actor_from(request), at=now())
    return _shown(request, stage.project_id)


@router.post("/appraisal/stages/{stage_id}/omissions", response=EvaluationProjectOutput, auth=requires(_LEAD))
def skip(request: HttpRequest, stage_id: int, body: inputs.StepWordsInput) -> EvaluationProjectOutput:
    """Leave a stage out, with the reason."""
    stage = run_project.skip_stage(stage_id=stage_id, reason=body.text, by=actor_from(request), at=now())
    return _shown(request, stage.project_id)


@router.post(
    "/appraisal/projects/{project_id}/documents", response={201: EvaluationProjectOutput}, auth=requires(_LEAD)
)
def ask(request: HttpRequest, project_id: int, body: inputs.DocumentRequestInput) -> Status[EvaluationProjectOutput]:
    """Ask for a document."""
    run_project.ask_for_document(
        project_id=project_id,
        name=body.name,
        asked_of=body.asked_of,
        due_on=body.due_on,
        by=actor_from(request),
        at=now(),
    )
    return Status(201, _shown(request, project_id))


@router.post("/appraisal/documents/{document_id}/hand-ins", response=EvaluationProjectOutput, auth=requires(_ANSWER))
def hand_in(request: HttpRequest, document_id: int, body: inputs.DocumentReferenceInput) -> EvaluationProjectOutput:
    """Say where a document is that was asked for."""
    document = run_project.hand_in_document(
        document_id=document_id, reference=body.reference, by=actor_from(request), at=now()
    )
    return _shown(request, document.project_id)


@router.post("/appraisal/documents/{document_id}/checks", response=EvaluationProjectOutput, auth=requires(_LEAD))
def check(request: HttpRequest, document_id: int, body: inputs.DocumentCheckInput) -> EvaluationProjectOutput:
    """Say whether a document is complete, and why not."""
    document = run_project.check_document(
        document_id=document_id, is_complete=body.is_complete, note=body.note, by=actor_from(request), at=now()
    )
    return _shown(request, document.project_id)


@router.post("/appraisal/projects/{project_id}/draws", response={201: EvaluationProjectOutput}, auth=requires(_LEAD))
def draw(request: HttpRequest, project_id: int, body: inputs.SampleDrawInput) -> Status[EvaluationProjectOutput]:
    """Draw a sample of work orders."""
    sample_orders.draw_sample(project_id=project_id, wanted=body.wanted(), by=actor_from(request), at=now())
    return Status(201, _shown(request, project_id))


@router.post("/appraisal/sampled-orders/{sampled_id}/findings", response=EvaluationProjectOutput, auth=requires(_LEAD))
def judge(request: HttpRequest, sampled_id: int, body: inputs.SampleFindingInput) -> EvaluationProjectOutput:
    """Say what was found in a drawn work order."""
    row = sample_orders.judge_order(
        sampled_id=sampled_id, is_faulty=body.is_faulty, finding=body.finding, by=actor_from(request), at=now()
    )
    return _shown(request, row.draw.project_id)


@router.post("/appraisal/projects/{project_id}/surveys", response=EvaluationProjectOutput, auth=requires(_LEAD))
def attach(request: HttpRequest, project_id: int, body: inputs.SurveyUseInput) -> EvaluationProjectOutput:
    """Make a survey part of the project."""
    run_project.attach_survey(project_id=project_id, survey_id=body.survey_id, by=actor_from(request), at=now())
    return _shown(request, project_id)


@router.post(
    "/appraisal/projects/{project_id}/leaf-feeds",
    response=EvaluationProjectOutput,
    auth=requires(Permission.ENTER_VALUES),
)
def feed(request: HttpRequest, project_id: int, body: inputs.LeafFeedInput) -> EvaluationProjectOutput:
    """Let a closed survey's result be the value of a leaf."""
    feed_leaf.feed_leaf(
        survey_id=body.survey_id,
        scheme_code=found.find_project(project_id).scheme_code,
        leaf_code=body.leaf_code,
        by=actor_from(request),
        at=now(),
    )
    return _shown(request, project_id)


@router.post("/appraisal/projects/{project_id}/costs", response={201: EvaluationProjectOutput}, auth=requires(_LEAD))
def note(request: HttpRequest, project_id: int, body: inputs.CostFigureInput) -> Status[EvaluationProjectOutput]:
    """Write down what a hotline costs."""
    note_costs.note_cost(
        project_id=project_id,
        cost=body.cost(),
        is_ours=body.is_ours,
        source=body.source,
        by=actor_from(request),
        at=now(),
    )
    return Status(201, _shown(request, project_id))


@router.post(
    "/appraisal/projects/{project_id}/recommendations", response={201: EvaluationProjectOutput}, auth=requires(_LEAD)
)
def recommend(
    request: HttpRequest, project_id: int, body: inputs.RecommendationInput
) -> Status[EvaluationProjectOutput]:
    """Recommend something to a named body."""
    run_project.recommend(project_id=project_id, advice=body.advice(), by=actor_from(request), at=now())
    return Status(201, _shown(request, project_id))


@router.post(
    "/appraisal/projects/{project_id}/result-uses",
    response=EvaluationProjectOutput,
    auth=requires(Permission.REVIEW_SELF_EVALUATIONS),
)
def use(request: HttpRequest, project_id: int, body: inputs.ResultUseInput) -> EvaluationProjectOutput:
    """Say what the result means for the next year's budget."""
    used: EvaluationProject = run_project.use_result(
        project_id=project_id,
        suggestion=body.budget_suggestion,
        note=body.note,
        by=actor_from(request),
        at=now(),
    )
    return _shown(request, used.pk)


@router.get("/appraisal/recommendations", response=list[RecommendationOutput], auth=requires(_READ))
def list_recommendations(request: HttpRequest) -> list[RecommendationOutput]:
    """Every recommendation with what became of it."""
    return recommendation_documents(recommendations(), reader_of(request))


@router.post(
    "/appraisal/recommendations/{identifier}/replies",
    response=list[RecommendationOutput],
    auth=requires(_ANSWER),
)
def reply(request: HttpRequest, identifier: int, body: inputs.StepWordsInput) -> list[RecommendationOutput]:
    """Reply for the body that was addressed."""
    answer.reply(model=Recommendation, identifier=identifier, text=body.text, by=actor_from(request), at=now())
    return recommendation_documents(recommendations().filter(pk=identifier), reader_of(request))


@router.post(
    "/appraisal/recommendations/{identifier}/closures", response=list[RecommendationOutput], auth=requires(_LEAD)
)
def close(request: HttpRequest, identifier: int, body: inputs.StepWordsInput) -> list[RecommendationOutput]:
    """Close it with the evidence."""
    answer.close(model=Recommendation, identifier=identifier, evidence=body.text, by=actor_from(request), at=now())
    return recommendation_documents(recommendations().filter(pk=identifier), reader_of(request))


@router.post(
    "/appraisal/recommendations/{identifier}/returns", response=list[RecommendationOutput], auth=requires(_LEAD)
)
def send_back(request: HttpRequest, identifier: int, body: inputs.StepWordsInput) -> list[RecommendationOutput]:
    """Send the reply back."""
    answer.send_back(model=Recommendation, identifier=identifier, reason=body.text, by=actor_from(request), at=now())
    return recommendation_documents(recommendations().filter(pk=identifier), reader_of(request))


@router.post(
    "/appraisal/projects/{project_id}/appeals", response={201: EvaluationProjectOutput}, auth=requires(_ANSWER)
)
def raise_appeal(request: HttpRequest, project_id: int, body: inputs.AppealInput) -> Status[EvaluationProjectOutput]:
    """Contest a mark of the result."""
    appeal.raise_appeal(project_id=project_id, objection=body.objection(), by=actor_from(request), at=now())
    return Status(201, _shown(request, project_id))


@router.post("/appraisal/appeals/{appeal_id}/acceptances", response=EvaluationProjectOutput, auth=requires(_LEAD))
def accept(request: HttpRequest, appeal_id: int, body: inputs.AppealAcceptanceInput) -> EvaluationProjectOutput:
    """Answer that the mark was wrong; a new result points at the old one."""
    accepted = appeal.accept_appeal(
        appeal_id=appeal_id, reason=body.text, correction=body.corrected(), by=actor_from(request), at=now()
    )
    return _shown(request, accepted.project_id)


@router.post("/appraisal/appeals/{appeal_id}/rejections", response=EvaluationProjectOutput, auth=requires(_LEAD))
def reject(request: HttpRequest, appeal_id: int, body: inputs.StepWordsInput) -> EvaluationProjectOutput:
    """Answer that the mark stands."""
    rejected = appeal.reject_appeal(appeal_id=appeal_id, reason=body.text, by=actor_from(request), at=now())
    return _shown(request, rejected.project_id)
