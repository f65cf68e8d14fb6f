"""Where a payment request stands, and who may go on with it."""

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.errors import RequestNotReachable
from hotline.modules.contracts.models import PaymentRequest
from hotline.modules.contracts.rules.words import NAMES, RequestState

from .begin import begin


def lock_request(number: str, *, by: Actor, may: Permission) -> PaymentRequest:
    """The request as it stands, with its project's books locked."""
    if not by.may(may):
        raise NotPermitted
    project = PaymentRequest.objects.filter(number=number).values_list("project__code", flat=True).first()
    if project is None:
        raise NotFound(what=number)
    begin(project, by=by, may=may)
    return PaymentRequest.objects.select_related("project", "policy", "contract", "line").get(number=number)


def ensure_state(request: PaymentRequest, *allowed: RequestState) -> None:
    """Refuse where the request does not stand at one of these."""
    state = RequestState(request.state)
    if state not in allowed:
        raise RequestNotReachable(state_zh=NAMES[state].zh, state_en=NAMES[state].en)
