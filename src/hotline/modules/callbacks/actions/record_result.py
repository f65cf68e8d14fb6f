"""Record one attempt to call a requester back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.callbacks.errors import AnswersMissing, CallbackClosed
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules import ATTEMPTS_BEFORE_GIVING_UP, Satisfaction
from hotline.modules.workorders.public import lock, note_callback

from .plan import plan


@dataclass(frozen=True, slots=True)
class CallbackResult:
    """The three answers: reached? solved? satisfied? The last two only where he was reached."""

    was_reached: bool
    was_solved: bool | None = None
    satisfaction: Satisfaction | None = None
    comment: str = ""


@transaction.atomic
def record_result(
    *, number: str, result: CallbackResult, by: Actor, at: datetime, seen_version: int | None = None
) -> Callback:
    """Keep the result; the work order moves on when the requester was reached or three attempts failed.

    An unreached requester leaves solved and satisfied unrated.
    """
    if result.was_reached and (result.was_solved is None or result.satisfaction is None):
        raise AnswersMissing(field="was_solved" if result.was_solved is None else "satisfaction")
    # The lock comes first, so that two clerks cannot make the same attempt.
    callback = plan(work_order_id=lock(number, by=by).pk, at=at)
    if callback.closed_at is not None:
        raise CallbackClosed
    attempts = callback.attempts + 1
    is_closed = result.was_reached or attempts >= ATTEMPTS_BEFORE_GIVING_UP
    note_callback(
        number=number,
        is_closed=is_closed,
        note=result.comment,
        details={
            "was_reached": result.was_reached,
            "was_solved": result.was_solved if result.was_reached else None,
            "satisfaction": result.satisfaction if result.was_reached else None,
            "attempt": attempts,
        },
        by=by,
        at=at,
        seen_version=seen_version,
    )
    callback.attempts = attempts
    callback.tried_at = at
    callback.clerk_id = by.person_id
    callback.was_reached = result.was_reached
    callback.was_solved = result.was_solved if result.was_reached else None
    callback.satisfaction = (result.satisfaction or "") if result.was_reached else ""
    callback.comment = result.comment
    callback.closed_at = at if is_closed else None
    callback.save()
    return callback
