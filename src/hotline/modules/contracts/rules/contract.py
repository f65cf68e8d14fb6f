"""Contracts: parts, supplements, what is held until an assessment, what may be paid, and how much service was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .assessment import Assessed, FeeBase
from .money import NOTHING, spread
from .words import AssessmentKind, ContractKind


@dataclass(frozen=True, slots=True)
class Part:
    """A cost category of a contract; a held one, such as a management fee, waits for the vendor's assessment."""

    code: str
    name: str
    amount: Decimal
    is_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFile:
    """A contract as signed. `under` is the award it belongs to, or the contract that a supplement changes.

    A supplement's amount is what it adds, below zero where it takes away. An award's own amount is the sum that its
    yearly contracts may reach; nothing is paid on it directly.
    """

    number: str
    name: str
    kind: ContractKind
    vendor: str
    amount: Decimal
    signed_on: date
    service_from: date
    service_until: date
    parts: tuple[Part, ...] = ()
    parts_note: str = ""
    under: str | None = None
    procurement: str | None = None
    line: str | None = None
    seats: int | None = None
    agents: int | None = None
    service_volume: int | None = None
    assessed: AssessmentKind | None = None

    @property
    def parts_difference(self) -> Decimal:
        """By how much the parts exceed the contract; nothing where none are written down."""
        return sum((part.amount for part in self.parts), NOTHING) - self.amount if self.parts else NOTHING


def supplements(contract: ContractFile, contracts: Sequence[ContractFile]) -> list[ContractFile]:
    """The supplements of a contract, in the order in which they were signed."""
    found = [one for one in contracts if one.kind is ContractKind.SUPPLEMENT and one.under == contract.number]
    return sorted(found, key=lambda one: (one.signed_on, one.number))


def whole_amount(contract: ContractFile, contracts: Sequence[ContractFile], until: date | None = None) -> Decimal:
    """The contract with the supplements that were signed by a day."""
    added = (one.amount for one in supplements(contract, contracts) if until is None or one.signed_on <= until)
    return contract.amount + sum(added, NOTHING)


def held_amount(contract: ContractFile, contracts: Sequence[ContractFile], until: date | None = None) -> Decimal:
    """What of the contract and its supplements waits for assessments."""
    whole = [contract, *(one for one in supplements(contract, contracts) if until is None or one.signed_on <= until)]
    return sum((part.amount for one in whole for part in one.parts if part.is_held), NOTHING)


def payable(
    contract: ContractFile, contracts: Sequence[ContractFile], assessed: Sequence[Assessed], until: date | None = None
) -> Decimal:
    """What may have been paid on a contract by a day: the whole, less what is still held, less what was deducted."""
    known = [one for one in assessed if until is None or one.assessed_on <= until]
    released = sum((one.released for one in known if one.base is FeeBase.HELD), NOTHING)
    deducted = sum((one.deducted for one in known if one.base is FeeBase.CONTRACT), NOTHING)
    held = held_amount(contract, contracts, until)
    return whole_amount(contract, contracts, until) - held + min(released, held) - deducted


def months_between(first_day: date, last_day: date) -> list[tuple[int, int]]:
    """Every month that a span touches, as year and month."""
    first, last = first_day.year * 12 + first_day.month - 1, last_day.year * 12 + last_day.month - 1
    return [divmod(month, 12) for month in range(first, last + 1)]


def share_of_period(amount: Decimal, contract: ContractFile, first_day: date, last_day: date) -> Decimal:
    """An amount's part that falls on the months of a period, when it is spread over the contract's months.

    The parts of all the months together are the amount, to the fen.
    """
    months = months_between(contract.service_from, contract.service_until)
    wanted = set(months_between(first_day, last_day))
    shares = zip(months, spread(amount, len(months)), strict=True)
    return sum((share for month, share in shares if month in wanted), NOTHING)


def utilisation(services: Decimal, contract: ContractFile) -> Fraction | None:
    """Services given over those contracted; no value where none were."""
    return Fraction(services) / contract.service_volume if contract.service_volume else None
