"""Self-evaluations, appeals, and the scorecards that are frozen behind them."""

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.appraisal.models import Appeal, Recommendation, ScorecardSnapshot, SelfEvaluation
from hotline.modules.evaluation.public import scorecard
from hotline.modules.scoring.public import LeafMark


def self_evaluations(scheme_code: str) -> QuerySet[SelfEvaluation]:
    """Those of a scheme, the newest first."""
    found = SelfEvaluation.objects.filter(snapshot__scheme_code=scheme_code)
    return found.select_related("snapshot__taken_by", "review__by").order_by("-id")


def find_snapshot(snapshot_id: int) -> ScorecardSnapshot:
    """A frozen scorecard."""
    found = ScorecardSnapshot.objects.select_related("taken_by", "replacement").filter(pk=snapshot_id).first()
    if found is None:
        raise NotFound(what=str(snapshot_id))
    return found


def appeals_of(project_id: int) -> QuerySet[Appeal]:
    """The appeals against a project's marks."""
    return Appeal.objects.filter(project_id=project_id).select_related("snapshot", "result").order_by("id")


def recommendations() -> QuerySet[Recommendation]:
    """Every recommendation, the newest first."""
    return Recommendation.objects.select_related("project").order_by("-id")


def that_one(evaluation_id: int) -> QuerySet[SelfEvaluation]:
    """One self-evaluation, with what is shown of it."""
    return SelfEvaluation.objects.filter(pk=evaluation_id).select_related("snapshot__taken_by", "review__by")


def leaves_now(scheme_code: str) -> tuple[LeafMark, ...]:
    """The leaves of a scheme with their marks as they are now."""
    return scorecard(scheme_code).leaves()
