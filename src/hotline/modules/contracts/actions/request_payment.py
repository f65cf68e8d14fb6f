"""Ask for money: submit, submit again after a return, withdraw."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.errors import BeyondBudget, BeyondContract, HeldUntilAssessed
from hotline.modules.contracts.models import (
    BudgetLine,
    Contract,
    PaymentDecision,
    PaymentRequest,
    Project,
    VendorAssessment,
)
from hotline.modules.contracts.rules.money import yuan
from hotline.modules.contracts.rules.words import ContractKind, PaymentKind, RequestState
from hotline.modules.contracts.selectors.books import books_of, current_assessments
from hotline.modules.contracts.selectors.policy import chain_of, policy_in_force
from hotline.modules.contracts.selectors.remainders import left_of_contract, left_of_line

from .begin import begin, ensure_above_zero, line_of
from .standing import ensure_state, lock_request

SIGNED, RETURNED, WITHDRAWN = "signed", "returned", "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Money that is asked for: out of which line's budget of which year, for what, on which papers."""

    line: str
    year: int
    amount: Decimal
    kind: PaymentKind
    purpose: str
    payee: str
    contract: str | None = None
    assessment_id: int | None = None
    document_numbers: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The records that a wish names."""

    line: BudgetLine
    contract: Contract | None
    assessment: VendorAssessment | None


@transaction.atomic
def submit_payment_request(*, project: str, wish: Wish, by: Actor, at: datetime) -> PaymentRequest:
    """Ask for a payment; the submission is the chain's first signature.

    What is asked for counts against the contract and the budget from now on, so two at once cannot both take the rest.
    """
    opened = begin(project, by=by, may=Permission.REQUEST_PAYMENTS)
    grounds = grounds_of(opened, wish)
    _ensure_covered(opened, wish, grounds)
    request = PaymentRequest.objects.create(
        project=opened,
        number=next_number(opened, local_date(at).year),
        line=grounds.line,
        year=wish.year,
        contract=grounds.contract,
        assessment=grounds.assessment,
        kind=wish.kind,
        amount=wish.amount,
        purpose=wish.purpose,
        payee=wish.payee,
        document_numbers=wish.document_numbers,
        state=RequestState.SUBMITTED,
        policy=policy_in_force(),
        submitted_at=at,
        submitted_by_id=by.person_id,
    )
    _sign_first(request, by=by, at=at)
    return request


@transaction.atomic
def resubmit_payment_request(*, number: str, wish: Wish, by: Actor, at: datetime) -> PaymentRequest:
    """Submit a returned request again, changed or not; every signature is asked for anew, by the chain now in force."""
    request = lock_request(number, by=by, may=Permission.REQUEST_PAYMENTS)
    ensure_state(request, RequestState.RETURNED)
    _ensure_own(request, by)
    grounds = grounds_of(request.project, wish)
    _ensure_covered(request.project, wish, grounds, beside=request.pk)
    request.line, request.contract, request.assessment = grounds.line, grounds.contract, grounds.assessment
    request.year, request.kind, request.amount = wish.year, wish.kind, wish.amount
    request.purpose, request.payee, request.document_numbers = wish.purpose, wish.payee, wish.document_numbers
    request.state, request.policy = RequestState.SUBMITTED, policy_in_force()
    request.round_number += 1
    request.submitted_at = at
    request.save()
    _sign_first(request, by=by, at=at)
    return request


@transaction.atomic
def withdraw_payment_request(*, number: str, reason: str, by: Actor, at: datetime) -> PaymentRequest:
    """Take back one's own request before it is paid; what it asked for is free again."""
    request = lock_request(number, by=by, may=Permission.REQUEST_PAYMENTS)
    ensure_state(request, RequestState.SUBMITTED, RequestState.RETURNED, RequestState.APPROVED)
    _ensure_own(request, by)
    decide(request, step_code=chain_of(request.policy)[0].code, outcome=WITHDRAWN, note=reason, by=by, at=at)
    request.state = RequestState.WITHDRAWN
    request.save()
    return request


def grounds_of(project: Project, wish: Wish) -> Grounds:
    """The line, contract and assessment that a wish names, all of this project."""
    ensure_above_zero(wish.amount)
    contract = None
    if wish.contract is not None:
        contract = Contract.objects.filter(project=project, number=wish.contract).first()
        if contract is None:
            raise NotFound(what=wish.contract)
        if contract.kind not in (ContractKind.SERVICE, ContractKind.SUPERVISION):
            raise InvalidInput(
                field="contract",
                reason_zh="支付按年度的服务或监理合同办理，不按多年中标或补充合同。",
                reason_en="payments are made on service or supervision contracts, not on awards or supplements.",
            )
    if (wish.kind is PaymentKind.OTHER) != (contract is None):
        raise InvalidInput(
            field="contract",
            reason_zh="合同付款须选合同，其他支出不选。",
            reason_en="only other expenses name no contract.",
        )
    assessment = None
    if wish.assessment_id is not None or wish.kind is PaymentKind.HELD_RELEASE:
        assessment = current_assessments().filter(pk=wish.assessment_id or 0, contract=contract).first()
        if assessment is None:
            raise InvalidInput(
                field="assessment_id",
                reason_zh="考核后发放须写明该合同有效的考核结果。",
                reason_en="a release names a standing assessment of the contract.",
            )
    return Grounds(line_of(project, wish.line), contract, assessment)


def next_number(project: Project, year: int) -> str:
    """The next number of a project's requests; its books are locked, so nobody else takes it."""
    beginning = f"{project.code}-{year}-"
    taken = PaymentRequest.objects.filter(number__startswith=beginning).count()
    return f"{beginning}{taken + 1:04d}"


def decide(
    request: PaymentRequest, *, step_code: str, outcome: str, note: str = "", by: Actor, at: datetime
) -> PaymentDecision:
    """Append a decision on the request's present round."""
    return PaymentDecision.objects.create(
        request=request,
        round_number=request.round_number,
        step_code=step_code,
        outcome=outcome,
        amount=request.amount,
        note=note,
        at=at,
        by_id=by.person_id,
    )


def _sign_first(request: PaymentRequest, *, by: Actor, at: datetime) -> None:
    decide(request, step_code=chain_of(request.policy)[0].code, outcome=SIGNED, by=by, at=at)


def _ensure_own(request: PaymentRequest, by: Actor) -> None:
    if request.submitted_by_id != by.person_id:
        raise InvalidInput(
            field="number",
            reason_zh="只有提交人本人可以修改或撤回。",
            reason_en="only whoever submitted it may change or withdraw it.",
        )


def _ensure_covered(project: Project, wish: Wish, grounds: Grounds, *, beside: int | None = None) -> None:
    books = books_of(project)
    left = left_of_line(project, books, wish.line, wish.year, beside=beside)
    if wish.amount > left:
        raise BeyondBudget(
            field="amount", line=grounds.line.name, year=wish.year, left=yuan(left), amount=yuan(wish.amount)
        )
    if grounds.contract is None:
        return
    file = next(one for one in books.contracts if one.number == grounds.contract.number)
    now_left, whole_left = left_of_contract(project, books, file, beside=beside)
    if wish.amount > whole_left:
        raise BeyondContract(field="amount", left=yuan(whole_left), amount=yuan(wish.amount))
    if wish.amount > now_left:
        raise HeldUntilAssessed(field="amount", left=yuan(now_left), amount=yuan(wish.amount))
