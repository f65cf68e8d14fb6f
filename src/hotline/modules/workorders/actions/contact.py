"""Contact the requester of a work order."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind, handling_policy
from hotline.modules.telephony.public import call_dialled_about
from hotline.modules.workorders.models import ContactAttempt, WorkOrder
from hotline.modules.workorders.rules.contact import Attempt, ContactMeans, counts_as_contacted
from hotline.modules.workorders.rules.lifecycle import Step

from .clocks import stop_clocks
from .take_step import Details, Remark, begin, take_step


@transaction.atomic
def contact(
    *,
    number: str,
    means: ContactMeans,
    was_reached: bool,
    note: str = "",
    recording_reference: str = "",
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Note an attempt to reach the requester; once he counts as contacted the clock for that stops.

    Where nobody names a recording it is that of the call that was dialled from the work order.
    """
    work_order = begin(number, Step.CONTACT, by=by, seen_version=seen_version)
    lead = work_order.handling_department
    assert lead is not None, "a department handles the work order"
    ContactAttempt.objects.create(
        work_order=work_order,
        department=lead,
        at=at,
        by_id=by.person_id,
        means=means,
        was_reached=was_reached,
        note=note,
        recording_reference=recording_reference or call_dialled_about(number, by=by),
    )
    attempts = _attempts_of_the_lead(work_order)
    is_contacted = counts_as_contacted(attempts, handling_policy(at))
    if is_contacted:
        work_order.first_contacted_at = work_order.first_contacted_at or at
        stop_clocks(work_order, ClockKind.CONTACT, at=at)
    told: Details = {"means": means, "was_reached": was_reached, "attempt": len(attempts), "is_contacted": is_contacted}
    remark = Remark(note=note, department=lead, details=told)
    take_step(work_order, Step.CONTACT, by=by, at=at, remark=remark)
    return work_order


def _attempts_of_the_lead(work_order: WorkOrder) -> list[Attempt]:
    """What the department tried since it has the work order: another one's failed calls do not count for it."""
    attempts = ContactAttempt.objects.filter(work_order=work_order, department=work_order.handling_department)
    return [
        Attempt(one.at, ContactMeans(one.means), one.was_reached, one.note, one.recording_reference)
        for one in attempts.filter(at__gte=work_order.dispatched_at)
    ]
