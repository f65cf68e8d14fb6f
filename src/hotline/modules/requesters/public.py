"""What other modules may call: requesters, key enterprises, and the masking of personal data."""

from .actions.forget import forget, stand_in
from .actions.list_enterprise import Listing, list_enterprise
from .actions.load_requesters import RequesterRow, load_requesters
from .actions.remember import Caller, remember
from .models import KeyEnterprise, Requester
from .rules import RequesterKind, mask_name, mask_phone_number, normal_phone_number
from .selectors import any_key_enterprise, is_key_enterprise, listed_on, requesters_of

__all__ = [
    "Caller",
    "KeyEnterprise",
    "Listing",
    "Requester",
    "RequesterKind",
    "RequesterRow",
    "any_key_enterprise",
    "forget",
    "is_key_enterprise",
    "list_enterprise",
    "listed_on",
    "load_requesters",
    "mask_name",
    "mask_phone_number",
    "normal_phone_number",
    "remember",
    "requesters_of",
    "stand_in",
]
