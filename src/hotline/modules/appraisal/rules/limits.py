"""Until when something is due, in natural days of local time."""

from datetime import date, datetime, timedelta

from hotline.kit.clock import local_date
from hotline.modules.appraisal.errors import AppealTooLate

from .words import State

_OPEN = frozenset({State.ISSUED, State.RETURNED})


def last_day_of_appeal(final_at: datetime, days: int) -> date:
    """The last day on which a result can be appealed against; the day of the result does not count."""
    return local_date(final_at) + timedelta(days=days)


def ensure_appealable(final_at: datetime, days: int, at: datetime) -> None:
    """Refuse an appeal after the limit."""
    until = last_day_of_appeal(final_at, days)
    if local_date(at) > until:
        raise AppealTooLate(until=until.isoformat())


def is_overdue(state: State, due_on: date, on: date) -> bool:
    """Whether a body still owes an answer that was due before that day."""
    return state in _OPEN and due_on < on
