"""What other modules may call: calls and their queues, and what indicators count."""

from .actions.load_calls import CallRow, load_calls
from .models import Call, MergedLine, Queue
from .rules import CallOutcome
from .selectors import FACTS, count_calls, find_call

__all__ = ["FACTS", "Call", "CallOutcome", "CallRow", "MergedLine", "Queue", "count_calls", "find_call", "load_calls"]
