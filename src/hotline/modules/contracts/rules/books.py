"""The books of a project as the rules take them, and what is found in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hotline.modules.scoring.public import Text

from .assessment import Assessed
from .budget import BudgetEntry
from .contract import ContractFile
from .execution import Spending
from .procurement import ProcurementFile
from .words import ContractKind, Severity


@dataclass(frozen=True, slots=True)
class Settled:
    """What of a contract's service was accepted in the end."""

    contract: str
    accepted: Decimal
    settled_on: date
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Everything that is written down about a project's money.

    `services` are those counted within each contract's days up to now, by its number, where they were counted.
    """

    code: str
    name: str
    lines: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[BudgetEntry, ...] = ()
    procurements: tuple[ProcurementFile, ...] = ()
    contracts: tuple[ContractFile, ...] = ()
    assessments: tuple[Assessed, ...] = ()
    settlements: tuple[Settled, ...] = ()
    spending: tuple[Spending, ...] = ()
    services: Mapping[str, Decimal] = field(default_factory=dict)

    def main_contracts(self) -> list[ContractFile]:
        """The contracts that are paid: neither supplements nor awards for several years."""
        return [one for one in self.contracts if one.kind in (ContractKind.SERVICE, ContractKind.SUPERVISION)]

    def assessed(self, number: str) -> list[Assessed]:
        """The assessments of a contract."""
        return [one for one in self.assessments if one.contract == number]

    def paid_on(self, number: str) -> list[Spending]:
        """What was paid on a contract, in the order of the days."""
        found = (one for one in self.spending if one.contract == number)
        return sorted(found, key=lambda one: (one.paid_on, one.number))

    def years(self) -> list[int]:
        """The years that the budget or the payments speak of."""
        spoken = {entry.year for entry in self.entries} | {one.year for one in self.spending}
        return sorted(spoken | {entry.from_year for entry in self.entries if entry.from_year is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFinding:
    """Something in the books that does not tie: where, what is stated, what was computed, and a sentence about it."""

    code: str
    severity: Severity
    place: Text
    stated: str
    computed: str
    text: Text
