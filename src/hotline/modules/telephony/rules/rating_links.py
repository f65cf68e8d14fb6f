"""A second chance to rate a call: who is sent a link after it, and when the link still takes an answer."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.kit.clock import LOCAL
from hotline.modules.telephony.errors import CallRatedByKeypad, RatingLinkExpired, RatingLinkUsed

# By then the switch's books have told whether a key was pressed, and the request has been registered.
SENT_AFTER = timedelta(minutes=10)
# Whoever is asked later has forgotten the call; after an outage nobody is asked about the day before.
SENT_WITHIN = timedelta(hours=3)
# However often somebody calls, he is not asked more often than so.
PAUSE = timedelta(hours=24)
LINK_DAYS = 3
# The Chinese mainland's mobile numbers; nobody reads a text at an office's telephone.
_MOBILE = re.compile(r"(?:\+?86)?1[3-9][0-9]{9}")


class LinkState(StrEnum):
    """Whether a link takes an answer, and why not: the last means that the caller pressed a key after all."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What is known of a link to a call's rating."""

    expires_at: datetime
    used_at: datetime | None
    was_rated_by_keypad: bool

    def state_at(self, at: datetime) -> LinkState:
        """How it stands at that moment; what the caller said by keys stands before everything else."""
        if self.was_rated_by_keypad:
            return LinkState.CLOSED
        if self.used_at is not None:
            return LinkState.USED
        return LinkState.EXPIRED if at > self.expires_at else LinkState.OPEN


def takes_texts(number: str) -> bool:
    """Whether a text message to that number can be read."""
    return _MOBILE.fullmatch(number) is not None


def ensure_open(link: LinkFacts, at: datetime) -> None:
    """Refuse a link that was used or has expired, or whose call was rated by keys."""
    match link.state_at(at):
        case LinkState.CLOSED:
            raise CallRatedByKeypad
        case LinkState.USED:
            raise RatingLinkUsed
        case LinkState.EXPIRED:
            raise RatingLinkExpired(until=f"{link.expires_at.astimezone(LOCAL):%Y-%m-%d}")
