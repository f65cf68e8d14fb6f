"""Record one attempt to call a requester back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.callbacks.errors import CallbackClosed, CallerHandledIt
from hotline.modules.callbacks.models import Callback, CallbackAttempt
from hotline.modules.callbacks.rules import (
    Answers,
    CallbackChannel,
    DissatisfactionReason,
    Satisfaction,
    Solution,
)
from hotline.modules.callbacks.rules.answers import complete_answers
from hotline.modules.callbacks.rules.attempts import HANDLING_STEPS, ensure_another_hour
from hotline.modules.callbacks.selectors.policies import policy_on
from hotline.modules.sla.public import handling_policy
from hotline.modules.telephony.public import call_dialled_about
from hotline.modules.workorders.public import WorkOrder, WorkOrderEvent, hold_main_of, lock, note_callback

from .answer_unhappy import answer_unhappy, reopens
from .count_vote import count_no_earlier_round, count_vote
from .plan import acting_by_itself, plan


@dataclass(frozen=True, slots=True)
class CallbackResult:
    """What came of an attempt: reached? solved? satisfied? All but the first only where he was reached."""

    was_reached: bool
    solution: Solution | None = None
    satisfaction: Satisfaction | None = None
    reason: DissatisfactionReason | None = None
    comment: str = ""
    channel: CallbackChannel = CallbackChannel.PHONE

    def answers(self) -> Answers | None:
        """The answers, complete; none where nobody was reached, whatever was filled in."""
        if not self.was_reached:
            return None
        return complete_answers(self.solution, self.satisfaction, self.reason)


@transaction.atomic
def record_result(
    *, number: str, result: CallbackResult, by: Actor, at: datetime, seen_version: int | None = None
) -> Callback:
    """Keep the result; the work order moves on when the requester was reached, or so many attempts failed.

    An unreached requester leaves solved and satisfied unrated. Whoever was reached answers even within the hour of a
    vain attempt: he may have rung back.
    """
    answers, numbers = result.answers(), handling_policy(at)
    policy = policy_on(local_date(at))
    work_order = _hold(number, leaves_main=reopens(answers, policy), by=by)
    callback = plan(work_order, at=at)
    if callback.closed_at is not None:
        raise CallbackClosed
    if answers is None:
        ensure_another_hour([callback.tried_at] if callback.tried_at else [], at, numbers)
    callback.attempts += 1
    is_closed = answers is not None or callback.attempts >= numbers.callback_attempts
    note_callback(
        number=number,
        is_closed=is_closed,
        awaits_result_review=answers is not None and answers.is_unhappy,
        note=result.comment,
        details={**details_of(callback, answers, result.channel), **_dialled(number, by)},
        by=by,
        at=at,
        seen_version=seen_version,
    )
    _keep_attempt(callback, result, by=by, at=at)
    callback.closed_at = at if is_closed else None
    if answers is not None:
        count_vote(callback, answers, channel=result.channel, comment=result.comment, by=by, at=at)
    elif is_closed:
        count_no_earlier_round(callback)
    callback.save()
    answer_unhappy(work_order, answers, policy=policy, by=acting_by_itself(), at=at)
    return callback


def _hold(number: str, *, leaves_main: bool, by: Actor) -> WorkOrder:
    """The work order, locked first, so that two clerks cannot make the same attempt."""
    if leaves_main:
        # Reopened, a duplicate leaves its main work order, which is locked before it everywhere.
        hold_main_of(number, by=acting_by_itself())
    work_order = lock(number, by=by)
    ensure_not_the_handler(work_order, by=by)
    return work_order


def _keep_attempt(callback: Callback, result: CallbackResult, *, by: Actor, at: datetime) -> None:
    CallbackAttempt.objects.create(
        callback=callback, at=at, by_id=by.person_id, was_reached=result.was_reached, note=result.comment
    )
    callback.tried_at = at
    callback.clerk_id = by.person_id
    callback.was_reached = result.was_reached
    callback.comment = result.comment


def _dialled(number: str, by: Actor) -> dict[str, str]:
    """The call that the clerk dialled for it, so that its recording is found from the work order."""
    call = call_dialled_about(number, by=by)
    return {"call": call} if call else {}


def ensure_not_the_handler(work_order: WorkOrder, *, by: Actor) -> None:
    """Refuse whoever handled the work order himself."""
    own = WorkOrderEvent.objects.filter(work_order=work_order, actor_id=by.person_id, step__in=sorted(HANDLING_STEPS))
    if own.exists():
        raise CallerHandledIt


def details_of(
    callback: Callback, answers: Answers | None, channel: CallbackChannel
) -> dict[str, str | int | bool | None]:
    """What history keeps of an attempt or a vote."""
    return {
        "was_reached": answers is not None,
        "was_solved": answers.solution is Solution.SOLVED if answers else None,
        "solution": answers.solution if answers else None,
        "satisfaction": answers.satisfaction if answers else None,
        "reason": answers.reason if answers else None,
        "channel": channel,
        "attempt": callback.attempts,
        "round": callback.round,
    }
