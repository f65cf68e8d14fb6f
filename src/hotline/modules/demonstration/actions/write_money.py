"""Write a city's books of contracts and money, step by step as people would."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor, Person, actor_of
from hotline.modules.contracts import public as contracts
from hotline.modules.demonstration.rules.money_books import (
    AssessmentData,
    ContractData,
    MoneyBooks,
    PaperData,
    ProjectData,
    RequestData,
    day_on,
    money_books,
    year_of,
)
from hotline.modules.scoring.public import EnteredValue, Text

_SCHEMES = files("hotline.modules.demonstration") / "rules" / "money"
_FEE_TERMS = contracts.FeeTerms(
    base=contracts.FeeBase.HELD,
    bands=(
        contracts.FeeBand(at_least=Decimal(90), share=Decimal(1)),
        contracts.FeeBand(at_least=Decimal(80), share=Decimal("0.9")),
        contracts.FeeBand(share=Decimal("0.7")),
    ),
)


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Who writes, on which day; what is counted in services shrinks with the city."""

    officer: Actor
    finance: Actor
    at: datetime
    scale: Decimal

    def day(self, day: date | str) -> date:
        """The day that is meant, no later than today."""
        return min(day_on(day, local_date(self.at)), local_date(self.at))

    def any_day(self, day: date | str) -> date:
        """The day that is meant, which may lie ahead."""
        return day_on(day, local_date(self.at))


def write_money(*, name: str, scale: Decimal, at: datetime) -> None:
    """Write the books of a demonstration city."""
    books = money_books(name)
    clerk = _Clerk(_actor("contract-officer"), _actor("finance-staff"), at, scale)
    if books.chain:
        _publish_chain(books, at)
    schemes = {one.scheme for project in books.projects for one in project.assessments}
    for scheme in sorted(schemes):
        text = (_SCHEMES / f"{scheme}.yaml").read_text(encoding="utf-8")
        contracts.publish_assessment_scheme(text=text, fee_terms=_FEE_TERMS, by=clerk.officer, at=at)
    for project in books.projects:
        _write(project, clerk)


def _actor(account: str) -> Actor:
    return actor_of(Person.objects.get(account=account))


def _publish_chain(books: MoneyBooks, at: datetime) -> None:
    chain = [
        contracts.ChainStep(code=step.code, name=Text(step.zh, step.en), roles=tuple(step.roles))
        for step in books.chain
    ]
    by = _actor("hotline-head")
    contracts.publish_policy(chain=chain, terms=contracts.CheckTerms(), note="演示审批链", by=by, at=at)


def _write(project: ProjectData, clerk: _Clerk) -> None:
    by, at, code = clerk.officer, clerk.at, project.code
    contracts.open_project(code=code, name=project.name, owner=project.owner, by=by, at=at)
    for line, name in project.lines.items():
        contracts.add_budget_line(project=code, code=line, name=name, by=by)
    later = [paper for paper in project.papers if paper.kind == "carry_over"]
    _papers(project, clerk, [paper for paper in project.papers if paper.kind != "carry_over"])
    for file in project.procurements:
        contracts.open_procurement(
            project=code,
            code=file.code,
            name=file.name,
            method=contracts.ProcurementMethod(file.method),
            by=by,
            at=at,
        )
        for step in file.steps:
            kind = contracts.ProcurementStepKind(step.kind)
            taken = contracts.TakenStep(kind, clerk.day(step.day), step.document)
            contracts.record_procurement_step(project=code, procurement=file.code, step=taken, by=by, at=at)
    for signed in project.contracts:
        contracts.record_contract(project=code, file=_file(signed, clerk), by=by, at=at)
    for made in project.assessments:
        contracts.assess_vendor(contract=made.contract, judgement=_judgement(made, clerk), by=by, at=at)
    _money(project, clerk)
    # What was not spent is carried over when it is known.
    _papers(project, clerk, later)


def _papers(project: ProjectData, clerk: _Clerk, papers: list[PaperData]) -> None:
    today = local_date(clerk.at)
    for paper in papers:
        facts = contracts.Paper(
            kind=contracts.BudgetEntryKind(paper.kind),
            line=paper.line,
            year=year_of(paper.year, today),
            amount=paper.amount,
            decided_on=clerk.day(paper.day),
            document_number=paper.document,
            to_line=paper.to_line,
            from_year=paper.from_year,
            reason=paper.reason,
        )
        contracts.record_budget_entry(project=project.code, paper=facts, by=clerk.officer, at=clerk.at)


def _money(project: ProjectData, clerk: _Clerk) -> None:
    for paid in project.payments:
        contracts.record_past_payment(
            project=project.code,
            wish=_wish(paid, clerk),
            voucher=contracts.Voucher(clerk.day(paid.day), paid.voucher, paid.source),
            by=clerk.finance,
            at=clerk.at,
        )
    for asked in project.requests:
        request = contracts.submit_payment_request(
            project=project.code, wish=_wish(asked, clerk), by=clerk.officer, at=clerk.at
        )
        for account in asked.signed_by:
            contracts.sign_payment_request(number=request.number, note="", by=_actor(account), at=clerk.at)
    for settled in project.settlements:
        service = contracts.AcceptedService(settled.accepted, clerk.day(settled.day), settled.document)
        contracts.record_settlement(contract=settled.contract, service=service, by=clerk.officer, at=clerk.at)


def _wish(asked: RequestData, clerk: _Clerk) -> contracts.Wish:
    return contracts.Wish(
        line=asked.line,
        year=year_of(asked.year, local_date(clerk.at)),
        amount=asked.amount,
        kind=contracts.PaymentKind(asked.kind),
        purpose=asked.purpose,
        payee=asked.payee,
        contract=asked.contract,
        document_numbers=asked.documents,
    )


def _file(signed: ContractData, clerk: _Clerk) -> contracts.ContractFile:
    volume = signed.service_volume
    return contracts.ContractFile(
        number=signed.number,
        name=signed.name,
        kind=contracts.ContractKind(signed.kind),
        vendor=signed.vendor,
        amount=signed.amount,
        signed_on=clerk.day(signed.signed_on),
        service_from=clerk.any_day(signed.service_from),
        service_until=clerk.any_day(signed.service_until),
        parts=tuple(contracts.Part(part.code, part.name, part.amount, part.is_held) for part in signed.parts),
        parts_note=signed.parts_note,
        under=signed.under,
        procurement=signed.procurement,
        line=signed.line,
        seats=signed.seats,
        agents=signed.agents,
        service_volume=None if volume is None else max(int(volume * clerk.scale), 1),
        assessed=contracts.AssessmentKind(signed.assessed) if signed.assessed else None,
    )


def _judgement(made: AssessmentData, clerk: _Clerk) -> contracts.Judgement:
    evidence = Text("投诉处理台账（演示）", "records of complaints (demonstration)")
    return contracts.Judgement(
        scheme=made.scheme,
        kind=contracts.AssessmentKind(made.kind),
        first_day=clerk.any_day(made.first_day),
        last_day=clerk.any_day(made.last_day),
        assessed_on=clerk.day(made.day),
        entered=[EnteredValue(leaf="complaints", evidence=evidence, counts={"complaint": made.complaints})],
        document_number=made.document,
    )
