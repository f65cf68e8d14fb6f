"""How the audit names that a call was handed over to an emergency service."""

HANDED_OVER = "telephony.transfer_emergency"


def subject_of_call(reference: str) -> str:
    """How a call is named there."""
    return f"call:{reference}"
