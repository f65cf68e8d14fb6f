"""Write a vote down and let the last valid one count."""

from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.callbacks.models import Callback, Vote
from hotline.modules.callbacks.rules import Answers, CallbackChannel, DissatisfactionReason, Satisfaction, Solution
from hotline.modules.callbacks.rules.votes import CastVote, counting_vote


def count_vote(
    callback: Callback, answers: Answers, *, channel: CallbackChannel, comment: str, by: Actor | None, at: datetime
) -> None:
    """Append the vote and give the call-back the answers of the one that counts now; the caller saves it.

    From the first answer of a round on, earlier rounds count no more.
    """
    Vote.objects.create(
        callback=callback,
        channel=channel,
        solution=answers.solution,
        satisfaction=answers.satisfaction,
        reason=answers.reason or "",
        comment=comment,
        at=at,
        by_id=by.person_id if by else None,
    )
    votes = {_cast(vote): vote for vote in callback.votes.order_by("at", "id")}
    counting = counting_vote(votes, callback.link_expires_at)
    if counting is None:
        return
    callback.was_reached = True
    callback.solution = counting.answers.solution
    callback.satisfaction = counting.answers.satisfaction
    callback.reason = counting.answers.reason or ""
    callback.channel = counting.channel
    callback.comment = votes[counting].comment
    count_no_earlier_round(callback)


def count_no_earlier_round(callback: Callback) -> None:
    """Earlier rounds of the same work order count no more: somebody was asked again."""
    Callback.objects.filter(work_order_id=callback.work_order_id, round__lt=callback.round).update(is_last_round=False)


def _cast(vote: Vote) -> CastVote:
    reason = DissatisfactionReason(vote.reason) if vote.reason else None
    answers = Answers(Solution(vote.solution), Satisfaction(vote.satisfaction), reason)
    return CastVote(CallbackChannel(vote.channel), answers, vote.at)
