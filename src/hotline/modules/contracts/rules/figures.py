"""Figures of money that an evaluation's scheme may name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hotline.modules.scoring.public import Text

from .books import Books
from .budget import Rate, adjustment_rate
from .contract import ContractFile, whole_amount
from .execution import ExecutionBase, execution_rate, spent
from .money import NOTHING
from .words import ContractKind


class MoneyFigure(StrEnum):
    """A figure by its code."""

    BUDGET_EXECUTION_RATE = "budget_execution_rate"
    BUDGET_ADJUSTMENT_RATE = "budget_adjustment_rate"
    EXPENDITURE = "expenditure"
    CONTRACT_AMOUNT = "contract_amount"
    COST_PER_AGENT = "cost_per_agent"
    COST_PER_SERVICE = "cost_per_service"
    CONTRACT_UTILISATION = "contract_utilisation"


NAMES: dict[MoneyFigure, Text] = {
    MoneyFigure.BUDGET_EXECUTION_RATE: Text("预算执行率", "budget execution"),
    MoneyFigure.BUDGET_ADJUSTMENT_RATE: Text("预算调整率", "budget adjustment"),
    MoneyFigure.EXPENDITURE: Text("支出", "expenditure"),
    MoneyFigure.CONTRACT_AMOUNT: Text("合同金额", "contract amount"),
    MoneyFigure.COST_PER_AGENT: Text("人均成本", "cost per agent"),
    MoneyFigure.COST_PER_SERVICE: Text("单件服务成本", "cost per service"),
    MoneyFigure.CONTRACT_UTILISATION: Text("合同服务量完成倍数", "services over contracted volume"),
}


@dataclass(frozen=True, slots=True)
class Amounts:
    """A figure: a plain amount, or the two parts of a quotient."""

    numerator: Decimal
    denominator: Decimal | None = None


def figure_of(
    figure: MoneyFigure,
    books: Sequence[Books],
    first_day: date,
    last_day: date,
    *,
    base: ExecutionBase = ExecutionBase.BUDGET,
    line: str | None = None,
) -> Amounts | None:
    """The figure over some projects together; nothing where their books say nothing about it.

    A quotient's denominator may be zero: then it has no value.
    """
    match figure:
        case MoneyFigure.BUDGET_EXECUTION_RATE:
            rates = [
                execution_rate(one.entries, one.spending, first_day, last_day, line=line, base=base) for one in books
            ]
            return _together(rates)
        case MoneyFigure.BUDGET_ADJUSTMENT_RATE:
            years = range(first_day.year, last_day.year + 1)
            return _together([adjustment_rate(one.entries, years, line=line, until=last_day) for one in books])
        case MoneyFigure.EXPENDITURE:
            if not any(one.spending for one in books):
                return None
            return Amounts(sum((spent(one.spending, first_day, last_day, line=line) for one in books), NOTHING))
    return _of_contracts(figure, books, first_day, last_day)


def _of_contracts(figure: MoneyFigure, books: Sequence[Books], first_day: date, last_day: date) -> Amounts | None:
    """Figures of the service contracts whose service falls into the period."""
    found = [(one, contract) for one in books for contract in _serving(one, first_day, last_day)]
    amounts = sum((whole_amount(contract, one.contracts) for one, contract in found), NOTHING)
    agents = sum(contract.agents or 0 for _, contract in found)
    volume = sum(contract.service_volume or 0 for _, contract in found)
    services = sum((one.services.get(contract.number, Decimal(0)) for one, contract in found), Decimal(0))
    if not found:
        return None
    match figure:
        case MoneyFigure.COST_PER_AGENT:
            return Amounts(amounts, Decimal(agents))
        case MoneyFigure.COST_PER_SERVICE:
            return Amounts(amounts, services)
        case MoneyFigure.CONTRACT_UTILISATION:
            return Amounts(services, Decimal(volume))
        case _:
            return Amounts(amounts)


def _serving(books: Books, first_day: date, last_day: date) -> list[ContractFile]:
    return [
        one
        for one in books.contracts
        if one.kind is ContractKind.SERVICE and one.service_from <= last_day and one.service_until >= first_day
    ]


def _together(rates: Sequence[Rate]) -> Amounts | None:
    """One rate over all; nothing where no budget speaks of the period."""
    numerator = sum((rate.numerator for rate in rates), NOTHING)
    denominator = sum((rate.denominator for rate in rates), NOTHING)
    return Amounts(numerator, denominator) if numerator or denominator else None
