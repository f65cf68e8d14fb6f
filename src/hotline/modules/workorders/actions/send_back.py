"""Send a work order back as not one's own."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import LOCAL, local_date
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import find_department
from hotline.modules.sla.public import ClockKind, limit_for
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.errors import SendBackNotPermitted, SendBackTooLate
from hotline.modules.workorders.models import Approval, Assignment, Clock, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind, SendBackOutcome
from hotline.modules.workorders.selectors.clock_facts import calendar_of

from .assign import lead_of
from .clocks import criteria_of, stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def send_back(
    *,
    number: str,
    reason: str,
    basis: str,
    proposed_department_code: str | None,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """The department says, with reason and basis, that the matter is another's. Until it is decided the clocks run on.

    Whoever asks has seen the work order: the clock of acknowledgement stops with the request.
    """
    work_order = begin(number, Step.SEND_BACK, by=by, seen_version=seen_version)
    lead = lead_of(work_order)
    _ensure_free(work_order, lead)
    _ensure_in_time(work_order, lead, at=at)
    proposed = find_department(proposed_department_code) if proposed_department_code else None
    Approval.objects.create(
        work_order=work_order,
        kind=ApprovalKind.SEND_BACK,
        department_id=lead.department_id,
        requested_at=at,
        requested_by_id=by.person_id,
        reason=reason,
        basis=basis,
        proposed_department=proposed,
    )
    stop_clocks(work_order, ClockKind.ACKNOWLEDGE, at=at, assignment=lead)
    details = {"basis": basis, "proposed": proposed.short_name if proposed else None}
    remark = Remark(note=reason, department=work_order.handling_department, details=details)
    take_step(work_order, Step.SEND_BACK, by=by, at=at, remark=remark)
    return work_order


def _ensure_free(work_order: WorkOrder, lead: Assignment) -> None:
    if work_order.is_designated:
        raise SendBackNotPermitted(
            reason_zh="承办单位由热线指定。", reason_en="its department was designated by the hotline."
        )
    refused = Approval.objects.filter(
        work_order=work_order,
        kind=ApprovalKind.SEND_BACK,
        department_id=lead.department_id,
        outcome=SendBackOutcome.REFUSED,
        requested_at__gte=lead.assigned_at,
    )
    if refused.exists():
        raise SendBackNotPermitted(reason_zh="退单申请已被驳回。", reason_en="a send-back of it was refused already.")


def _ensure_in_time(work_order: WorkOrder, lead: Assignment, *, at: datetime) -> None:
    started_on = local_date(lead.assigned_at)
    criteria = criteria_of(work_order, work_order.handling_department)
    limit = limit_for(ClockKind.SEND_BACK, criteria, on=started_on)
    ended_at = limit.due_at(lead.assigned_at, _calendar_of(lead))
    if at > ended_at:
        raise SendBackTooLate(limit=limit.rule_name, due_at=f"{ended_at.astimezone(LOCAL):%Y-%m-%d %H:%M}")


def _calendar_of(lead: Assignment) -> WorkingCalendar:
    """The calendar that the part's own limits are worked out on, so that a newer one moves no limit by itself."""
    clock = Clock.objects.filter(assignment=lead, kind=ClockKind.ACKNOWLEDGE).first()
    return calendar_of(clock) if clock else working_calendar(local_date(lead.assigned_at))
