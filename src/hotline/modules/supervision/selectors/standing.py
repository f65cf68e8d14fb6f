"""Which work orders call for a notice, and what decides it, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hotline.kit.clock import local_date
from hotline.modules.supervision.models import NoticeProposal, SupervisionNotice
from hotline.modules.supervision.rules.levels import Standing, is_graver
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.supervision.rules.words import NoticeLevel, NoticeState
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.public import Assignment, WorkOrder, overdue
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, Stage
from hotline.modules.workorders.rules.words import Part

from .performance import performances

SUPERVISED_STAGES = HANDLING_STAGES | {Stage.SENT_BACK}
_TICK = timedelta(microseconds=1)
_CLOSED = (NoticeState.CLOSED, NoticeState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class StandingOfOrder:
    """A work order with the department that has it, and how it stands with it."""

    work_order: WorkOrder
    standing: Standing


def standings(at: datetime, terms: Terms) -> Iterator[StandingOfOrder]:
    """Every work order that may call for a notice, with what decides it."""
    candidates = list(_candidates(at, terms))
    if not candidates:
        return
    numbers = [work_order.pk for work_order in candidates]
    units = _units_of(numbers)
    notices = _gravest_notices(numbers)
    in_month = _overdue_in_month(at)
    calendar = working_calendar(local_date(min(_due(work_order, at) for work_order in candidates)))
    for work_order in candidates:
        notice = notices.get((work_order.pk, work_order.handling_department_id))
        is_late = work_order.current_stage in HANDLING_STAGES and work_order.is_overdue(at)
        yield StandingOfOrder(
            work_order,
            Standing(
                is_overdue=is_late,
                overdue_working_days=_days(work_order, calendar, at) if is_late else Decimal(0),
                send_backs=work_order.send_back_count,
                units=units.get(work_order.pk, 0),
                overdue_in_month=in_month.get(work_order.handling_department_id or 0, 0),
                level=NoticeLevel(notice.level) if notice else None,
                is_reply_late=notice.is_reply_late(at) if notice else False,
            ),
        )


def _candidates(at: datetime, terms: Terms) -> QuerySet[WorkOrder]:
    late_notice = SupervisionNotice.objects.filter(
        work_order=OuterRef("pk"), state=NoticeState.AWAITS_REPLY, reply_due_at__lt=at
    )
    gravest = NoticeProposal.objects.filter(
        work_order=OuterRef("pk"), department=OuterRef("handling_department"), level=NoticeLevel.SUMMONS
    )
    disputed = Q(send_back_count__gt=terms.key_after_send_backs) | Q(dispatch_count__gt=terms.key_after_units)
    return (
        WorkOrder.objects.filter(stage__in=SUPERVISED_STAGES, handling_department__isnull=False)
        .filter(overdue(at) | disputed | Exists(late_notice))
        # Nothing graver can follow a summons that was proposed.
        .exclude(Exists(gravest))
        .select_related("handling_department")
        .order_by("id")
    )


def _units_of(numbers: list[int]) -> dict[int, int]:
    rows = Assignment.objects.filter(work_order__in=numbers, part=Part.LEAD).values("work_order")
    return {row["work_order"]: row["units"] for row in rows.annotate(units=Count("department", distinct=True))}


def _gravest_notices(numbers: list[int]) -> dict[tuple[int, int | None], SupervisionNotice]:
    found: dict[tuple[int, int | None], SupervisionNotice] = {}
    for notice in SupervisionNotice.objects.filter(work_order__in=numbers).exclude(state__in=_CLOSED):
        place = (notice.work_order_id, notice.department_id)
        other = found.get(place)
        if other is None or is_graver(NoticeLevel(notice.level), NoticeLevel(other.level)):
            found[place] = notice
    return found


def _overdue_in_month(at: datetime) -> dict[int, int]:
    """How many limits ran out with each department in this month, whether it has the work order still or not."""
    first_day = local_date(at).replace(day=1)
    return {department: found.overdue for department, found in performances(first_day, local_date(at), at).items()}


def _due(work_order: WorkOrder, at: datetime) -> datetime:
    return work_order.due_at(at) or at


def _days(work_order: WorkOrder, calendar: WorkingCalendar, at: datetime) -> Decimal:
    return overdue_working_days(_due(work_order, at), at, calendar)


def overdue_working_days(due_at: datetime, until: datetime, calendar: WorkingCalendar) -> Decimal:
    """The working days after the day on which something was due.

    A moment at 24:00 belongs to the day that it ends, so that the whole next day counts.
    """
    last_day_in_time = local_date(due_at - _TICK)
    return calendar.working_days_between(last_day_in_time, local_date(until))
