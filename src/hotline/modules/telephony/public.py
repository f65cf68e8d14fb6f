"""What other modules may call: calls and their queues, and what indicators count."""

from .models import Call, MergedLine, Queue
from .selectors import FACTS, find_call

__all__ = ["FACTS", "Call", "MergedLine", "Queue", "find_call"]
