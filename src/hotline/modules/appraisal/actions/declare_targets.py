"""Declare a scheme's targets, and adjust them in mid-year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.errors import (
    AdjustmentReasonMissing,
    AdjustmentTooLate,
    NothingAdjusted,
    TargetsUndecided,
)
from hotline.modules.appraisal.models import TargetLine, TargetTable
from hotline.modules.appraisal.rules.targets import Target, ensure_covers, targeted_leaves
from hotline.modules.appraisal.rules.words import Move, Subject
from hotline.modules.appraisal.selectors.targets import in_force, targets_of, undecided
from hotline.modules.evaluation.public import load_scheme

from .follow import bring_in, ensure_may, hold, take


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the form says; `reason` is that of an adjustment."""

    yearly_goal: str
    targets: Sequence[Target]
    midterm_goal: str = ""
    midterm_funds: Decimal | None = None
    yearly_funds: Decimal | None = None
    reason: str = ""


@transaction.atomic
def declare_targets(*, scheme_code: str, declaration: Declaration, by: Actor, at: datetime) -> TargetTable:
    """Append the next version of the targets. Where one is approved already, this is an adjustment of it."""
    ensure_may(Subject.TARGETS, Move.DECLARE, by)
    scheme = load_scheme(scheme_code)
    ensure_covers(targeted_leaves(scheme), declaration.targets)
    waiting = undecided(scheme_code)
    if waiting is not None:
        raise TargetsUndecided(version=waiting.version)
    newest = TargetTable.objects.filter(scheme_code=scheme_code).order_by("-version").first()
    holding = in_force(scheme_code, local_date(at))
    if holding is not None:
        if local_date(at) > scheme.period.last_day:
            raise AdjustmentTooLate(last_day=scheme.period.last_day.isoformat())
        if not declaration.reason:
            raise AdjustmentReasonMissing(field="reason")
        if {one.leaf_code: one for one in declaration.targets} == targets_of(holding):
            raise NothingAdjusted
    return _append(scheme_code, newest.version + 1 if newest else 1, declaration, by=by, at=at)


def _append(scheme_code: str, version: int, declaration: Declaration, *, by: Actor, at: datetime) -> TargetTable:
    table = TargetTable(
        scheme_code=scheme_code,
        version=version,
        midterm_goal=declaration.midterm_goal,
        yearly_goal=declaration.yearly_goal,
        midterm_funds=declaration.midterm_funds,
        yearly_funds=declaration.yearly_funds,
        reason=declaration.reason,
    )
    try:
        with transaction.atomic():
            bring_in(table, Move.DECLARE, by=by, at=at, note=declaration.reason)
    except IntegrityError as error:
        # Only the two constraints on versions can fail here: somebody else was first.
        raise TargetsUndecided(version=version) from error
    TargetLine.objects.bulk_create(
        TargetLine(table=table, order=order, leaf_code=one.leaf_code, midterm=one.midterm, yearly=one.yearly)
        for order, one in enumerate(declaration.targets)
    )
    return table


@transaction.atomic
def review_targets(*, table_id: int, opinion: str, by: Actor, at: datetime) -> TargetTable:
    """The ex-ante review: its opinion, by somebody else than whoever declared."""
    return take(hold(TargetTable, table_id, Move.REVIEW, by=by), Move.REVIEW, by=by, at=at, note=opinion)


@transaction.atomic
def approve_targets(*, table_id: int, document: str, by: Actor, at: datetime) -> TargetTable:
    """Approve by a document; the targets hold from today."""
    table = hold(TargetTable, table_id, Move.APPROVE, by=by)
    table.valid_from = local_date(at)
    return take(table, Move.APPROVE, by=by, at=at, note=document)


@transaction.atomic
def return_targets(*, table_id: int, reason: str, by: Actor, at: datetime) -> TargetTable:
    """Send the table back: the next version is another one."""
    table = hold(TargetTable, table_id, Move.RETURN, by=by)
    return take(table, Move.RETURN, by=by, at=at, note=reason)
