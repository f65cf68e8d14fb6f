"""What is left of budgets and contracts, with what is requested already."""

from decimal import Decimal

from django.db.models import Q, Sum

from hotline.modules.contracts.models import PaymentRequest, Project
from hotline.modules.contracts.rules.books import Books
from hotline.modules.contracts.rules.budget import available
from hotline.modules.contracts.rules.contract import ContractFile, payable, whole_amount
from hotline.modules.contracts.rules.money import NOTHING
from hotline.modules.contracts.rules.words import COMMITTED


def committed(project: Project, where: Q, *, beside: int | None = None) -> Decimal:
    """What is requested, approved or paid; one request is left aside where it is named."""
    found = PaymentRequest.objects.filter(where, project=project, state__in=[state.value for state in COMMITTED])
    total: Decimal | None = found.exclude(pk=beside or 0).aggregate(total=Sum("amount"))["total"]
    return total or NOTHING


def left_of_line(project: Project, books: Books, line: str, year: int, *, beside: int | None = None) -> Decimal:
    """What of a line's budget of a year is neither spent nor asked for."""
    return available(books.entries, year, line=line) - committed(project, Q(line__code=line, year=year), beside=beside)


def left_of_contract(
    project: Project, books: Books, contract: ContractFile, *, beside: int | None = None
) -> tuple[Decimal, Decimal]:
    """What of a contract may be asked for now, and what there is in all when nothing is held any more."""
    taken = committed(project, Q(contract__number=contract.number), beside=beside)
    assessed = books.assessed(contract.number)
    return (
        payable(contract, books.contracts, assessed) - taken,
        whole_amount(contract, books.contracts) - taken,
    )
