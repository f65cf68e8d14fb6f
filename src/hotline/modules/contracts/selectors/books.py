"""The books of projects, loaded with as many queries for many projects as for one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.analytics import public as analytics
from hotline.modules.contracts.models import (
    BudgetEntry,
    BudgetLine,
    Contract,
    Payment,
    Procurement,
    Project,
    Settlement,
    VendorAssessment,
)
from hotline.modules.contracts.rules import contract as contracts
from hotline.modules.contracts.rules.assessment import Assessed, FeeBase
from hotline.modules.contracts.rules.books import Books, Settled
from hotline.modules.contracts.rules.budget import BudgetEntry as Entry
from hotline.modules.contracts.rules.execution import Spending
from hotline.modules.contracts.rules.procurement import ProcurementFile, TakenStep
from hotline.modules.contracts.rules.words import (
    AssessmentKind,
    BudgetEntryKind,
    ContractKind,
    PaymentKind,
    ProcurementMethod,
    ProcurementStepKind,
)
from hotline.modules.scoring.public import IndicatorRequest

Item = TypeVar("Item")


def find_project(code: str) -> Project:
    """The project of that code."""
    project = Project.objects.filter(code=code).first()
    if project is None:
        raise NotFound(what=code)
    return project


def find_contract(number: str) -> Contract:
    """The contract of that number."""
    found = Contract.objects.select_related("project", "vendor", "under", "line").filter(number=number).first()
    if found is None:
        raise NotFound(what=number)
    return found


def current_assessments() -> "QuerySet[VendorAssessment]":
    """The assessments that were not corrected."""
    return VendorAssessment.objects.filter(correction__isnull=True)


def books_of(project: Project) -> Books:
    """A project's books as they stand."""
    return load_books([project])[project.pk]


def load_books(projects: Sequence[Project]) -> dict[int, Books]:
    """The books of each project, by its key."""
    keys = [project.pk for project in projects]
    lines: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for line in BudgetLine.objects.filter(project__in=keys).order_by("id"):
        lines[line.project_id][line.code] = line.name
    entries = _grouped(
        (entry.line.project_id, _entry(entry))
        for entry in BudgetEntry.objects.filter(line__project__in=keys).select_related("line", "to_line").order_by("id")
    )
    files = _grouped(
        (one.project_id, _procurement(one))
        for one in Procurement.objects.filter(project__in=keys).prefetch_related("steps").order_by("id")
    )
    signed = _grouped((one.project_id, contract_file(one)) for one in _contracts(keys))
    assessed = _grouped(
        (one.contract.project_id, assessed_of(one))
        for one in current_assessments().filter(contract__project__in=keys).select_related("contract").order_by("id")
    )
    settled = _grouped(
        (one.contract.project_id, Settled(one.contract.number, one.accepted, one.settled_on, one.document_number))
        for one in Settlement.objects.filter(contract__project__in=keys).select_related("contract").order_by("id")
    )
    paid = _grouped((one.request.project_id, _spending(one)) for one in _payments(keys))
    return {
        project.pk: Books(
            code=project.code,
            name=project.name,
            lines=lines[project.pk],
            entries=entries[project.pk],
            procurements=files[project.pk],
            contracts=signed[project.pk],
            assessments=assessed[project.pk],
            settlements=settled[project.pk],
            spending=paid[project.pk],
        )
        for project in projects
    }


def count_services(books: Books, indicator: str, as_of: date) -> Mapping[str, Decimal]:
    """The services counted within each contract's days, up to a day; for contracts that name a volume."""
    counted: dict[str, Decimal] = {}
    for one in books.main_contracts():
        if one.service_volume and one.service_from <= as_of:
            request = IndicatorRequest(code=indicator, variant=None, by_month=False)
            (value,) = analytics.values([request], one.service_from, min(one.service_until, as_of))
            counted[one.number] = value.figure or Decimal(0)
    return counted


def _grouped(items: Iterable[tuple[int, Item]]) -> "defaultdict[int, tuple[Item, ...]]":
    grouped: defaultdict[int, tuple[Item, ...]] = defaultdict(tuple)
    for key, item in items:
        grouped[key] += (item,)
    return grouped


def _contracts(keys: Sequence[int]) -> "QuerySet[Contract]":
    found = Contract.objects.filter(project__in=keys).select_related("vendor", "under", "procurement", "line")
    return found.prefetch_related("parts").order_by("signed_on", "id")


def _payments(keys: Sequence[int]) -> "QuerySet[Payment]":
    found = Payment.objects.filter(request__project__in=keys).select_related("request__line", "request__contract")
    return found.order_by("paid_on", "id")


def _entry(entry: BudgetEntry) -> Entry:
    return Entry(
        id=entry.pk,
        kind=BudgetEntryKind(entry.kind),
        line=entry.line.code,
        year=entry.year,
        amount=entry.amount,
        decided_on=entry.decided_on,
        document=entry.document_number,
        to_line=entry.to_line.code if entry.to_line else None,
        from_year=entry.from_year,
        reverses=entry.reverses_id,
    )


def _procurement(one: Procurement) -> ProcurementFile:
    steps = (TakenStep(ProcurementStepKind(s.kind), s.done_on, s.document_number) for s in one.steps.all())
    return ProcurementFile(code=one.code, name=one.name, method=ProcurementMethod(one.method), steps=tuple(steps))


def contract_file(one: Contract) -> contracts.ContractFile:
    """The contract as the rules take it."""
    parts = sorted(one.parts.all(), key=lambda part: part.place)
    return contracts.ContractFile(
        number=one.number,
        name=one.name,
        kind=ContractKind(one.kind),
        vendor=one.vendor.name,
        amount=one.amount,
        signed_on=one.signed_on,
        service_from=one.service_from,
        service_until=one.service_until,
        parts=tuple(contracts.Part(part.code, part.name, part.amount, part.is_held) for part in parts),
        parts_note=one.parts_note,
        under=one.under.number if one.under else None,
        procurement=one.procurement.code if one.procurement else None,
        line=one.line.code if one.line else None,
        seats=one.seats,
        agents=one.agents,
        service_volume=one.service_volume,
        assessed=AssessmentKind(one.assessed) if one.assessed else None,
    )


def assessed_of(one: VendorAssessment) -> Assessed:
    """The assessment as the rules take it."""
    return Assessed(
        id=one.pk,
        contract=one.contract.number,
        kind=AssessmentKind(one.kind),
        first_day=one.first_day,
        last_day=one.last_day,
        assessed_on=one.assessed_on,
        mark=one.mark,
        base=FeeBase(one.fee_base),
        released=one.released,
        deducted=one.deducted,
    )


def _spending(one: Payment) -> Spending:
    return Spending(
        number=one.request.number,
        line=one.request.line.code,
        year=one.request.year,
        amount=one.amount,
        paid_on=one.paid_on,
        kind=PaymentKind(one.request.kind),
        contract=one.request.contract.number if one.request.contract else None,
        assessment=one.request.assessment_id,
    )
