"""Issue a supervision notice."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department
from hotline.modules.supervision.errors import NoticeAlreadyStands
from hotline.modules.supervision.models import NoticeProposal, NoticeSeries, SupervisionNotice
from hotline.modules.supervision.rules.levels import is_graver
from hotline.modules.supervision.rules.words import (
    NoticeLevel,
    NoticeReason,
    NoticeState,
    ProposalState,
)
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.workorders.public import WorkOrder, lock, note_supervision
from hotline.modules.workorders.rules.lifecycle import Step

from .due import due_after
from .remind import department_in_charge


@dataclass(frozen=True, slots=True)
class Demand:
    """What a notice demands, how gravely and why; without days for the reply the policy's count."""

    level: NoticeLevel
    text: str
    reply_days: int | None = None
    reason: NoticeReason = NoticeReason.MANUAL


@transaction.atomic
def issue_notice(
    *, number: str, demand: Demand, by: Actor, at: datetime, seen_version: int | None = None
) -> SupervisionNotice:
    """Demand a reply of the department that has the work order, under the year's next number."""
    work_order = lock(number, by=by)
    return _issue(work_order, department_in_charge(work_order), demand, by=by, at=at, seen_version=seen_version)


def issue_to(
    work_order: WorkOrder, department: Department, demand: Demand, *, by: Actor, at: datetime
) -> SupervisionNotice:
    """Demand a reply of a department that a proposal named; the caller holds the work order."""
    return _issue(work_order, department, demand, by=by, at=at, seen_version=None)


def _issue(
    work_order: WorkOrder,
    department: Department,
    demand: Demand,
    *,
    by: Actor,
    at: datetime,
    seen_version: int | None,
) -> SupervisionNotice:
    standing = standing_notice(work_order, department)
    if standing is not None and not is_graver(demand.level, NoticeLevel(standing.level)):
        raise NoticeAlreadyStands(number=standing.number)
    days = demand.reply_days or policy_in_force().terms.reply_days(demand.level)
    notice = SupervisionNotice(
        number=_next_number(at),
        work_order=work_order,
        department=department,
        level=demand.level,
        reason=demand.reason,
        demand=demand.text,
        state=NoticeState.AWAITS_REPLY,
        issued_at=at,
        issued_by_id=by.person_id,
        reply_days=days,
        reply_due_at=due_after(days, at),
        raised_from=standing,
    )
    note_supervision(
        number=work_order.number,
        step=Step.SUPERVISE,
        note=demand.text,
        details={
            "notice": notice.number,
            "level": notice.level,
            "reason": notice.reason,
            "reply_due_at": notice.reply_due_at.isoformat(),
        },
        department=department,
        by=by,
        at=at,
        seen_version=seen_version,
    )
    notice.save()
    _settle_proposals(notice, by=by, at=at)
    return notice


def standing_notice(work_order: WorkOrder, department: Department) -> SupervisionNotice | None:
    """The gravest notice to the department over the work order that is still open."""
    closed = [NoticeState.CLOSED, NoticeState.WITHDRAWN]
    found = SupervisionNotice.objects.filter(work_order=work_order, department=department).exclude(state__in=closed)
    gravest: SupervisionNotice | None = None
    for notice in found:
        if gravest is None or is_graver(NoticeLevel(notice.level), NoticeLevel(gravest.level)):
            gravest = notice
    return gravest


def _settle_proposals(notice: SupervisionNotice, *, by: Actor, at: datetime) -> None:
    """A notice answers every open proposal of its level or a milder one, whoever issued it."""
    open_ones = NoticeProposal.objects.filter(
        work_order_id=notice.work_order_id, department_id=notice.department_id, state=ProposalState.OPEN
    )
    for proposal in open_ones:
        if is_graver(NoticeLevel(proposal.level), NoticeLevel(notice.level)):
            continue
        proposal.state = ProposalState.ISSUED
        proposal.notice = notice if proposal.level == notice.level else None
        proposal.decided_at, proposal.decided_by_id = at, by.person_id
        proposal.save()


def _next_number(at: datetime) -> str:
    """The year and its next running number. The row of the year makes simultaneous notices wait, so none is lost."""
    year = local_date(at).year
    table = connection.ops.quote_name(NoticeSeries._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS series (year, last) VALUES (%s, 1) "
            "ON CONFLICT (year) DO UPDATE SET last = series.last + 1 RETURNING last",
            [year],
        )
        (running,) = cursor.fetchone()
    return f"督办〔{year}〕{running}号"
