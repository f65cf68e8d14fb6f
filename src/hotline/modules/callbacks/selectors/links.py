"""The one-time links through which requesters answer."""

from django.conf import settings
from django.core.signing import BadSignature, Signer

from hotline.modules.callbacks.errors import VoteLinkUnknown
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules.votes import Link
from hotline.modules.workorders.rules.lifecycle import Stage

_ANSWERABLE = frozenset({Stage.COMPLETED, Stage.CALLED_BACK})


def _signer() -> Signer:
    return Signer(salt="hotline.callbacks.vote", sep=".")


def link_to(callback: Callback) -> str:
    """The address at which the requester of this call-back answers."""
    return f"{settings.PUBLIC_URL}/v/{token_of(callback)}"


def token_of(callback: Callback) -> str:
    """What in the link names the call-back and proves that this hotline sent it."""
    return _signer().sign(str(callback.pk))


def callback_of(token: str) -> Callback:
    """The call-back whose link was opened; `VoteLinkUnknown` where no such link was sent."""
    try:
        identifier = int(_signer().unsign(token))
    except (BadSignature, ValueError) as error:
        raise VoteLinkUnknown from error
    callback = (
        Callback.objects.select_related("work_order__category__top")
        .filter(pk=identifier, link_expires_at__isnull=False)
        .first()
    )
    if callback is None:
        raise VoteLinkUnknown
    return callback


def state_of(callback: Callback) -> Link:
    """What decides whether the link can be used."""
    if callback.link_expires_at is None:
        raise VoteLinkUnknown
    is_latest = not Callback.objects.filter(work_order_id=callback.work_order_id, round__gt=callback.round).exists()
    is_round_open = is_latest and callback.work_order.current_stage in _ANSWERABLE
    return Link(callback.link_expires_at, callback.link_used_at, is_round_open)
