"""Open projects and write down what papers say about their budgets."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.errors import BeyondBudget, CodeTaken, EntryReversedAlready
from hotline.modules.contracts.models import BudgetEntry, BudgetLine, Project
from hotline.modules.contracts.rules.budget import BudgetEntry as Entry
from hotline.modules.contracts.rules.money import yuan
from hotline.modules.contracts.rules.words import BudgetEntryKind as Kind
from hotline.modules.contracts.selectors.books import books_of
from hotline.modules.contracts.selectors.remainders import left_of_line

from .begin import begin, ensure_above_zero, ensure_not_in_future, line_of

ADMINISTER = Permission.ADMINISTER_CONTRACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a numbered document says about a line's budget of a year."""

    kind: Kind
    line: str
    year: int
    amount: Decimal
    decided_on: date
    document_number: str
    to_line: str | None = None
    from_year: int | None = None
    reason: str = ""


@transaction.atomic
def open_project(*, code: str, name: str, owner: str, by: Actor, at: datetime) -> Project:
    """Open the books of a project."""
    if not by.may(ADMINISTER):
        raise NotPermitted
    try:
        with transaction.atomic():
            return Project.objects.create(code=code, name=name, owner=owner, opened_at=at, opened_by_id=by.person_id)
    except IntegrityError as error:
        raise CodeTaken(field="code", number=code) from error


@transaction.atomic
def add_budget_line(*, project: str, code: str, name: str, by: Actor) -> BudgetLine:
    """Add a line to a project's budget."""
    opened = begin(project, by=by, may=ADMINISTER)
    if BudgetLine.objects.filter(project=opened, code=code).exists():
        raise CodeTaken(field="code", number=code)
    return BudgetLine.objects.create(project=opened, code=code, name=name)


@transaction.atomic
def record_budget_entry(*, project: str, paper: Paper, by: Actor, at: datetime) -> BudgetEntry:
    """Write down what a document decided. What takes money from a line's year cannot take more than is left of it."""
    opened = begin(project, by=by, may=ADMINISTER)
    ensure_above_zero(paper.amount)
    ensure_not_in_future(paper.decided_on, local_date(at), "decided_on")
    _ensure_whole(paper)
    line = line_of(opened, paper.line)
    to_line = line_of(opened, paper.to_line) if paper.to_line else None
    source = Entry(
        id=0,
        kind=paper.kind,
        line=paper.line,
        year=paper.year,
        amount=paper.amount,
        decided_on=paper.decided_on,
        to_line=paper.to_line,
        from_year=paper.from_year,
    )
    _ensure_left(opened, source, sign=1)
    return BudgetEntry.objects.create(
        line=line,
        year=paper.year,
        kind=paper.kind,
        amount=paper.amount,
        to_line=to_line,
        from_year=paper.from_year,
        document_number=paper.document_number,
        decided_on=paper.decided_on,
        reason=paper.reason,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )


@transaction.atomic
def reverse_budget_entry(*, project: str, entry_id: int, reason: str, by: Actor, at: datetime) -> BudgetEntry:
    """Take back an entry that was written down by mistake: neither it nor its reversal counts any more."""
    opened = begin(project, by=by, may=ADMINISTER)
    entry = BudgetEntry.objects.select_related("line", "to_line").filter(line__project=opened, pk=entry_id).first()
    if entry is None:
        raise NotFound(what=str(entry_id))
    if entry.reverses_id is not None or BudgetEntry.objects.filter(reverses=entry).exists():
        raise EntryReversedAlready
    known = next(one for one in books_of(opened).entries if one.id == entry_id)
    _ensure_left(opened, known, sign=-1)
    return BudgetEntry.objects.create(
        line=entry.line,
        year=entry.year,
        kind=entry.kind,
        amount=entry.amount,
        to_line=entry.to_line,
        from_year=entry.from_year,
        document_number=entry.document_number,
        decided_on=entry.decided_on,
        reason=reason,
        reverses=entry,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )


def _ensure_whole(paper: Paper) -> None:
    if (paper.kind is Kind.MOVE) != (paper.to_line is not None) or paper.to_line == paper.line:
        raise InvalidInput(
            field="to_line",
            reason_zh="调剂须写明转入的另一科目。",
            reason_en="a move names another line that it goes to.",
        )
    is_carried = paper.kind is Kind.CARRY_OVER
    if is_carried != (paper.from_year is not None) or (paper.from_year or 0) >= paper.year:
        raise InvalidInput(
            field="from_year",
            reason_zh="结转须写明来自哪个更早的年度。",
            reason_en="a carry-over names the earlier year that it comes from.",
        )


def _ensure_left(project: Project, entry: Entry, *, sign: int) -> None:
    """Refuse where an entry, or its reversal, would leave a line's year with less than is asked for already."""
    books = books_of(project)
    years = {entry.year} | ({entry.from_year} if entry.from_year is not None else set())
    for line in {entry.line, entry.to_line} - {None}:
        for year in years:
            change = sign * entry.effect(line, year)
            left = left_of_line(project, books, str(line), year)
            if change < 0 and left + change < 0:
                raise BeyondBudget(
                    field="amount", line=books.lines[str(line)], year=year, left=yuan(left), amount=yuan(-change)
                )
