"""Warn of limits that are running out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.notifications.public import CENTRE, notify, topics_of_path
from hotline.modules.sla.public import ClockKind, handling_policy
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.events import ClockWarned
from hotline.modules.workorders.models import Clock, Suspension
from hotline.modules.workorders.rules.warnings import passed_percents
from hotline.modules.workorders.selectors.clock_facts import PAUSED_BY_SUSPENSION, calendars, facts_of

from .clocks import work_out

NOTICE = "clock_warned"
_BATCH = 200


@transaction.atomic
def warn_due(*, at: datetime, most: int = _BATCH) -> int:
    """Warn of every limit whose next warning is due, up to so many, and return how many there were.

    Of several workers each takes other clocks. A clock remembers its next warning, so that none is given twice; what a
    standstill of the platform delayed is given once for each share. History is not touched: nobody did anything.
    """
    due = Clock.objects.filter(stopped_at__isnull=True, next_warning_at__lte=at).order_by("next_warning_at")
    clocks = list(
        due.select_related("work_order__handling_department", "assignment__department").select_for_update(
            skip_locked=True, of=("self",)
        )[:most]
    )
    suspensions = _suspensions_of(clocks)
    calendar_for = calendars()
    for clock in clocks:
        _warn(clock, suspensions.get(clock.work_order_id, ()), calendar_for(clock), at=at)
    Clock.objects.bulk_update(clocks, ["next_warning_at", "next_warning_percent"])
    return len(clocks)


def _warn(clock: Clock, suspensions: Iterable[Suspension], calendar: WorkingCalendar, *, at: datetime) -> None:
    kind, first = ClockKind(clock.kind), clock.next_warning_percent
    assert first is not None, "a clock with a moment of warning knows its share"
    for percent in passed_percents(
        facts_of(clock, suspensions), calendar, kind, first, at=at, policy=handling_policy(at)
    ):
        publish(
            ClockWarned(at=at, work_order_id=clock.work_order_id, clock_id=clock.pk, kind=clock.kind, percent=percent)
        )
    notify(topics=_topics(clock), kind=NOTICE, subject=clock.work_order.number, at=at)
    clock.next_warning_at = clock.next_warning_percent = None
    work_out(clock, suspensions, calendar, at=at)


def _topics(clock: Clock) -> list[str]:
    """The centre, the department whose clock it is, and the one in the lead, which answers for the whole."""
    lead = clock.work_order.handling_department
    departments = [clock.assignment.department if clock.assignment else None, lead]
    return [CENTRE, *(topic for one in departments if one for topic in topics_of_path(one.path))]


def _suspensions_of(clocks: Sequence[Clock]) -> dict[int, list[Suspension]]:
    paused = {clock.work_order_id for clock in clocks if ClockKind(clock.kind) in PAUSED_BY_SUSPENSION}
    found: dict[int, list[Suspension]] = {}
    for suspension in Suspension.objects.filter(work_order__in=paused):
        found.setdefault(suspension.work_order_id, []).append(suspension)
    return found
