"""Figures of money for evaluations, computed from the books."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hotline.modules.contracts.models import Project
from hotline.modules.contracts.rules.execution import ExecutionBase
from hotline.modules.contracts.rules.figures import NAMES, MoneyFigure, figure_of
from hotline.modules.contracts.rules.money import yuan
from hotline.modules.scoring.public import Leaf, MoneyFeed, MoneyUnit, Text

from .books import count_services, load_books
from .policy import terms_in_force

_SERVICES = {MoneyFigure.COST_PER_SERVICE, MoneyFigure.CONTRACT_UTILISATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyValue:
    """A leaf's figure of money: a value, or a quotient's parts, in the unit that the scheme asks for, with evidence."""

    leaf: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    evidence: Text


def money_values(leaves: Sequence[Leaf], first_day: date, last_day: date) -> tuple[MoneyValue, ...]:
    """The figures that leaves name, for a period; a leaf about which the books say nothing is left out."""
    fed = [(leaf.code, leaf.money) for leaf in leaves if leaf.money is not None]
    projects = list(Project.objects.order_by("code")) if fed else []
    if not projects:
        return ()
    books = list(load_books(projects).values())
    if _SERVICES & {feed.figure for _, feed in fed}:
        indicator = terms_in_force().service_indicator
        books = [replace(one, services=count_services(one, indicator, last_day)) for one in books]
    found = []
    for leaf, feed in fed:
        wanted = [one for one in books if feed.project in (None, one.code)]
        figure = MoneyFigure(feed.figure)
        base = ExecutionBase(feed.variant or ExecutionBase.BUDGET)
        amounts = figure_of(figure, wanted, first_day, last_day, base=base, line=feed.line)
        if amounts is not None:
            found.append(_value(leaf, feed, figure, amounts.numerator, amounts.denominator))
    return tuple(found)


def _value(leaf: str, feed: MoneyFeed, figure: MoneyFigure, above: Decimal, below: Decimal | None) -> MoneyValue:
    divisor = 10_000 if feed.unit is MoneyUnit.TEN_THOUSAND_YUAN else 1
    name = NAMES[figure]
    if below is None:
        zh, en = f"{name.zh}{yuan(above)}元", f"{name.en} {yuan(above)} yuan"
        return MoneyValue(
            leaf=leaf, numerator=None, denominator=None, value=above / divisor, evidence=_evidence(zh, en)
        )
    shown_above, shown_below = _shown(figure, above, is_above=True), _shown(figure, below, is_above=False)
    zh, en = f"{name.zh}＝{shown_above} ÷ {shown_below}", f"{name.en}: {shown_above} ÷ {shown_below}"
    is_amount = figure in (MoneyFigure.COST_PER_AGENT, MoneyFigure.COST_PER_SERVICE)
    return MoneyValue(
        leaf=leaf,
        numerator=above / divisor if is_amount else above,
        denominator=below,
        value=None,
        evidence=_evidence(zh, en),
    )


def _shown(figure: MoneyFigure, amount: Decimal, *, is_above: bool) -> str:
    """Yuan with their fen, counts as whole numbers."""
    is_count = figure is MoneyFigure.CONTRACT_UTILISATION or (
        not is_above and figure in (MoneyFigure.COST_PER_AGENT, MoneyFigure.COST_PER_SERVICE)
    )
    return f"{amount:,.0f}" if is_count else yuan(amount)


def _evidence(zh: str, en: str) -> Text:
    return Text(zh=f"合同与资金台账：{zh}。", en=f"Books of contracts and money: {en}.")
