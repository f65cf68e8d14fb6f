"""`check(books, …)`: everything in a project's books that does not tie."""

from datetime import date

from .books import BookFinding, Books
from .checks.budgets import check_budgets
from .checks.contracts import check_contracts
from .checks.payments import check_payments
from .checks.procurements import check_procurements
from .terms import CheckTerms


def check(books: Books, terms: CheckTerms, as_of: date) -> list[BookFinding]:
    """The findings, budgets first; by facts known on a day."""
    return [
        *check_budgets(books, terms, as_of),
        *check_procurements(books),
        *check_contracts(books, terms, as_of),
        *check_payments(books, terms, as_of),
    ]
