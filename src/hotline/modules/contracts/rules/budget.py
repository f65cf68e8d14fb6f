"""What a project may spend: initial budget, adjustments by numbered documents, moves, carry-over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .money import NOTHING
from .words import BudgetEntryKind as Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetEntry:
    """One paper about a line's budget of a year. The amount is above zero; the kind says what it does.

    A move goes to `to_line`; a carry-over comes from `from_year` of the same line. A reversal (`reverses`) and the
    entry that it reverses count for nothing.
    """

    id: int
    kind: Kind
    line: str
    year: int
    amount: Decimal
    decided_on: date
    document: str = ""
    to_line: str | None = None
    from_year: int | None = None
    reverses: int | None = None

    def effect(self, line: str | None, year: int) -> Decimal:
        """What it adds to a line's available amount of a year; of the whole project where no line is named."""
        total = NOTHING
        if self.kind in _ADDS and self._is_at(line, self.line) and self.year == year:
            total += self.amount
        if self.kind in _TAKES and self._is_at(line, self.line) and self.year == year:
            total -= self.amount
        if self.kind is Kind.MOVE and self.year == year:
            total -= self.amount if self._is_at(line, self.line) else 0
            total += self.amount if self._is_at(line, self.to_line) else 0
        if self.kind is Kind.CARRY_OVER and self._is_at(line, self.line) and self.from_year == year:
            total -= self.amount
        return total

    @staticmethod
    def _is_at(wanted: str | None, line: str | None) -> bool:
        return wanted is None or wanted == line


_ADDS = {Kind.INITIAL, Kind.INCREASE, Kind.CARRY_OVER}
_TAKES = {Kind.DECREASE, Kind.RECLAIM}


def standing(entries: Sequence[BudgetEntry], until: date | None = None) -> list[BudgetEntry]:
    """The entries that hold on a day, without reversals and what they reversed; on every day where none is named."""
    known = [entry for entry in entries if until is None or entry.decided_on <= until]
    gone = {entry.reverses for entry in known if entry.reverses is not None}
    return [entry for entry in known if entry.reverses is None and entry.id not in gone]


def available(
    entries: Sequence[BudgetEntry], year: int, *, line: str | None = None, until: date | None = None
) -> Decimal:
    """What may be spent of a year's budget, on a line or in the whole project, as decided up to a day."""
    return sum((entry.effect(line, year) for entry in standing(entries, until)), NOTHING)


def stated(
    entries: Sequence[BudgetEntry],
    kinds: Iterable[Kind],
    year: int,
    *,
    line: str | None = None,
    until: date | None = None,
) -> Decimal:
    """The sum of a year's entries of some kinds: the initial budget, the receipts, the measured need."""
    wanted = frozenset(kinds)
    found = (entry for entry in standing(entries, until) if entry.kind in wanted and entry.year == year)
    return sum((entry.amount for entry in found if line in (None, entry.line)), NOTHING)


def carried_out(entries: Sequence[BudgetEntry], line: str, year: int) -> Decimal:
    """What was carried over out of a line's year."""
    found = (entry for entry in standing(entries) if entry.kind is Kind.CARRY_OVER and entry.line == line)
    return sum((entry.amount for entry in found if entry.from_year == year), NOTHING)


@dataclass(frozen=True, slots=True)
class Rate:
    """A quotient of money; without a value where the denominator is zero."""

    numerator: Decimal
    denominator: Decimal

    @property
    def exact(self) -> Fraction | None:
        """The exact quotient, never rounded."""
        return Fraction(self.numerator) / Fraction(self.denominator) if self.denominator else None


def adjustment_rate(
    entries: Sequence[BudgetEntry],
    years: Iterable[int],
    *,
    line: str | None = None,
    until: date | None = None,
    is_net: bool = False,
) -> Rate:
    """What was taken away in favour of other projects or by the treasury, over the initial budget.

    Increases do not count; with `is_net` the whole change does, up or down, as an absolute amount.
    """
    down, up, initial = NOTHING, NOTHING, NOTHING
    for year in years:
        down += stated(entries, _TAKES, year, line=line, until=until)
        up += stated(entries, [Kind.INCREASE], year, line=line, until=until)
        initial += stated(entries, [Kind.INITIAL], year, line=line, until=until)
    return Rate(abs(up - down) if is_net else down, initial)
