"""Who is to be called back."""

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.telephony.models import ReturnCall

MOST_SHOWN = 200


def return_calls(*, is_open: bool) -> list[ReturnCall]:
    """The open entries, whoever waits longest first; or those closed last."""
    found = _told().filter(closed_at__isnull=is_open)
    ordered = found.order_by("opened_at", "id") if is_open else found.order_by("-closed_at", "-id")
    return list(ordered[:MOST_SHOWN])


def return_call(return_call_id: int) -> ReturnCall:
    """One entry with its calls and attempts."""
    found = _told().filter(pk=return_call_id).first()
    if found is None:
        raise NotFound(field="return_call", what=str(return_call_id))
    return found


def _told() -> "QuerySet[ReturnCall]":
    return ReturnCall.objects.select_related("closed_by").prefetch_related("occasions__call", "attempts__by")
