"""What other modules may call: requesters."""

from .models import Requester

__all__ = ["Requester"]
