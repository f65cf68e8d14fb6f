"""What other modules may call: call-backs, and what indicators count."""

from .models import Callback
from .selectors.facts import FACTS

__all__ = ["FACTS", "Callback"]
