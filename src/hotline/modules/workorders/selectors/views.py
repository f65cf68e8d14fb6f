"""The views of the list: which work orders each holds."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from hotline.modules.workorders.models import PRESSING, WorkOrder
from hotline.modules.workorders.models.work_order import (
    ASSIGNED_BY_LEADERS,
    CONFIDENTIAL,
    OF_ENTERPRISES,
    OF_FOCUS_AREAS,
    OF_KEY_ENTERPRISES,
    PROMISED,
    PUBLISHED,
    SENT_BACK_ONCE,
)
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, Stage

from .conditions import overdue
from .tasks import decidable_by, waits_for
from .visibility import Sight

DUE_SOON = timedelta(hours=24)


class View(StrEnum):
    """What the list shows: work that waits, kinds of work, or everything."""

    MY_TASKS = "my_tasks"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DISPUTED = "disputed"
    APPROVALS = "approvals"
    AWAITING_DISPATCH = "awaiting_dispatch"
    AWAITING_REVIEW = "awaiting_review"
    PROMISED = "promised"
    SUSPENDED = "suspended"
    MERGED = "merged"
    ENTERPRISE = "enterprise"
    KEY_ENTERPRISE = "key_enterprise"
    LEADER_ASSIGNED = "leader_assigned"
    FOCUS = "focus"
    PUBLISHED = "published"
    CONFIDENTIAL = "confidential"
    ALL = "all"


# These begin with the newest; every other view is work to do and begins with the most pressing.
NEWEST_FIRST = frozenset({View.ALL, View.PUBLISHED, View.CONFIDENTIAL})

_CONDITIONS: dict[View, Q] = {
    View.DISPUTED: SENT_BACK_ONCE | Q(stage=Stage.JOINTLY_REVIEWED),
    View.AWAITING_DISPATCH: Q(stage=Stage.REGISTERED),
    View.AWAITING_REVIEW: Q(stage=Stage.REPLIED) | Q(stage=Stage.CALLED_BACK, awaits_result_review=True),
    View.PROMISED: PROMISED,
    View.SUSPENDED: Q(stage=Stage.SUSPENDED),
    View.MERGED: Q(stage=Stage.MERGED),
    View.ENTERPRISE: OF_ENTERPRISES,
    View.KEY_ENTERPRISE: OF_KEY_ENTERPRISES,
    View.LEADER_ASSIGNED: ASSIGNED_BY_LEADERS,
    View.FOCUS: OF_FOCUS_AREAS,
    View.PUBLISHED: PUBLISHED,
    View.ALL: Q(),
}


def in_view(sight: Sight, view: View, at: datetime, *, is_open: bool = False) -> QuerySet[WorkOrder]:
    """The work orders of a view that somebody may see; `is_open` where the caller narrows to what is not archived."""
    is_open = is_open or view not in NEWEST_FIRST | {View.APPROVALS}
    within = sight.open_work_orders() if is_open else sight.every_work_order()
    return within.filter(condition(sight, view, at))


def condition(sight: Sight, view: View, at: datetime) -> Q:
    """What makes a work order that somebody may see one of a view."""
    match view:
        case View.MY_TASKS:
            return waits_for(sight, at=at)
        case View.DUE_SOON:
            return due_between(at, at + DUE_SOON)
        case View.OVERDUE:
            return overdue(at)
        case View.APPROVALS:
            return Q(pk__in=decidable_by(sight.actor).values("work_order"))
        case View.CONFIDENTIAL if not sight.is_everywhere:
            return Q(pk__in=[])
        case View.CONFIDENTIAL:
            return CONFIDENTIAL
        case _:
            return _CONDITIONS[view]


def due_between(first: datetime, last: datetime) -> Q:
    """A first reply or a rework that is still to come and is due between two moments."""
    handling = Q(
        rework_due_at__isnull=True,
        first_replied_at__isnull=True,
        handling_due_at__gte=first,
        handling_due_at__lte=last,
    )
    rework = Q(rework_due_at__gte=first, rework_due_at__lte=last)
    # The last condition follows from the others; with it the index is entered at the first moment.
    pressing = Q(GreaterThanOrEqual(PRESSING, first)) & Q(LessThanOrEqual(PRESSING, last))
    return Q(stage__in=sorted(HANDLING_STAGES)) & (handling | rework) & pressing
