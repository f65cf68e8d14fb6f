"""Reads of calls."""

from hotline.kit.errors import NotFound

from .models import Call


def find_call(reference: str) -> Call:
    """The call with that reference."""
    call = Call.objects.filter(reference=reference).first()
    if call is None:
        raise NotFound(field="call_reference", what=reference)
    return call
