"""Frozen scorecards and self-evaluations over HTTP."""

from datetime import date, datetime

from ninja import Schema

from hotline.modules.appraisal.models import ScorecardSnapshot, SelfEvaluation
from hotline.modules.appraisal.rules.freezing import thaw
from hotline.modules.scoring.public import LeafMark

from .output import Entries, FollowedOutput, Reader, course


class SnapshotLeafOutput(Schema):
    code: str
    name: str
    weight: str
    target: str
    shown: str
    mark: str | None
    mark_stated: str | None
    is_short: bool

    @classmethod
    def of(cls, marked: LeafMark, language: str) -> "SnapshotLeafOutput":
        """The leaf's marks."""
        leaf = marked.leaf
        mark = marked.mark_by_rule
        return cls(
            code=leaf.code,
            name=leaf.name.in_language(language),
            weight=str(leaf.weight),
            target=leaf.target.text.in_language(language),
            shown=marked.shown.in_language(language),
            mark=None if mark is None else f"{mark:.2f}",
            mark_stated=None if marked.mark_stated is None else f"{marked.mark_stated:.2f}",
            is_short=marked.falls_short or (marked.takes_stated_mark and marked.counted < leaf.weight),
        )


class SnapshotOutput(Schema):
    """A frozen scorecard, scored again from what was frozen; `replaced_by` is the correction that points at it."""

    id: int
    scheme: str
    scheme_version: int
    first_day: date
    last_day: date
    total_by_rule: str
    total_stated: str | None
    grade: str
    grade_by_rule: str
    taken_at: datetime
    taken_by: str
    reason: str
    replaces: int | None
    replaced_by: int | None
    leaves: list[SnapshotLeafOutput]

    @classmethod
    def of(cls, snapshot: ScorecardSnapshot, language: str) -> "SnapshotOutput":
        """The snapshot as pages get it."""
        found = thaw(snapshot.frozen)
        replacement = ScorecardSnapshot.objects.filter(replaces=snapshot).values_list("pk", flat=True).first()
        return cls(
            id=snapshot.pk,
            scheme=snapshot.scheme_code,
            scheme_version=snapshot.scheme_version,
            first_day=snapshot.first_day,
            last_day=snapshot.last_day,
            total_by_rule=str(snapshot.total_by_rule),
            total_stated=None if snapshot.total_stated is None else str(snapshot.total_stated),
            grade=found.grade.in_language(language),
            grade_by_rule=found.grade_by_rule.in_language(language),
            taken_at=snapshot.taken_at,
            taken_by=snapshot.taken_by.name,
            reason=snapshot.reason,
            replaces=snapshot.replaces_id,
            replaced_by=replacement,
            leaves=[SnapshotLeafOutput.of(marked, language) for marked in found.leaves()],
        )


class SelfEvaluationReviewOutput(Schema):
    mark: str
    grade: str
    is_causal: bool
    is_economical: bool
    has_no_double: bool
    opinion: str
    improvements: str
    budget_suggestion: str
    at: datetime
    by: str


class DeviationOutput(Schema):
    leaf_code: str
    reason: str
    measure: str


class SelfEvaluationOutput(FollowedOutput):
    snapshot_id: int
    total_by_rule: str
    total_stated: str | None
    grade: str
    taken_at: datetime
    taken_by: str
    deviations: list[DeviationOutput]
    achievements: str
    problems: str
    improvements: str
    review: SelfEvaluationReviewOutput | None

    @classmethod
    def of(cls, evaluation: SelfEvaluation, entries: Entries, reader: Reader) -> "SelfEvaluationOutput":
        """The self-evaluation as pages get it."""
        snapshot = evaluation.snapshot
        return cls(
            **course(evaluation, entries, reader).dict(),
            id=evaluation.pk,
            snapshot_id=snapshot.pk,
            total_by_rule=str(snapshot.total_by_rule),
            total_stated=None if snapshot.total_stated is None else str(snapshot.total_stated),
            grade=snapshot.grade,
            taken_at=snapshot.taken_at,
            taken_by=snapshot.taken_by.name,
            deviations=[
                DeviationOutput(leaf_code=code, reason=one["reason"], measure=one["measure"])
                for code, one in evaluation.deviations.items()
            ],
            achievements=evaluation.achievements,
            problems=evaluation.problems,
            improvements=evaluation.improvements,
            review=_review(evaluation),
        )


def _review(evaluation: SelfEvaluation) -> SelfEvaluationReviewOutput | None:
    review = getattr(evaluation, "review", None)
    if review is None:
        return None
    return SelfEvaluationReviewOutput(
        mark=str(review.mark),
        grade=review.grade,
        is_causal=review.is_causal,
        is_economical=review.is_economical,
        has_no_double=review.has_no_double,
        opinion=review.opinion,
        improvements=review.improvements,
        budget_suggestion=review.budget_suggestion,
        at=review.at,
        by=review.by.name,
    )
