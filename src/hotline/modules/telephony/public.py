"""What other modules may call: calls and their queues, one call's facts, and what indicators count."""

from .models import Call, MergedLine, Queue
from .selectors import FACTS, CallFacts, call_facts, find_call

__all__ = ["FACTS", "Call", "CallFacts", "MergedLine", "Queue", "call_facts", "find_call"]
