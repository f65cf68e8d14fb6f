"""Submit a self-evaluation, and review it as the department in charge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import DepartmentReview, SelfEvaluation
from hotline.modules.appraisal.rules.freezing import thaw
from hotline.modules.appraisal.rules.self_evaluation import Deviation, Review, ensure_explained, ensure_mark
from hotline.modules.appraisal.rules.words import Move, Subject
from hotline.modules.evaluation.public import scorecard

from .follow import bring_in, ensure_may, hold, take
from .freeze_scorecard import keep


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the unit says beside its marks, and why leaves fall short."""

    deviations: Mapping[str, Deviation] = field(default_factory=dict)
    achievements: str = ""
    problems: str = ""
    improvements: str = ""


@transaction.atomic
def submit_self_evaluation(*, scheme_code: str, conclusion: Conclusion, by: Actor, at: datetime) -> SelfEvaluation:
    """Freeze the scorecard as it is now, with a reason for each leaf that falls short. A later one is another."""
    ensure_may(Subject.SELF_EVALUATION, Move.SUBMIT, by)
    found = scorecard(scheme_code)
    ensure_explained(found, conclusion.deviations)
    evaluation = SelfEvaluation(
        snapshot=keep(found, by=by, at=at),
        deviations={
            code: {"reason": one.reason, "measure": one.measure} for code, one in conclusion.deviations.items()
        },
        achievements=conclusion.achievements,
        problems=conclusion.problems,
        improvements=conclusion.improvements,
    )
    return bring_in(evaluation, Move.SUBMIT, by=by, at=at)


@transaction.atomic
def review_self_evaluation(*, evaluation_id: int, review: Review, by: Actor, at: datetime) -> DepartmentReview:
    """The department's mark with the grade that the scheme gives it, its opinion, and its word on the budget."""
    evaluation = hold(SelfEvaluation, evaluation_id, Move.REVIEW, by=by)
    scheme = thaw(evaluation.snapshot.frozen).scheme
    ensure_mark(scheme, review.mark)
    take(evaluation, Move.REVIEW, by=by, at=at, note=review.opinion)
    return DepartmentReview.objects.create(
        self_evaluation=evaluation,
        mark=review.mark,
        grade=scheme.grade_of(review.mark).zh,
        is_causal=review.is_causal,
        is_economical=review.is_economical,
        has_no_double=review.has_no_double,
        opinion=review.opinion,
        improvements=review.improvements,
        budget_suggestion=review.budget_suggestion,
        at=at,
        by_id=by.person_id,
    )


@transaction.atomic
def return_self_evaluation(*, evaluation_id: int, reason: str, by: Actor, at: datetime) -> SelfEvaluation:
    """Send it back: the unit submits another one."""
    evaluation = hold(SelfEvaluation, evaluation_id, Move.RETURN, by=by)
    return take(evaluation, Move.RETURN, by=by, at=at, note=reason)
