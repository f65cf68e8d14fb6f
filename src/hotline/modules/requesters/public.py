"""What other modules may call: requesters and the masking of their data."""

from .actions.remember import remember
from .models import Requester
from .rules import RequesterKind, mask_name, mask_phone_number

__all__ = ["Requester", "RequesterKind", "mask_name", "mask_phone_number", "remember"]
