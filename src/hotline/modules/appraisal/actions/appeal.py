"""Appeal against a mark of a project's result, and answer the appeal."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.errors import AppealStands, LeafUnknown, MarkUnchanged, ProjectNotFinal
from hotline.modules.appraisal.models import Appeal, EvaluationProject
from hotline.modules.appraisal.rules.freezing import thaw
from hotline.modules.appraisal.rules.limits import ensure_appealable
from hotline.modules.appraisal.rules.words import Move, Subject
from hotline.modules.evaluation.public import enter_values, scorecard
from hotline.modules.scoring.public import EnteredValue, LeafMark, Scorecard

from .follow import bring_in, ensure_may, hold, take
from .freeze_scorecard import keep


@dataclass(frozen=True, slots=True)
class Objection:
    """Which mark is contested, on what ground, and by what evidence."""

    leaf_code: str
    ground: str
    evidence: str


@transaction.atomic
def raise_appeal(*, project_id: int, objection: Objection, by: Actor, at: datetime) -> Appeal:
    """Contest a mark of the newest result, within the days that the project gives."""
    ensure_may(Subject.APPEAL, Move.RAISE, by)
    project = _final(project_id)
    if project.final_at is None or project.result is None:
        raise ProjectNotFinal
    ensure_appealable(project.final_at, project.appeal_days, at)
    _leaf(thaw(project.result.frozen), objection.leaf_code)
    appeal = Appeal(
        project=project,
        snapshot=project.result,
        leaf_code=objection.leaf_code,
        ground=objection.ground,
        evidence=objection.evidence,
        raised_at=at,
    )
    try:
        with transaction.atomic():
            return bring_in(appeal, Move.RAISE, by=by, at=at, note=objection.ground)
    except IntegrityError as error:
        raise AppealStands from error


@transaction.atomic
def reject_appeal(*, appeal_id: int, reason: str, by: Actor, at: datetime) -> Appeal:
    """Answer that the mark stands, with the reason."""
    return take(hold(Appeal, appeal_id, Move.REJECT, by=by), Move.REJECT, by=by, at=at, note=reason)


@transaction.atomic
def accept_appeal(*, appeal_id: int, reason: str, correction: EnteredValue | None, by: Actor, at: datetime) -> Appeal:
    """Answer that the mark was wrong: a new result is frozen that points at the old one.

    A leaf that is entered is corrected by `correction`; one that is computed follows the records as they are by now.
    """
    appeal = hold(Appeal, appeal_id, Move.ACCEPT, by=by)
    project = _final(appeal.project_id)
    if correction is not None:
        if correction.leaf != appeal.leaf_code:
            raise LeafUnknown(field="correction", leaf=correction.leaf)
        enter_values(scheme_code=project.scheme_code, values=[correction], by=by, at=at)
    found = scorecard(project.scheme_code)
    # Another appeal may have changed the result meanwhile: the newest is replaced, the contested mark is compared.
    if _mark(found, appeal.leaf_code) == _mark(thaw(appeal.snapshot.frozen), appeal.leaf_code):
        raise MarkUnchanged(leaf=appeal.leaf_code)
    result = keep(found, by=by, at=at, reason=reason, replaces=project.result)
    project.result = appeal.result = result
    project.save(update_fields=["result"])
    return take(appeal, Move.ACCEPT, by=by, at=at, note=reason)


def _final(project_id: int) -> EvaluationProject:
    project = EvaluationProject.objects.select_for_update(of=("self",)).filter(pk=project_id).first()
    if project is None:
        raise NotFound(what=str(project_id))
    return project


def _leaf(found: Scorecard, code: str) -> LeafMark:
    marked = next((one for one in found.leaves() if one.leaf.code == code), None)
    if marked is None:
        raise LeafUnknown(field="leaf_code", leaf=code)
    return marked


def _mark(found: Scorecard, code: str) -> Decimal:
    return _leaf(found, code).counted
