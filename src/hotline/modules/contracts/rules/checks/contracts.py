"""What does not tie in contracts: days, parts, the award above them, service volume, assessments that are missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from hotline.kit.rates import show_number
from hotline.modules.contracts.rules.books import BookFinding, Books
from hotline.modules.contracts.rules.contract import ContractFile, months_between, utilisation, whole_amount
from hotline.modules.contracts.rules.money import NOTHING, yuan
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import AssessmentKind, ContractKind, ProcurementStepKind, Severity

from .saying import at_contract, found


def check_contracts(books: Books, terms: CheckTerms, as_of: date) -> Iterator[BookFinding]:
    """Every contract of the project, the awards and supplements among them."""
    for contract in books.contracts:
        yield from _days(books, contract)
        yield from _parts(contract)
    for award in books.contracts:
        if award.kind is ContractKind.AWARD:
            yield from _award(books, award)
    for contract in books.main_contracts():
        yield from _volume(books, terms, contract)
        yield from _unassessed(books, terms, contract, as_of)


def _days(books: Books, contract: ContractFile) -> Iterator[BookFinding]:
    place = at_contract(contract.number)
    if contract.kind is not ContractKind.SUPPLEMENT and contract.service_from < contract.signed_on:
        days = (contract.signed_on - contract.service_from).days
        yield found(
            "service_before_contract",
            place,
            contract.service_from,
            contract.signed_on,
            (
                f"服务自{contract.service_from}开始，合同{contract.signed_on}才签订，先服务后签约{days}天。",
                f"Service began on {contract.service_from}, {days} days before the contract of {contract.signed_on}.",
            ),
        )
    file = next((one for one in books.procurements if one.code == contract.procurement), None)
    awarded_on = file.day_of(ProcurementStepKind.AWARD) if file else None
    if awarded_on is not None and contract.signed_on < awarded_on:
        yield found(
            "contract_before_award",
            place,
            contract.signed_on,
            awarded_on,
            (
                f"合同{contract.signed_on}签订，早于中标（成交）日期{awarded_on}。",
                f"It was signed on {contract.signed_on}, before the award of {awarded_on}.",
            ),
        )
    if file is not None and awarded_on is None:
        yield found(
            "contract_without_award",
            place,
            contract.signed_on,
            "—",
            (
                f"合同已签订，采购“{file.code}”没有登记中标（成交）。",
                f"It was signed, but procurement “{file.code}” has no award.",
            ),
        )


def _parts(contract: ContractFile) -> Iterator[BookFinding]:
    if not contract.parts_difference:
        return
    total = sum((part.amount for part in contract.parts), NOTHING)
    note_zh = f"说明：{contract.parts_note}" if contract.parts_note else ""
    note_en = f" Note: {contract.parts_note}" if contract.parts_note else ""
    yield found(
        "parts_do_not_add_up",
        at_contract(contract.number),
        contract.amount,
        total,
        (
            f"各部分之和 {yuan(total)} 元，合同金额 {yuan(contract.amount)} 元，"
            f"相差 {yuan(contract.parts_difference)} 元。{note_zh}",
            f"The parts add up to {yuan(total)} yuan, the contract is {yuan(contract.amount)}: "
            f"{yuan(contract.parts_difference)} apart.{note_en}",
        ),
    )


def _award(books: Books, award: ContractFile) -> Iterator[BookFinding]:
    yearly = [one for one in books.main_contracts() if one.under == award.number]
    total = sum((whole_amount(one, books.contracts) for one in yearly), NOTHING)
    whole = whole_amount(award, books.contracts)
    if total > whole > 0:
        yield found(
            "contracts_beyond_award",
            at_contract(award.number),
            total,
            whole,
            (
                f"各年合同合计 {yuan(total)} 元，超出中标金额 {yuan(whole)} 元。",
                f"Its contracts come to {yuan(total)} yuan, the award is {yuan(whole)}.",
            ),
        )
    for one in yearly:
        if one.service_from < award.service_from or one.service_until > award.service_until:
            yield found(
                "contract_outside_award",
                at_contract(one.number),
                f"{one.service_from}—{one.service_until}",
                f"{award.service_from}—{award.service_until}",
                ("服务期超出中标的服务期。", "Its days of service lie outside those of the award."),
            )


def _volume(books: Books, terms: CheckTerms, contract: ContractFile) -> Iterator[BookFinding]:
    services = books.services.get(contract.number)
    used = None if services is None else utilisation(services, contract)
    if services is not None and used is not None and used > terms.utilisation_limit:
        times = show_number(Decimal(used.numerator) / Decimal(used.denominator), 2)
        yield found(
            "services_beyond_contract",
            at_contract(contract.number),
            str(services),
            str(contract.service_volume),
            (
                f"服务量 {services} 件，为合同约定 {contract.service_volume} 件的 {times} 倍。",
                f"{services} services are {times} times the {contract.service_volume} contracted.",
            ),
            severity=Severity.TO_EXPLAIN,
        )


def _unassessed(books: Books, terms: CheckTerms, contract: ContractFile, as_of: date) -> Iterator[BookFinding]:
    """Periods that ended long enough ago and have no assessment."""
    if contract.assessed is None:
        return
    known = {(one.first_day, one.last_day) for one in books.assessed(contract.number)}
    due = [
        (first_day, last_day)
        for first_day, last_day in periods_of(contract)
        if last_day + timedelta(days=terms.assessment_days) < as_of and (first_day, last_day) not in known
    ]
    if due:
        first, last = due[0][0], due[-1][1]
        yield found(
            "assessment_missing",
            at_contract(contract.number),
            f"{first}—{last}",
            "—",
            (
                f"{first}至{last}有{len(due)}个考核期没有考核结果。",
                f"{len(due)} periods from {first} to {last} have no assessment.",
            ),
            severity=Severity.TO_EXPLAIN,
        )


def periods_of(contract: ContractFile) -> list[tuple[date, date]]:
    """The months or years in which the contract is assessed, cut to its days of service."""
    months = months_between(contract.service_from, contract.service_until)
    if contract.assessed is AssessmentKind.MONTHLY:
        spans = [(date(year, month + 1, 1), _end(year, month + 1)) for year, month in months]
    else:
        years = sorted({year for year, _ in months})
        spans = [(date(year, 1, 1), date(year, 12, 31)) for year in years]
    return [(max(first, contract.service_from), min(last, contract.service_until)) for first, last in spans]


def _end(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)
