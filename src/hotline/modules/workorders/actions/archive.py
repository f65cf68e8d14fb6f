"""Archive a work order."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind, handling_policy
from hotline.modules.workorders.errors import CallbackAwaited, LeaderApprovalAwaited, ResultReviewAwaited
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.retention import kept_until
from hotline.modules.workorders.rules.retention import retention_class as usual_class
from hotline.modules.workorders.rules.words import RequestType, RetentionClass

from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def archive(
    *,
    number: str,
    retention_class: RetentionClass | None = None,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Close the file, kept as long as its class says; without one, as long as such a matter usually is.

    Nothing follows, so a call-back or a review of the result that is still to come is refused.
    """
    work_order = begin(number, Step.ARCHIVE, by=by, seen_version=seen_version)
    if work_order.awaits_callback:
        raise CallbackAwaited
    if work_order.awaits_result_review:
        raise ResultReviewAwaited
    if work_order.awaits_leader_approval:
        raise LeaderApprovalAwaited
    work_order.archived_at = at
    policy = handling_policy(at)
    kept_as = retention_class or usual_class(
        RequestType(work_order.request_type),
        is_promised=work_order.promised_until is not None,
        people_count=work_order.people_count,
        policy=policy,
    )
    work_order.retention_class = kept_as
    stop_clocks(work_order, *ClockKind, at=at, was_cancelled=True)
    until = kept_until(local_date(at), kept_as, policy)
    remark = Remark(details={"retention_class": kept_as, "kept_until": until.isoformat() if until else None})
    take_step(work_order, Step.ARCHIVE, by=by, at=at, remark=remark)
    return work_order
