"""Record what a requester answers himself, through the link that he was sent."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules import Answers, CallbackChannel
from hotline.modules.callbacks.rules.votes import ensure_usable
from hotline.modules.callbacks.selectors.links import callback_of, state_of
from hotline.modules.callbacks.selectors.policies import policy_on
from hotline.modules.workorders.public import hold_main_of, lock, note_callback, note_vote
from hotline.modules.workorders.rules.lifecycle import Stage

from .answer_unhappy import answer_unhappy, reopens
from .count_vote import count_vote
from .plan import acting_by_itself
from .record_result import details_of


@transaction.atomic
def record_vote(*, token: str, answers: Answers, channel: CallbackChannel, comment: str, at: datetime) -> Callback:
    """Count the answer, once for each link: it closes an open call-back, and replaces an earlier telephone answer."""
    by = acting_by_itself()
    number, policy = callback_of(token).work_order.number, policy_on(local_date(at))
    if reopens(answers, policy):
        # Reopened, a duplicate leaves its main work order, which is locked before it everywhere.
        hold_main_of(number, by=by)
    work_order = lock(number, by=by)
    # Read again now that the work order is held: of two uses of the same link at once, one finds it used.
    callback = callback_of(token)
    ensure_usable(state_of(callback), at)
    callback.link_used_at = at
    count_vote(callback, answers, channel=channel, comment=comment, by=None, at=at)
    details = details_of(callback, answers, channel)
    if work_order.current_stage is Stage.COMPLETED:
        callback.closed_at = at
        callback.tried_at = at
        note_callback(
            number=number,
            is_closed=True,
            awaits_result_review=answers.is_unhappy,
            note=comment,
            details=details,
            by=by,
            at=at,
        )
    else:
        note_vote(number=number, awaits_result_review=answers.is_unhappy, note=comment, details=details, by=by, at=at)
    callback.save()
    answer_unhappy(work_order, answers, policy=policy, by=by, at=at)
    return callback
