"""What other modules may call: calls and their queues."""

from .models import Call, MergedLine, Queue
from .selectors import find_call

__all__ = ["Call", "MergedLine", "Queue", "find_call"]
