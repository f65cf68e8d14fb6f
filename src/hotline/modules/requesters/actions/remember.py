"""Know a requester again, or remember a new one."""

from django.db import transaction

from hotline.modules.requesters.models import Requester
from hotline.modules.requesters.rules import RequesterKind


@transaction.atomic
def remember(*, kind: RequesterKind, name: str, phone_number: str, division_code: str = "") -> Requester:
    """The requester with that number and name; a new one where there is none yet."""
    if phone_number:
        known = Requester.objects.filter(phone_number=phone_number, name=name, kind=kind).first()
        if known:
            return known
    return Requester.objects.create(kind=kind, name=name, phone_number=phone_number, division_code=division_code)
