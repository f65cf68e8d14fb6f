"""Whole pages: projects, a project, a contract, a page of payment requests."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Sum

from hotline.kit.errors import NotFound
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.contracts.models import BudgetEntry, Contract, PaymentRequest, Project, VendorAssessment
from hotline.modules.contracts.rules.books import Books
from hotline.modules.contracts.rules.checking import check
from hotline.modules.contracts.rules.contract import held_amount, payable
from hotline.modules.contracts.rules.words import COMMITTED
from hotline.modules.contracts.selectors.books import books_of, count_services, find_project, load_books
from hotline.modules.contracts.selectors.checks import check_project
from hotline.modules.contracts.selectors.policy import terms_in_force
from hotline.modules.contracts.selectors.remainders import left_of_contract
from hotline.modules.contracts.selectors.requests import page_of_requests, requests

from . import output as outputs
from . import presentation
from .input import PaymentRequestsQuery
from .presentation import Reader
from .requests import request_summary


def projects_page(reader: Reader) -> outputs.ProjectsOutput:
    """Every project with its years; services are counted on a project's own page only."""
    projects = list(Project.objects.order_by("code"))
    loaded, terms, taken = load_books(projects), terms_in_force(), _committed(projects)
    return outputs.ProjectsOutput(
        items=[
            presentation.summary(one, loaded[one.pk], check(loaded[one.pk], terms, reader.today), taken[one.pk])
            for one in projects
        ]
    )


def project_page(code: str, reader: Reader) -> outputs.ProjectOutput:
    """A project's books."""
    project = find_project(code)
    books = books_of(project)
    records = {one.number: one for one in Contract.objects.filter(project=project)}
    entries = BudgetEntry.objects.filter(line__project=project).select_related("line", "to_line", "recorded_by")
    papers = list(entries.order_by("-decided_on", "-id"))
    gone = {one.reverses_id for one in papers if one.reverses_id is not None}
    return outputs.ProjectOutput(
        code=project.code,
        name=project.name,
        owner=project.owner,
        budget_lines=[outputs.BudgetLineOutput(code=code, name=name) for code, name in books.lines.items()],
        lines=presentation.line_years(books),
        years=presentation.years(books, _committed([project])[project.pk]),
        quarters=presentation.quarter_rows(books, reader.today),
        entries=[presentation.entry(one, gone, reader.language) for one in papers],
        procurements=[presentation.procurement(one, reader.language) for one in books.procurements],
        contracts=[
            presentation.contract_summary(records[one.number], one, books, reader.language) for one in books.contracts
        ],
        findings=presentation.findings(check_project(books, reader.today), reader.language),
    )


def contract_page(contract_id: int, reader: Reader) -> outputs.ContractOutput:
    """A contract with its supplements, assessments and payment requests, and what was found about it."""
    record = Contract.objects.select_related("project").filter(pk=contract_id).first()
    if record is None:
        raise NotFound(what=str(contract_id))
    books = books_of(record.project)
    file = next(one for one in books.contracts if one.number == record.number)
    services = count_services(books, terms_in_force().service_indicator, reader.today).get(file.number)
    asked = list(requests().filter(contract=record).order_by("-submitted_at", "-id"))
    return outputs.ContractOutput(
        **presentation.contract_summary(record, file, books, reader.language).model_dump(),
        project=record.project.code,
        project_name=record.project.name,
        line=file.line,
        seats=file.seats,
        agents=file.agents,
        service_volume=file.service_volume,
        services=None if services is None else str(int(services)),
        utilisation_shown=presentation.utilisation_shown(services, file),
        assessed=file.assessed,
        parts=presentation.parts(file),
        parts_note=file.parts_note,
        held=str(held_amount(file, books.contracts)),
        payable=str(payable(file, books.contracts, books.assessed(file.number))),
        left=str(left_of_contract(record.project, books, file)[0]),
        supplements=_below(record, books, reader),
        assessments=_assessments(record, reader),
        settlements=presentation.settlements(books, file.number),
        requests=[request_summary(one, reader.actor, reader.language) for one in asked],
        findings=_findings_about({file.number, *(one.number for one in asked)}, books, reader),
    )


def _below(contract: Contract, books: Books, reader: Reader) -> list[outputs.ContractSummaryOutput]:
    """The yearly contracts of an award, or the supplements of a contract."""
    records = {one.number: one for one in Contract.objects.filter(under=contract)}
    found = [one for one in books.contracts if one.number in records]
    return [presentation.contract_summary(records[one.number], one, books, reader.language) for one in found]


def _findings_about(numbers: set[str], books: Books, reader: Reader) -> list[outputs.BookFindingOutput]:
    """The findings whose place is the contract or one of its payments."""
    found = check_project(books, reader.today)
    about = [one for one in found if any(one.place.zh.endswith(f" {number}") for number in numbers)]
    return presentation.findings(about, reader.language)


def requests_page(query: PaymentRequestsQuery, reader: Reader) -> outputs.PaymentRequestsOutput:
    """A page of payment requests."""
    found = page_of_requests(query.view, decode_cursor(query.cursor), query.limit, reader.actor)
    shown = found[: query.limit]
    last = shown[-1] if len(found) > query.limit and query.view != "my_turn" else None
    return outputs.PaymentRequestsOutput(
        items=[request_summary(one, reader.actor, reader.language) for one in shown],
        next_cursor=encode_cursor(last.submitted_at, last.pk) if last else None,
    )


def _assessments(contract: Contract, reader: Reader) -> list[outputs.VendorAssessmentOutput]:
    found = VendorAssessment.objects.filter(contract=contract).select_related("scheme", "assessed_by")
    made = list(found.order_by("-first_day", "-id"))
    corrected = {one.corrects_id for one in made if one.corrects_id is not None}
    return [presentation.assessment(one, corrected, reader.language) for one in made]


def _committed(projects: Sequence[Project]) -> "defaultdict[int, dict[int, Decimal]]":
    """What is requested, approved or paid, by project and year."""
    found = PaymentRequest.objects.filter(
        project__in=[one.pk for one in projects], state__in=[state.value for state in COMMITTED]
    )
    totals: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    for row in found.values("project", "year").annotate(total=Sum("amount")).order_by("project", "year"):
        totals[row["project"]][row["year"]] = row["total"]
    return totals
