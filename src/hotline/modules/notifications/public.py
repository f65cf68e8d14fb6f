"""What other modules may call: notify the pages that are open."""

from .actions.notify import CHANNEL, notify
from .models import LiveNotice

__all__ = ["CHANNEL", "LiveNotice", "notify"]
