"""Until when a department may send a work order back."""

from datetime import datetime

from hotline.kit.clock import local_date
from hotline.modules.sla.public import ClockKind, Limit, limit_for
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.models import Assignment, WorkOrder

from .clock_facts import calendar_of, criteria_of


def send_back_limit(work_order: WorkOrder, lead: Assignment) -> tuple[Limit, datetime]:
    """The limit by the rules of the day on which the department got the work order, and when it ends."""
    started_on = local_date(lead.assigned_at)
    limit = limit_for(ClockKind.SEND_BACK, criteria_of(work_order, lead.department), on=started_on)
    return limit, limit.due_at(lead.assigned_at, _calendar_of(work_order, lead))


def _calendar_of(work_order: WorkOrder, lead: Assignment) -> WorkingCalendar:
    """The calendar that the part's own limits are worked out on, so that a newer one moves no limit by itself."""
    of_part = (clock for clock in work_order.clocks.all() if clock.assignment_id == lead.pk)
    clock = next((one for one in of_part if one.kind == ClockKind.ACKNOWLEDGE), None)
    return calendar_of(clock) if clock else working_calendar(local_date(lead.assigned_at))
