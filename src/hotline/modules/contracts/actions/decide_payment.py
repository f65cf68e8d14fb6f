"""Sign a payment request, or return it."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.models import PaymentRequest
from hotline.modules.contracts.rules.approval import ChainStep, Signer, ensure_may_sign, next_step
from hotline.modules.contracts.rules.words import RequestState
from hotline.modules.contracts.selectors.policy import chain_of

from .request_payment import RETURNED, SIGNED, decide
from .standing import ensure_state, lock_request


@transaction.atomic
def sign_payment_request(*, number: str, note: str, by: Actor, at: datetime) -> PaymentRequest:
    """Give the signature that is due; with the last one the request is approved."""
    request = lock_request(number, by=by, may=Permission.APPROVE_PAYMENTS)
    step, signed = _turn(request, by)
    decide(request, step_code=step.code, outcome=SIGNED, note=note, by=by, at=at)
    if next_step(chain_of(request.policy), {*signed, step.code}) is None:
        request.state = RequestState.APPROVED
        request.save()
    return request


@transaction.atomic
def return_payment_request(*, number: str, reason: str, by: Actor, at: datetime) -> PaymentRequest:
    """Send the request back with a reason; what it asked for is free again."""
    request = lock_request(number, by=by, may=Permission.APPROVE_PAYMENTS)
    step, _ = _turn(request, by)
    decide(request, step_code=step.code, outcome=RETURNED, note=reason, by=by, at=at)
    request.state = RequestState.RETURNED
    request.save()
    return request


def _turn(request: PaymentRequest, by: Actor) -> tuple[ChainStep, set[str]]:
    ensure_state(request, RequestState.SUBMITTED)
    given = list(request.decisions.filter(round_number=request.round_number, outcome=SIGNED))
    signed = {one.step_code for one in given}
    step = next_step(chain_of(request.policy), signed)
    # A submitted request lacks a signature, or it would be approved.
    assert step is not None
    signer = Signer(by.person_id, by.account, by.role_codes)
    ensure_may_sign(step, signer, submitter_id=request.submitted_by_id, signed_by={one.by_id for one in given})
    return step, signed
