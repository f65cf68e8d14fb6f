"""Self-evaluations and frozen scorecards over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.appraisal.actions import evaluate_oneself as actions
from hotline.modules.appraisal.schemas.input import SelfEvaluationInput, SelfEvaluationReviewInput, StepWordsInput
from hotline.modules.appraisal.schemas.reading import reader_of, self_evaluation_documents
from hotline.modules.appraisal.schemas.scorecards import SelfEvaluationOutput, SnapshotLeafOutput, SnapshotOutput
from hotline.modules.appraisal.selectors.evaluations import find_snapshot, leaves_now, self_evaluations, that_one

router = Router(tags=["appraisal"])
_READ = Permission.READ_EVALUATIONS


@router.get("/appraisal/self-evaluations", response=list[SelfEvaluationOutput], auth=requires(_READ))
def list_self_evaluations(request: HttpRequest, scheme: str) -> list[SelfEvaluationOutput]:
    """The self-evaluations of a scheme, the newest first."""
    return self_evaluation_documents(self_evaluations(scheme), reader_of(request))


@router.get("/appraisal/leaves", response=list[SnapshotLeafOutput], auth=requires(_READ))
def list_leaves(request: HttpRequest, scheme: str) -> list[SnapshotLeafOutput]:
    """The leaves of a scheme with their marks as they are now; those that are short need a reason."""
    return [SnapshotLeafOutput.of(marked, language_of(request)) for marked in leaves_now(scheme)]


@router.post(
    "/appraisal/self-evaluations",
    response={201: list[SelfEvaluationOutput]},
    auth=requires(Permission.SUBMIT_SELF_EVALUATIONS),
)
def submit(request: HttpRequest, body: SelfEvaluationInput) -> Status[list[SelfEvaluationOutput]]:
    """Freeze the scorecard as the unit's own evaluation."""
    actions.submit_self_evaluation(
        scheme_code=body.scheme, conclusion=body.conclusion(), by=actor_from(request), at=now()
    )
    return Status(201, self_evaluation_documents(self_evaluations(body.scheme), reader_of(request)))


@router.post(
    "/appraisal/self-evaluations/{evaluation_id}/reviews",
    response=list[SelfEvaluationOutput],
    auth=requires(Permission.REVIEW_SELF_EVALUATIONS),
)
def review(request: HttpRequest, evaluation_id: int, body: SelfEvaluationReviewInput) -> list[SelfEvaluationOutput]:
    """Review it as the department in charge."""
    actions.review_self_evaluation(evaluation_id=evaluation_id, review=body.review(), by=actor_from(request), at=now())
    return self_evaluation_documents(that_one(evaluation_id), reader_of(request))


@router.post(
    "/appraisal/self-evaluations/{evaluation_id}/returns",
    response=list[SelfEvaluationOutput],
    auth=requires(Permission.REVIEW_SELF_EVALUATIONS),
)
def send_back(request: HttpRequest, evaluation_id: int, body: StepWordsInput) -> list[SelfEvaluationOutput]:
    """Send it back to the unit."""
    actions.return_self_evaluation(evaluation_id=evaluation_id, reason=body.text, by=actor_from(request), at=now())
    return self_evaluation_documents(that_one(evaluation_id), reader_of(request))


@router.get("/appraisal/snapshots/{snapshot_id}", response=SnapshotOutput, auth=requires(_READ))
def snapshot(request: HttpRequest, snapshot_id: int) -> SnapshotOutput:
    """A frozen scorecard, scored again from what was frozen."""
    return SnapshotOutput.of(find_snapshot(snapshot_id), language_of(request))
