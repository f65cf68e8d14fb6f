"""What does not tie in budgets: need, spending beyond them, carry-over, execution behind the year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hotline.kit.rates import show_percentage
from hotline.modules.contracts.rules.books import BookFinding, Books
from hotline.modules.contracts.rules.budget import available, carried_out, stated
from hotline.modules.contracts.rules.execution import execution_rate, quarters
from hotline.modules.contracts.rules.money import NOTHING, yuan
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import BudgetEntryKind as Kind
from hotline.modules.contracts.rules.words import Severity

from .saying import at_line, found


def check_budgets(books: Books, terms: CheckTerms, as_of: date) -> Iterator[BookFinding]:
    """Every line and year of the project."""
    for year in books.years():
        for line, name in books.lines.items():
            yield from _below_need(books, line, name, year)
            yield from _beyond_budget(books, line, name, year)
            yield from _carried_twice(books, line, name, year)
        yield from _behind(books, terms, year, as_of)


def _below_need(books: Books, line: str, name: str, year: int) -> Iterator[BookFinding]:
    need = stated(books.entries, [Kind.NEED], year, line=line)
    initial = stated(books.entries, [Kind.INITIAL], year, line=line)
    if initial < need:
        short = yuan(need - initial)
        yield found(
            "budget_below_need",
            at_line(name, year),
            initial,
            need,
            (
                f"测算需要 {yuan(need)} 元，年初只安排 {yuan(initial)} 元，少 {short} 元。",
                f"{yuan(need)} yuan were needed, {yuan(initial)} were budgeted: {short} too little.",
            ),
        )


def _beyond_budget(books: Books, line: str, name: str, year: int) -> Iterator[BookFinding]:
    paid = sum((one.amount for one in books.spending if (one.line, one.year) == (line, year)), NOTHING)
    # What was carried out and is gone from the year is told by its own finding.
    budget = available(books.entries, year, line=line) + carried_out(books.entries, line, year)
    if paid > budget:
        yield found(
            "paid_beyond_budget",
            at_line(name, year),
            paid,
            budget,
            (
                f"已支付 {yuan(paid)} 元，超出可用预算 {yuan(budget)} 元。",
                f"{yuan(paid)} yuan were paid of {yuan(budget)} available.",
            ),
        )


def _carried_twice(books: Books, line: str, name: str, year: int) -> Iterator[BookFinding]:
    carried = carried_out(books.entries, line, year)
    paid = sum((one.amount for one in books.spending if (one.line, one.year) == (line, year)), NOTHING)
    left = available(books.entries, year, line=line) + carried - paid
    if carried and carried > max(left, NOTHING):
        yield found(
            "carry_over_used_twice",
            at_line(name, year),
            carried,
            max(left, NOTHING),
            (
                f"结转 {yuan(carried)} 元，而该年结余只有 {yuan(max(left, NOTHING))} 元：同一笔资金用了两次。",
                f"{yuan(carried)} yuan were carried over, {yuan(max(left, NOTHING))} were left: used twice.",
            ),
        )


def _behind(books: Books, terms: CheckTerms, year: int, as_of: date) -> Iterator[BookFinding]:
    """At the end of each quarter that has passed: what was spent since New Year against the share of the year."""
    for place, (_, last_day) in enumerate(quarters(year), 1):
        if last_day > as_of:
            return
        executed = execution_rate(books.entries, books.spending, date(year, 1, 1), last_day)
        expected = Fraction(place, 4)
        lag = Fraction(terms.execution_lag)
        if executed.exact is not None and executed.exact < expected - lag:
            shown = show_percentage(_decimal(executed.exact))
            wanted = show_percentage(_decimal(expected))
            yield found(
                "execution_behind",
                (f"{books.name}·{last_day}", f"{books.name}, {last_day}"),
                shown,
                wanted,
                (
                    f"截至{last_day}支出 {yuan(executed.numerator)} 元，为预算 {yuan(executed.denominator)} 元的"
                    f"{shown}，落后于时间进度{wanted}。",
                    f"By {last_day}, {yuan(executed.numerator)} of {yuan(executed.denominator)} yuan were spent: "
                    f"{shown}, against {wanted} of the year.",
                ),
                severity=Severity.TO_EXPLAIN,
            )


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
