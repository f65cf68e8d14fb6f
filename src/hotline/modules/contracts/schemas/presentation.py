"""From books and records to what pages get."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hotline.kit.rates import NO_VALUE, DisplayRule, show_number, show_percentage
from hotline.modules.access.public import Actor
from hotline.modules.contracts.models import (
    BudgetEntry,
    Contract,
    Project,
    VendorAssessment,
)
from hotline.modules.contracts.rules.books import BookFinding, Books
from hotline.modules.contracts.rules.budget import Rate, available, carried_out, standing, stated
from hotline.modules.contracts.rules.contract import ContractFile, whole_amount
from hotline.modules.contracts.rules.execution import execution_rate, quarters
from hotline.modules.contracts.rules.money import NOTHING
from hotline.modules.contracts.rules.procurement import ORDER, ProcurementFile
from hotline.modules.contracts.rules.words import AssessmentKind, name_of
from hotline.modules.contracts.rules.words import BudgetEntryKind as Kind
from hotline.modules.scoring.public import read_scheme

from . import output as outputs


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in which language, on which day."""

    actor: Actor
    language: str
    today: date


def findings(found: Iterable[BookFinding], language: str) -> list[outputs.BookFindingOutput]:
    """Findings in a language."""
    return [
        outputs.BookFindingOutput(
            code=one.code,
            severity=one.severity,
            place=one.place.in_language(language),
            stated=one.stated,
            computed=one.computed,
            text=one.text.in_language(language),
        )
        for one in found
    ]


def years(books: Books, committed: dict[int, Decimal]) -> list[outputs.BudgetYearOutput]:
    """Each year of the project, the newest first."""
    return [_year(books, year, committed.get(year, NOTHING)) for year in reversed(books.years())]


def _year(books: Books, year: int, committed: Decimal) -> outputs.BudgetYearOutput:
    paid = sum((one.amount for one in books.spending if one.year == year), NOTHING)
    rate = Rate(paid, available(books.entries, year))
    return outputs.BudgetYearOutput(
        year=year,
        available=str(rate.denominator),
        committed=str(committed),
        paid=str(paid),
        execution_rate=None if rate.exact is None else str(float(rate.exact)),
        execution_shown=_shown(rate),
    )


def _shown(rate: Rate) -> str:
    value = None if rate.exact is None else rate.numerator / rate.denominator
    return show_percentage(value, DisplayRule.BELOW_ONE_NEVER_HUNDRED)


def summary(
    project: Project, books: Books, found: Sequence[BookFinding], committed: dict[int, Decimal]
) -> "outputs.ProjectSummaryOutput":
    """A project in a list."""
    return outputs.ProjectSummaryOutput(
        code=project.code,
        name=project.name,
        owner=project.owner,
        contracts=len(books.contracts),
        findings=len(found),
        years=years(books, committed),
    )


def line_years(books: Books) -> list[outputs.LineYearOutput]:
    """Every line in every year in which anything was said about it."""
    return [
        _line_year(books, line, name, year)
        for year in reversed(books.years())
        for line, name in books.lines.items()
        if any(entry.line == line and year in (entry.year, entry.from_year) for entry in books.entries)
        or any(entry.to_line == line and entry.year == year for entry in books.entries)
        or any((one.line, one.year) == (line, year) for one in books.spending)
    ]


def _line_year(books: Books, line: str, name: str, year: int) -> outputs.LineYearOutput:
    def total(*kinds: Kind) -> str:
        return str(stated(books.entries, kinds, year, line=line))

    moves = (one for one in standing(books.entries) if one.kind is Kind.MOVE)
    return outputs.LineYearOutput(
        line=line,
        name=name,
        year=year,
        need=total(Kind.NEED),
        initial=total(Kind.INITIAL),
        increased=total(Kind.INCREASE),
        decreased=total(Kind.DECREASE, Kind.RECLAIM),
        moved=str(sum((one.effect(line, year) for one in moves), NOTHING)),
        carried_in=total(Kind.CARRY_OVER),
        carried_out=str(carried_out(books.entries, line, year)),
        received=total(Kind.RECEIPT),
        available=str(available(books.entries, year, line=line)),
        paid=str(sum((one.amount for one in books.spending if (one.line, one.year) == (line, year)), NOTHING)),
    )


