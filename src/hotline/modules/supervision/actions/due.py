"""When a reply is due: working days from the day after, on the newest calendar."""

from datetime import datetime

from hotline.kit.clock import local_date
from hotline.modules.sla.public import Limit, LimitUnit
from hotline.modules.taxonomy.public import working_calendar


def due_after(days: int, at: datetime) -> datetime:
    """24:00 of the last of so many working days."""
    limit = Limit(days, LimitUnit.WORKING_DAY, "督办回复期限")
    return limit.due_at(at, working_calendar(local_date(at)))
