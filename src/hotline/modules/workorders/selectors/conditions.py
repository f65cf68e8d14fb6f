"""Conditions on work orders that every list and figure shares: the one place that says what overdue and late mean."""

from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, STAGES_ASIDE, Stage

# 承诺办理: listed by themselves and left out of what is judged by the handling limit.
PROMISED = Q(promised_until__isnull=False)

# Handled under its own number. What was archived without ever being completed had been laid aside before.
HANDLED = (
    Q(merged_into__isnull=True)
    & ~Q(stage__in=sorted(STAGES_ASIDE))
    & ~Q(stage=Stage.ARCHIVED, completed_at__isnull=True)
)

# 时限责任单位: who answers for the handling limit by which a work order is judged, and who for its response.
CHARGED = Coalesce("charged_department", "handling_department")
RESPONSIBLE = Coalesce("response_department", "handling_department")

_REPLIED_LATE = Q(first_replied_at__gt=F("handling_due_at"))


def overdue(at: datetime) -> Q:
    """超期: the department that has it now owes a reply or an acknowledgement whose limit ran out."""
    return reply_overdue(at) | unacknowledged(at)


def reply_overdue(at: datetime) -> Q:
    """办理超期: the part of what is overdue that owes a first reply or a rework.

    What is handled again is not overdue before its own due moment, however late its first reply was.
    """
    handling = Q(rework_due_at__isnull=True, handling_due_at__lt=at) & (
        Q(first_replied_at__isnull=True) | _REPLIED_LATE
    )
    return Q(stage__in=sorted(HANDLING_STAGES)) & (handling | Q(rework_due_at__lt=at))


def unacknowledged(at: datetime) -> Q:
    """签收超期: the part of what is overdue that nobody has acknowledged in time."""
    first = Q(later_acknowledge_due_at__isnull=True, acknowledge_due_at__lt=at)
    return Q(stage=Stage.DISPATCHED) & (first | Q(later_acknowledge_due_at__lt=at))


def judged() -> Q:
    """What is judged by its handling limit: handled, neither promised for a later day nor excluded by approval."""
    return HANDLED & Q(is_excluded=False) & ~PROMISED


def late(at: datetime) -> Q:
    """逾期件: the handling limit by which it is judged ran out before the first reply; charged to `CHARGED`.

    Such a work order stays late whatever follows. While it is disputed whose it is, nobody is late with it.
    """
    missing = Q(first_replied_at__isnull=True, handling_due_at__lt=at)
    undisputed = Q(stage__in=sorted(HANDLING_STAGES)) | Q(charged_department__isnull=False)
    return _REPLIED_LATE | missing & undisputed