def quarter_rows(books: Books, today: date) -> list[outputs.ExecutionQuarterOutput]:
    """Execution since New Year at the end of each quarter that has passed, the oldest first."""
    rows = []
    for year in books.years():
        for _, last_day in quarters(year):
            rate = execution_rate(books.entries, books.spending, date(year, 1, 1), last_day)
            if last_day <= today and (rate.numerator or rate.denominator):
                rows.append(
                    outputs.ExecutionQuarterOutput(
                        last_day=last_day,
                        paid=str(rate.numerator),
                        available=str(rate.denominator),
                        execution_shown=_shown(rate),
                    )
                )
    return rows


def entry(one: BudgetEntry, reversed_ids: set[int], language: str) -> outputs.BudgetEntryOutput:
    """A paper of the budget."""
    return outputs.BudgetEntryOutput(
        id=one.pk,
        kind=one.kind,
        kind_name=name_of(Kind(one.kind), language),
        line=one.line.name,
        year=one.year,
        amount=str(one.amount),
        to_line=one.to_line.name if one.to_line else None,
        from_year=one.from_year,
        document_number=one.document_number,
        decided_on=one.decided_on,
        reason=one.reason,
        is_reversal=one.reverses_id is not None,
        is_reversed=one.pk in reversed_ids,
        recorded_at=one.recorded_at,
        recorded_by_name=one.recorded_by.name,
    )


def procurement(file: ProcurementFile, language: str) -> outputs.ProcurementOutput:
    """A procurement with every step, taken or not."""
    taken = {step.kind: step for step in file.steps}
    return outputs.ProcurementOutput(
        code=file.code,
        name=file.name,
        method=file.method,
        method_name=name_of(file.method, language),
        steps=[
            outputs.ProcurementStepOutput(
                kind=kind,
                name=name_of(kind, language),
                done_on=taken[kind].done_on if kind in taken else None,
                document_number=taken[kind].document if kind in taken else "",
            )
            for kind in ORDER
        ],
    )


def contract_summary(
    record: Contract, file: ContractFile, books: Books, language: str
) -> "outputs.ContractSummaryOutput":
    """A contract in a list."""
    return outputs.ContractSummaryOutput(
        id=record.pk,
        number=file.number,
        name=file.name,
        kind=file.kind,
        kind_name=name_of(file.kind, language),
        vendor=file.vendor,
        under=file.under,
        amount=str(file.amount),
        whole_amount=str(whole_amount(file, books.contracts)),
        paid=str(sum((one.amount for one in books.paid_on(file.number)), NOTHING)),
        signed_on=file.signed_on,
        service_from=file.service_from,
        service_until=file.service_until,
    )


def assessment(one: VendorAssessment, corrected: set[int], language: str) -> outputs.VendorAssessmentOutput:
    """An assessment with what it pays."""
    return outputs.VendorAssessmentOutput(
        id=one.pk,
        kind=one.kind,
        kind_name=name_of(AssessmentKind(one.kind), language),
        first_day=one.first_day,
        last_day=one.last_day,
        assessed_on=one.assessed_on,
        scheme=read_scheme(one.scheme.text).name.in_language(language),
        mark=str(one.mark),
        grade=one.grade,
        base_amount=str(one.base_amount),
        released=str(one.released),
        deducted=str(one.deducted),
        document_number=one.document_number,
        note=one.note,
        corrects=one.corrects_id,
        is_corrected=one.pk in corrected,
        assessed_by_name=one.assessed_by.name,
    )


def utilisation_shown(services: Decimal | None, file: ContractFile) -> str:
    """Services over the contracted volume, two places."""
    if services is None or not file.service_volume:
        return NO_VALUE
    return show_number(services / file.service_volume, 2)


def parts(file: ContractFile) -> list[outputs.ContractPartOutput]:
    """The parts of a contract, in order."""
    return [
        outputs.ContractPartOutput(code=part.code, name=part.name, amount=str(part.amount), is_held=part.is_held)
        for part in file.parts
    ]


def settlements(books: Books, number: str) -> list[outputs.SettlementOutput]:
    """What of a contract was settled."""
    return [
        outputs.SettlementOutput(accepted=str(one.accepted), settled_on=one.settled_on, document_number=one.document)
        for one in books.settlements
        if one.contract == number
    ]
