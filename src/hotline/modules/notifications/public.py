"""What other modules may call: notify the pages that are open, and what a page hears and missed."""

from .actions.notify import CHANNEL, notify
from .models import LiveNotice
from .rules import CENTRE, KEPT_HOURS, department_topic, person_topic, topics_of_path
from .selectors import last_notice_id, notices_since, topics_of

__all__ = [
    "CENTRE",
    "CHANNEL",
    "KEPT_HOURS",
    "LiveNotice",
    "department_topic",
    "last_notice_id",
    "notices_since",
    "notify",
    "person_topic",
    "topics_of",
    "topics_of_path",
]
