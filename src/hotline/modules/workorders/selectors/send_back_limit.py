"""Until when a department may send a work order back."""

from datetime import datetime

from hotline.kit.clock import local_date
from hotline.modules.sla.public import ClockKind, Limit, limit_for
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.models import Assignment, WorkOrder

from .clock_facts import criteria_of


def send_back_limit(work_order: WorkOrder, lead: Assignment) -> tuple[Limit, datetime]:
    """The limit by the rules of the day on which the department got the work order, and when it ends."""
    started_on = local_date(lead.assigned_at)
    limit = limit_for(ClockKind.SEND_BACK, criteria_of(work_order, lead.department), on=started_on)
    return limit, limit.due_at(lead.assigned_at, working_calendar(started_on))
