"""How often and how soon a requester is tried again, and who may not call him."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hotline.kit.clock import LOCAL
from hotline.modules.callbacks.errors import SameHourAgain
from hotline.modules.workorders.rules.lifecycle import Step

ATTEMPTS_BEFORE_GIVING_UP = 3

# Whoever took one of these steps handled the work order and does not ask how it went.
HANDLING_STEPS = frozenset(
    {
        Step.ANSWER,
        Step.ACKNOWLEDGE,
        Step.CONTACT,
        Step.NOTE_PROGRESS,
        Step.ACKNOWLEDGE_SUPPORT,
        Step.REPLY_IN_SUPPORT,
        Step.SUBMIT_REPLY,
        Step.APPROVE_REPLY,
        Step.REPLY,
    }
)


def hour_of(moment: datetime) -> datetime:
    """The local clock hour in which a moment lies, as its beginning."""
    return moment.astimezone(LOCAL).replace(minute=0, second=0, microsecond=0)


def next_attempt_from(earlier: Iterable[datetime]) -> datetime | None:
    """When somebody who was not reached may be tried again: the hour after the last attempt; None for a first one."""
    last = max(earlier, default=None)
    return None if last is None else hour_of(last) + timedelta(hours=1)


def ensure_another_hour(earlier: Iterable[datetime], at: datetime) -> None:
    """Refuse a further attempt in the hour of an earlier one: three calls in a row are one."""
    if hour_of(at) in {hour_of(moment) for moment in earlier}:
        following = hour_of(at) + timedelta(hours=1)
        raise SameHourAgain(next_hour=f"{following:%H:%M}")
