"""What other modules may call: calls and their queues."""

from .models import Call, MergedLine, Queue

__all__ = ["Call", "MergedLine", "Queue"]
