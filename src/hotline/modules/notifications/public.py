"""What other modules may call: notify open pages, what a page hears and missed, and texts to people outside."""

from .actions.forget_messages import forget_messages
from .actions.notify import CHANNEL, notify
from .actions.send_text import send_text
from .models import LiveNotice, OutgoingMessage
from .rules import (
    CENTRE,
    KEPT_HOURS,
    SEATS_TOPIC,
    MessageState,
    department_topic,
    event_of,
    person_topic,
    topics_of_path,
    without_secrets,
)
from .selectors import last_notice_id, messages_about, notices_since, topics_of

__all__ = [
    "CENTRE",
    "CHANNEL",
    "KEPT_HOURS",
    "SEATS_TOPIC",
    "LiveNotice",
    "MessageState",
    "OutgoingMessage",
    "department_topic",
    "event_of",
    "forget_messages",
    "last_notice_id",
    "messages_about",
    "notices_since",
    "notify",
    "person_topic",
    "send_text",
    "topics_of",
    "topics_of_path",
    "without_secrets",
]
