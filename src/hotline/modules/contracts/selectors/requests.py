"""Payment requests, and whose signature is due."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.kit.errors import NotFound, Refusal
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.models import PaymentDecision, PaymentRequest
from hotline.modules.contracts.rules.approval import ChainStep, Signer, ensure_may_sign, next_step
from hotline.modules.contracts.rules.words import RequestState

from .policy import chain_of

OPEN = (RequestState.SUBMITTED, RequestState.RETURNED, RequestState.APPROVED)


def requests() -> "QuerySet[PaymentRequest]":
    """Every request with what a page shows of it."""
    found = PaymentRequest.objects.select_related("project", "contract", "line", "policy", "submitted_by", "payment")
    return found.prefetch_related("decisions__by", "payment__recorded_by")


def find_request(number: str) -> PaymentRequest:
    """The request of that number."""
    found = requests().filter(number=number).first()
    if found is None:
        raise NotFound(what=number)
    return found


def signatures(request: PaymentRequest) -> list[PaymentDecision]:
    """The signatures of the present round, in order."""
    given = [one for one in request.decisions.all() if one.outcome == "signed"]
    return sorted((one for one in given if one.round_number == request.round_number), key=lambda one: one.pk)


def step_due(request: PaymentRequest) -> ChainStep | None:
    """The signature that a submitted request waits for."""
    if request.state != RequestState.SUBMITTED:
        return None
    return next_step(chain_of(request.policy), {one.step_code for one in signatures(request)})


def is_turn_of(request: PaymentRequest, actor: Actor) -> bool:
    """Whether the signature that is due is this person's to give."""
    step = step_due(request)
    if step is None or not actor.may(Permission.APPROVE_PAYMENTS):
        return False
    signer = Signer(actor.person_id, actor.account, actor.role_codes)
    signed_by = {one.by_id for one in signatures(request)}
    try:
        ensure_may_sign(step, signer, submitter_id=request.submitted_by_id, signed_by=signed_by)
    except Refusal:
        return False
    return True


def offers(request: PaymentRequest, actor: Actor) -> list[str]:
    """What a person may do with a request now."""
    state, is_own = RequestState(request.state), request.submitted_by_id == actor.person_id
    may_ask = is_own and actor.may(Permission.REQUEST_PAYMENTS)
    possible = {
        "sign": is_turn_of(request, actor),
        "return": is_turn_of(request, actor),
        "resubmit": may_ask and state is RequestState.RETURNED,
        "withdraw": may_ask and state in OPEN,
        "pay": state is RequestState.APPROVED and not is_own and actor.may(Permission.RECORD_PAYMENTS),
    }
    return [name for name, holds in possible.items() if holds]


def page_of_requests(
    view: str, after: tuple[datetime, int] | None, size: int, actor: Actor
) -> Sequence[PaymentRequest]:
    """Requests, the newest first, with one more than asked for where there are more."""
    found = requests().order_by("-submitted_at", "-id")
    if view == "my_turn":
        # Few wait at a time, and whose turn it is follows from the chain.
        waiting = [one for one in found.filter(state=RequestState.SUBMITTED) if is_turn_of(one, actor)]
        return waiting[: size + 1] if after is None else []
    if view == "open":
        found = found.filter(state__in=[state.value for state in OPEN])
    if after is not None:
        found = found.filter(Q(submitted_at__lt=after[0]) | Q(submitted_at=after[0], id__lt=after[1]))
    return list(found[: size + 1])
