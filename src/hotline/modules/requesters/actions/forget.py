"""Forget a requester whose files are kept no longer."""

from hotline.modules.requesters.models import Requester

# No telephone number: nobody is found by it, and nobody is called.
_NO_NUMBER = "-"


# Both are parts of erasing a file, in whose transaction they run.
def stand_in(requester: Requester) -> Requester:
    """Somebody without a name in the requester's place, so that figures still tell who could be contacted."""
    phone_number = _NO_NUMBER if requester.phone_number else ""
    nobody = Requester.objects.filter(
        kind=requester.kind, name="", phone_number=phone_number, division_code="", unified_credit_code=""
    )
    return nobody.order_by("id").first() or Requester.objects.create(kind=requester.kind, phone_number=phone_number)


def forget(requester_id: int) -> None:
    """Remove what is known of a requester; the caller has made sure that nothing refers to him any more."""
    Requester.objects.filter(pk=requester_id).delete()
