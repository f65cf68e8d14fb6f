"""What other modules may call: call-backs, and what indicators count."""

from .actions.load_callbacks import CallbackRow, load_callbacks
from .models import Callback
from .selectors.facts import FACTS

__all__ = ["FACTS", "Callback", "CallbackRow", "load_callbacks"]
