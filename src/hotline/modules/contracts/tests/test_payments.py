"""Payment requests: the chain of approvals, what may be asked for, and two at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from tests.support import PersonFactory

from hotline.kit.errors import InvalidInput, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.contracts.actions import pay
from hotline.modules.contracts.actions.decide_payment import return_payment_request, sign_payment_request
from hotline.modules.contracts.actions.request_payment import resubmit_payment_request, withdraw_payment_request
from hotline.modules.contracts.errors import (
    BeyondBudget,
    BeyondContract,
    HeldUntilAssessed,
    NotYourTurn,
    OwnRequest,
    RequestNotReachable,
    SignedAlready,
)
from hotline.modules.contracts.models import Payment, PaymentDecision, PaymentRequest
from hotline.modules.contracts.rules.words import BudgetEntryKind, PaymentKind
from hotline.modules.contracts.selectors.books import books_of, find_project
from hotline.modules.contracts.selectors.checks import check_all

from .conftest import PROJECT, Office

pytestmark = pytest.mark.django_db
VOUCHER = pay.Voucher(date(2024, 2, 20), "记-18", "一般公共预算")


def sign(office: Office, request: PaymentRequest, by: Actor) -> PaymentRequest:
    return sign_payment_request(number=request.number, note="", by=by, at=office.at)


def approve(office: Office, request: PaymentRequest) -> None:
    for one in (office.head, office.finance):
        sign(office, request, one)


def test_a_request_goes_through_its_chain_and_is_paid(office: Office) -> None:
    office.sign()
    request = office.submit("200000.00")
    approve(office, request)

    payment = pay.record_payment(number=request.number, voucher=VOUCHER, by=office.finance, at=office.at)

    assert request.number == "hotline-2024-0001"
    assert payment.amount == Decimal("200000.00")
    (spent,) = books_of(find_project(PROJECT)).spending
    assert (spent.contract, spent.amount, spent.paid_on) == ("HT-2023-01", Decimal("200000.00"), date(2024, 2, 20))
    assert [one.step_code for one in PaymentDecision.objects.order_by("id")] == [
        "handler", "department_head", "finance_staff",
    ]  # fmt: skip


def test_signatures_are_given_in_order_by_different_people(office: Office, person: PersonFactory) -> None:
    office.sign()
    both = actor_of(person("hotline_head"))
    request = office.submit("10.00")
    for by, refusal in ((office.finance, NotYourTurn), (office.officer, OwnRequest), (office.leader, NotYourTurn)):
        with pytest.raises(refusal):
            sign(office, request, by)
    sign(office, request, both)
    with pytest.raises(SignedAlready):
        sign(office, request, both)
    with pytest.raises(NotYourTurn):
        sign(office, request, office.head)
    assert PaymentDecision.objects.count() == 2


def test_a_request_is_not_paid_before_it_is_approved_nor_by_whoever_asked(office: Office) -> None:
    office.sign()
    request = office.submit("10.00")
    with pytest.raises(RequestNotReachable):
        pay.record_payment(number=request.number, voucher=VOUCHER, by=office.finance, at=office.at)
    with pytest.raises(NotPermitted):
        pay.record_payment(number=request.number, voucher=VOUCHER, by=office.officer, at=office.at)
    approve(office, request)
    PaymentRequest.objects.update(submitted_by=office.finance.person_id)
    with pytest.raises(OwnRequest):
        pay.record_payment(number=request.number, voucher=VOUCHER, by=office.finance, at=office.at)
    assert not Payment.objects.exists()


def test_a_returned_request_is_free_again_and_needs_every_signature_anew(office: Office) -> None:
    office.sign()
    request = office.submit("230000.00")
    sign(office, request, office.head)
    return_payment_request(number=request.number, reason="发票抬头有误", by=office.finance, at=office.at)

    other = office.submit("20000.00")
    with pytest.raises(HeldUntilAssessed):
        resubmit_payment_request(number=request.number, wish=office.wish("230000.00"), by=office.officer, at=office.at)
    again = resubmit_payment_request(
        number=request.number, wish=office.wish("200000.00"), by=office.officer, at=office.at
    )

    assert (again.round_number, again.state, other.state) == (2, "submitted", "submitted")
    with pytest.raises(NotYourTurn):
        sign(office, again, office.finance)
    approve(office, again)
    returned = PaymentDecision.objects.get(outcome="returned")
    assert (returned.note, returned.amount) == ("发票抬头有误", Decimal("230000.00"))


def test_only_the_submitter_withdraws(office: Office, person: PersonFactory) -> None:
    office.sign()
    request = office.submit("230000.00")
    colleague = actor_of(person("contract_officer"))
    with pytest.raises(InvalidInput):
        withdraw_payment_request(number=request.number, reason="误报", by=colleague, at=office.at)

    withdraw_payment_request(number=request.number, reason="误报", by=office.officer, at=office.at)

    office.submit("230000.00")
    with pytest.raises(RequestNotReachable):
        sign(office, request, office.head)


@pytest.mark.parametrize(
    ("amount", "changes", "refusal"),
    [
        ("230000.01", {}, HeldUntilAssessed),
        ("256000.01", {}, BeyondContract),
        ("260000.01", {}, BeyondBudget),
        ("10000.01", {"line": "office"}, BeyondBudget),
        ("0.00", {}, InvalidInput),
        ("1.00", {"kind": PaymentKind.OTHER}, InvalidInput),
        ("1.00", {"contract": None}, InvalidInput),
        ("1.00", {"kind": PaymentKind.HELD_RELEASE}, InvalidInput),
    ],
)
def test_what_is_not_covered_is_refused_and_nothing_is_asked_for(
    office: Office, amount: str, changes: dict[str, object], refusal: type[Refusal]
) -> None:
    office.sign()

    with pytest.raises(refusal):
        office.submit(amount, **changes)

    assert not PaymentRequest.objects.exists()
    assert not PaymentDecision.objects.exists()


def test_an_expense_without_a_contract_is_paid_from_its_line(office: Office) -> None:
    request = office.submit("10000.00", line="office", contract=None, kind=PaymentKind.OTHER, payee="某文具店")

    approve(office, request)

    assert PaymentRequest.objects.get().state == "approved"


def test_past_payments_are_written_down_as_they_were_and_found(office: Office) -> None:
    """Hanzhong signed on 1 November and paid everything within the month, the management fee among it."""
    office.sign(signed_on=date(2023, 11, 1))
    for amount, day in (("238000.00", 20), ("18000.00", 23)):
        pay.record_past_payment(
            project=PROJECT, wish=office.wish(amount), voucher=pay.Voucher(date(2023, 11, day), "记-1"),
            by=office.finance, at=office.at,
        )  # fmt: skip

    ((_, findings),) = check_all(date(2023, 12, 31))

    assert {one.code for one in findings} == {"service_before_contract", "paid_before_assessed", "execution_behind"}
    early = next(one for one in findings if one.code == "paid_before_assessed")
    assert (early.stated, early.computed) == ("238,000.00", "230,000.00")


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_cannot_both_take_the_rest_of_a_contract(office: Office, person: PersonFactory) -> None:
    office.sign()
    office.paper(BudgetEntryKind.INCREASE, "1000000.00")
    people = [actor_of(person("contract_officer")) for _ in range(4)]
    start = Barrier(len(people))

    def ask(by: Actor) -> str:
        try:
            start.wait()
            return office.submit_as(by, "150000.00").state
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        answers = sorted(pool.map(ask, people))

    assert answers == ["beyond_contract", "beyond_contract", "beyond_contract", "submitted"]
    assert [one.amount for one in PaymentRequest.objects.all()] == [Decimal("150000.00")]
