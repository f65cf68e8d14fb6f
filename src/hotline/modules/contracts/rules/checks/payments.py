"""What does not tie in payments: before the contract or the assessment, beyond the contract, advances left open."""

from collections.abc import Iterator
from datetime import date, timedelta

from hotline.modules.contracts.rules.books import BookFinding, Books
from hotline.modules.contracts.rules.contract import ContractFile, payable, whole_amount
from hotline.modules.contracts.rules.money import NOTHING, yuan
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import PaymentKind

from .saying import at_contract, found


def check_payments(books: Books, terms: CheckTerms, as_of: date) -> Iterator[BookFinding]:
    """Every contract that is paid."""
    for contract in books.main_contracts():
        yield from _early(books, contract)
        yield from _before_assessed(books, contract)
        yield from _beyond(books, contract)
        yield from _unsettled(books, terms, contract, as_of)


def _early(books: Books, contract: ContractFile) -> Iterator[BookFinding]:
    for one in books.paid_on(contract.number):
        if one.paid_on < contract.signed_on:
            yield found(
                "paid_before_contract",
                (f"支付 {one.number}", f"Payment {one.number}"),
                one.paid_on,
                contract.signed_on,
                (
                    f"{one.paid_on}支付 {yuan(one.amount)} 元时，合同（{contract.signed_on}）尚未签订。",
                    f"{yuan(one.amount)} yuan were paid on {one.paid_on}, before the contract of {contract.signed_on}.",
                ),
            )


def _before_assessed(books: Books, contract: ContractFile) -> Iterator[BookFinding]:
    """The first payment by which more was paid than may be while parts are held or deducted."""
    paid, assessed = NOTHING, books.assessed(contract.number)
    for one in books.paid_on(contract.number):
        paid += one.amount
        allowed = payable(contract, books.contracts, assessed, one.paid_on)
        # Beyond the contract itself is another finding.
        if min(paid, whole_amount(contract, books.contracts, one.paid_on)) > allowed:
            yield found(
                "paid_before_assessed",
                (f"支付 {one.number}", f"Payment {one.number}"),
                paid,
                allowed,
                (
                    f"{one.paid_on}累计支付 {yuan(paid)} 元；按考核办法当时可支付 {yuan(allowed)} 元，"
                    "留存部分未经考核发放或应扣未扣。",
                    f"By {one.paid_on}, {yuan(paid)} yuan were paid; {yuan(allowed)} were payable: held parts were "
                    "paid without an assessment, or a deduction was not made.",
                ),
            )
            return


def _beyond(books: Books, contract: ContractFile) -> Iterator[BookFinding]:
    paid = sum((one.amount for one in books.paid_on(contract.number)), NOTHING)
    whole = whole_amount(contract, books.contracts)
    if paid > whole:
        yield found(
            "paid_beyond_contract",
            at_contract(contract.number),
            paid,
            whole,
            (
                f"累计支付 {yuan(paid)} 元，超出合同（含补充合同）金额 {yuan(whole)} 元。",
                f"{yuan(paid)} yuan were paid on {yuan(whole)} contracted, supplements included.",
            ),
        )


def _unsettled(books: Books, terms: CheckTerms, contract: ContractFile, as_of: date) -> Iterator[BookFinding]:
    """Advances on a contract whose service ended long enough ago, with no settlement, or one that is lower."""
    advanced = sum((one.amount for one in books.paid_on(contract.number) if one.kind is PaymentKind.ADVANCE), NOTHING)
    due_on = contract.service_until + timedelta(days=terms.settlement_days)
    settled = [one for one in books.settlements if one.contract == contract.number]
    if advanced and not settled and due_on < as_of:
        yield found(
            "advance_not_settled",
            at_contract(contract.number),
            advanced,
            "—",
            (
                f"预拨 {yuan(advanced)} 元，服务{contract.service_until}结束，至{due_on}仍未清算。",
                f"{yuan(advanced)} yuan were advanced; service ended on {contract.service_until}, "
                f"and nothing was settled by {due_on}.",
            ),
        )
    accepted = sum((one.accepted for one in settled), NOTHING)
    if settled and advanced > accepted:
        yield found(
            "advance_beyond_settlement",
            at_contract(contract.number),
            advanced,
            accepted,
            (
                f"预拨 {yuan(advanced)} 元，清算只认定 {yuan(accepted)} 元，差额应收回。",
                f"{yuan(advanced)} yuan were advanced, {yuan(accepted)} accepted: the rest has to come back.",
            ),
        )
