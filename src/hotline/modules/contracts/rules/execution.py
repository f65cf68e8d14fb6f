"""How much of a budget was spent, by any period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from .budget import BudgetEntry, Rate, available, stated
from .money import NOTHING
from .words import BudgetEntryKind, PaymentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """A payment out of a line's budget of a year; `contract` is the number of the contract that it is for, if any."""

    number: str
    line: str
    year: int
    amount: Decimal
    paid_on: date
    kind: PaymentKind
    contract: str | None = None
    assessment: int | None = None


class ExecutionBase(StrEnum):
    """What spending is compared with: what may be spent, or what arrived."""

    BUDGET = "of_budget"
    RECEIPTS = "of_receipts"


def spent(spending: Sequence[Spending], first_day: date, last_day: date, *, line: str | None = None) -> Decimal:
    """What was paid within a period out of the budgets of the years that it touches; both days are included."""
    years = range(first_day.year, last_day.year + 1)
    return sum(
        (
            one.amount
            for one in spending
            if one.year in years and first_day <= one.paid_on <= last_day and line in (None, one.line)
        ),
        NOTHING,
    )


def execution_rate(
    entries: Sequence[BudgetEntry],
    spending: Sequence[Spending],
    first_day: date,
    last_day: date,
    *,
    line: str | None = None,
    base: ExecutionBase = ExecutionBase.BUDGET,
) -> Rate:
    """What was paid within a period, over the budgets of its years as decided by its last day."""
    years = range(first_day.year, last_day.year + 1)
    if base is ExecutionBase.RECEIPTS:
        amounts = (stated(entries, [BudgetEntryKind.RECEIPT], year, line=line, until=last_day) for year in years)
    else:
        amounts = (available(entries, year, line=line, until=last_day) for year in years)
    return Rate(spent(spending, first_day, last_day, line=line), sum(amounts, NOTHING))


def quarters(year: int) -> Iterator[tuple[date, date]]:
    """The first and last day of a year's quarters."""
    for month in (1, 4, 7, 10):
        after = date(year + month // 10, 1 if month == 10 else month + 3, 1)
        yield date(year, month, 1), after - timedelta(days=1)
