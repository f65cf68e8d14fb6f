"""What other modules may call: call-backs, and what indicators count."""

from .actions.load_callbacks import CallbackRow, load_callbacks
from .actions.record_result import CallbackResult, record_result
from .models import Callback
from .selectors.facts import FACTS

__all__ = ["FACTS", "Callback", "CallbackResult", "CallbackRow", "load_callbacks", "record_result"]
