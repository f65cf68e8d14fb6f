"""Which of several answers to the same call-back counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hotline.kit.clock import LOCAL
from hotline.modules.callbacks.errors import VoteClosed, VoteLinkExpired, VoteLinkUsed

from .answers import Answers, CallbackChannel


@dataclass(frozen=True, slots=True)
class CastVote:
    """Answers given at a moment, over the telephone or through a link."""

    channel: CallbackChannel
    answers: Answers
    at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """The state of a one-time link. `is_round_open`: not reopened since, and the file not archived."""

    expires_at: datetime
    used_at: datetime | None
    is_round_open: bool

    def state_at(self, at: datetime) -> str:
        """`open`, or why it is not: `used`, `expired` or `closed`."""
        if self.used_at is not None:
            return "used"
        if at > self.expires_at:
            return "expired"
        return "open" if self.is_round_open else "closed"


def is_valid(vote: CastVote, link_expires_at: datetime | None) -> bool:
    """Whether a vote counts at all: over the telephone always, through a link only until it expires."""
    return vote.channel is CallbackChannel.PHONE or (link_expires_at is not None and vote.at <= link_expires_at)


def counting_vote(votes: Iterable[CastVote], link_expires_at: datetime | None) -> CastVote | None:
    """Of all votes of a round one counts: the last valid one, however it was given."""
    valid = [vote for vote in votes if is_valid(vote, link_expires_at)]
    return max(valid, key=lambda vote: vote.at, default=None)


def ensure_usable(link: Link, at: datetime) -> None:
    """Refuse a link that was used, has expired, or belongs to a round that is over."""
    match link.state_at(at):
        case "used":
            raise VoteLinkUsed
        case "expired":
            raise VoteLinkExpired(until=f"{link.expires_at.astimezone(LOCAL):%Y-%m-%d}")
        case "closed":
            raise VoteClosed
