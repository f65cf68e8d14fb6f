"""A year's money of all projects as papers print it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hotline.modules.contracts.models import Payment, Project
from hotline.modules.contracts.rules.assessment import Assessed
from hotline.modules.contracts.rules.books import Books
from hotline.modules.contracts.rules.budget import BudgetEntry, available, carried_out, standing, stated
from hotline.modules.contracts.rules.contract import ContractFile
from hotline.modules.contracts.rules.money import NOTHING
from hotline.modules.contracts.rules.procurement import ProcurementFile
from hotline.modules.contracts.rules.words import BudgetEntryKind

from .books import load_books


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFunds:
    """A budget line of a year in yuan: at its beginning, the whole year's, what was spent, what went to the next year.

    What is carried over at the end was the year's all the same: the whole year's budget includes it.
    """

    name: str
    initial: Decimal
    budget: Decimal
    paid: Decimal
    carried_over: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidSum:
    """A sum in yuan that was paid out of the year's budget."""

    paid_on: date
    purpose: str
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFunds:
    """The lines and payments of a year with the papers behind them, and the projects whose they are.

    `documents` are the year's budget papers; `contracts` those under which service was given in the year,
    `procurements` how they came about, and `assessments` what the vendors were found to be worth in it.
    """

    projects: tuple[str, ...]
    owners: tuple[str, ...]
    lines: tuple[LineFunds, ...]
    payments: tuple[PaidSum, ...]
    documents: tuple[BudgetEntry, ...] = ()
    contracts: tuple[ContractFile, ...] = ()
    procurements: tuple[ProcurementFile, ...] = ()
    assessments: tuple[Assessed, ...] = ()


def year_funds(year: int) -> YearFunds | None:
    """What the books say about a year; nothing where they say nothing."""
    projects = list(Project.objects.order_by("code"))
    books = load_books(projects)
    spoken = [project for project in projects if year in books[project.pk].years()]
    if not spoken:
        return None
    return YearFunds(
        projects=tuple(project.name for project in spoken),
        owners=tuple(dict.fromkeys(project.owner for project in spoken)),
        lines=tuple(line for project in spoken for line in _lines(books[project.pk], year)),
        payments=_payments(spoken, year),
        documents=tuple(one for project in spoken for one in _documents(books[project.pk], year)),
        contracts=tuple(one for project in spoken for one in _contracts(books[project.pk], year)),
        procurements=tuple(one for project in spoken for one in _procurements(books[project.pk], year)),
        assessments=tuple(
            one for project in spoken for one in books[project.pk].assessments if one.last_day.year == year
        ),
    )


def _documents(books: Books, year: int) -> list[BudgetEntry]:
    return sorted((one for one in standing(books.entries) if one.year == year), key=lambda one: one.decided_on)


def _contracts(books: Books, year: int) -> list[ContractFile]:
    return [one for one in books.main_contracts() if one.service_from.year <= year <= one.service_until.year]


def _procurements(books: Books, year: int) -> list[ProcurementFile]:
    named = {one.procurement for one in _contracts(books, year)}
    return [one for one in books.procurements if one.code in named]


def _lines(books: Books, year: int) -> list[LineFunds]:
    found = [
        LineFunds(
            name=name,
            initial=stated(books.entries, (BudgetEntryKind.INITIAL,), year, line=line),
            budget=available(books.entries, year, line=line) + carried_out(books.entries, line, year),
            carried_over=carried_out(books.entries, line, year),
            paid=sum((one.amount for one in books.spending if (one.line, one.year) == (line, year)), NOTHING),
        )
        for line, name in books.lines.items()
    ]
    return [one for one in found if one.initial or one.budget or one.paid]


def _payments(projects: Sequence[Project], year: int) -> tuple[PaidSum, ...]:
    found = Payment.objects.filter(request__project__in=[one.pk for one in projects], request__year=year)
    return tuple(
        PaidSum(paid_on=one.paid_on, purpose=one.request.purpose, amount=one.amount, source=one.fund_source)
        for one in found.select_related("request").order_by("paid_on", "id")
    )
