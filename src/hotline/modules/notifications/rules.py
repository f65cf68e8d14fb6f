"""The topics of live notices, and what becomes of messages to people outside."""

import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

CENTRE = "centre"
# Heard by whoever watches seats and queues.
SEATS_TOPIC = "seats"

# How long a page may have been away and still catch up; older notices are removed.
KEPT_HOURS = 24


def department_topic(code: str) -> str:
    """Heard by the people of that department. A publisher names the departments above it too."""
    return f"department:{code}"


def person_topic(account: str) -> str:
    """Heard by one person."""
    return f"person:{account}"


def event_of(kind: str) -> str:
    """Which event of the stream a notice is: `telephony` for kinds that begin so, `work_order` for the rest."""
    return "telephony" if kind.startswith("telephony.") else "work_order"


def topics_of_path(path: str) -> Sequence[str]:
    """The topics of a department and of every department above it, from its path."""
    return [department_topic(code) for code in path.split("/") if code]


class OutgoingChannel(StrEnum):
    """How a message leaves the hotline."""

    SMS = "sms"


class MessageState(StrEnum):
    """What became of a message: 待发送 已发送 发送失败 未发送（未配置网关）."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    NOT_SENT = "not_sent"


class Verdict(StrEnum):
    """What a gateway's answer means for a message."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    AWAY = "away"


NO_GATEWAY = "no_gateway"
# Spread over some hours by the job's growing intervals; then the message is given up.
MOST_ATTEMPTS = 8
# Answers of a gateway that is busy or restarting rather than unwilling.
_AWAY = frozenset({408, 425, 429})
_SECRET_PART = re.compile(r"(/[rsv]/)[^\s]+")


def state_of(sent_at: datetime | None, failed_at: datetime | None, error: str) -> MessageState:
    """The state that follows from a message's moments."""
    if sent_at is not None:
        return MessageState.SENT
    if failed_at is not None:
        return MessageState.FAILED
    return MessageState.NOT_SENT if error == NO_GATEWAY else MessageState.WAITING


def verdict_on(status: int) -> Verdict:
    """What an HTTP status of a gateway means."""
    if 200 <= status < 300:
        return Verdict.ACCEPTED
    return Verdict.AWAY if status >= 500 or status in _AWAY else Verdict.REFUSED


def without_secrets(text: str) -> str:
    """A message as colleagues may read it: whoever has the link in it could answer in the requester's place."""
    return _SECRET_PART.sub(r"\1…", text)
