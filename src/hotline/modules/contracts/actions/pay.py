"""Record that money went out: for an approved request, or before the platform kept the books."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.errors import OwnRequest
from hotline.modules.contracts.models import Payment, PaymentRequest
from hotline.modules.contracts.rules.words import RequestState

from .begin import begin, ensure_not_in_future
from .request_payment import Wish, grounds_of, next_number
from .standing import ensure_state, lock_request


@dataclass(frozen=True, slots=True)
class Voucher:
    """The paper of a payment."""

    paid_on: date
    number: str
    fund_source: str = ""


@transaction.atomic
def record_payment(*, number: str, voucher: Voucher, by: Actor, at: datetime) -> Payment:
    """Record the payment of an approved request; not by whoever asked for it."""
    request = lock_request(number, by=by, may=Permission.RECORD_PAYMENTS)
    ensure_state(request, RequestState.APPROVED)
    if request.submitted_by_id == by.person_id:
        raise OwnRequest
    ensure_not_in_future(voucher.paid_on, local_date(at), "paid_on")
    request.state = RequestState.PAID
    request.save()
    return _pay(request, voucher, by=by, at=at)


@transaction.atomic
def record_past_payment(*, project: str, wish: Wish, voucher: Voucher, by: Actor, at: datetime) -> Payment:
    """Write down what was paid before the platform kept the books, as it was: nothing of it is refused.

    What does not tie is found by the checks.
    """
    opened = begin(project, by=by, may=Permission.RECORD_PAYMENTS)
    ensure_not_in_future(voucher.paid_on, local_date(at), "paid_on")
    grounds = grounds_of(opened, wish)
    request = PaymentRequest.objects.create(
        project=opened,
        number=next_number(opened, voucher.paid_on.year),
        line=grounds.line,
        year=wish.year,
        contract=grounds.contract,
        assessment=grounds.assessment,
        kind=wish.kind,
        amount=wish.amount,
        purpose=wish.purpose,
        payee=wish.payee,
        document_numbers=wish.document_numbers,
        state=RequestState.PAID,
        submitted_at=at,
        submitted_by_id=by.person_id,
    )
    return _pay(request, voucher, by=by, at=at)


def _pay(request: PaymentRequest, voucher: Voucher, *, by: Actor, at: datetime) -> Payment:
    return Payment.objects.create(
        request=request,
        amount=request.amount,
        paid_on=voucher.paid_on,
        voucher_number=voucher.number,
        fund_source=voucher.fund_source,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )
