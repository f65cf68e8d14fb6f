"""What other modules may call: requesters and the masking of their data."""

from .actions.load_requesters import RequesterRow, load_requesters
from .actions.remember import remember
from .models import Requester
from .rules import RequesterKind, mask_name, mask_phone_number

__all__ = [
    "Requester",
    "RequesterKind",
    "RequesterRow",
    "load_requesters",
    "mask_name",
    "mask_phone_number",
    "remember",
]
