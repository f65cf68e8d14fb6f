"""How often and how soon a requester is tried again, and who may not call him."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hotline.kit.clock import LOCAL
from hotline.modules.callbacks.errors import SameHourAgain
from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy
from hotline.modules.workorders.rules.lifecycle import Step

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


def next_attempt_from(earlier: Iterable[datetime], policy: HandlingPolicy = STARTING_POLICY) -> datetime | None:
    """When somebody who was not reached may be tried again: so many clock hours later; None for a first attempt."""
    last = max(earlier, default=None)
    return None if last is None else hour_of(last) + timedelta(hours=policy.callback_pause_hours)


def ensure_another_hour(earlier: Iterable[datetime], at: datetime, policy: HandlingPolicy = STARTING_POLICY) -> None:
    """Refuse a further attempt too soon after an earlier one: three calls in a row are one."""
    following = next_attempt_from(earlier, policy)
    if following is not None and at < following:
        raise SameHourAgain(next_hour=f"{following:%H:%M}")
