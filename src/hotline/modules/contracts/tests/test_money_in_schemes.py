"""A scheme's leaf names a figure of money, which the books yield in place of an entered value."""

from datetime import date
from decimal import Decimal

import pytest

from hotline.modules.contracts.actions import pay
from hotline.modules.contracts.rules.words import BudgetEntryKind, PaymentKind
from hotline.modules.contracts.selectors.figures import money_values
from hotline.modules.scoring.public import Leaf, MoneyFeed, MoneyUnit, SchemeRefused, read_scheme

from .conftest import PROJECT, Office
from .test_assessing import SCHEME

YEAR = date(2023, 1, 1), date(2023, 12, 31)
LEAF = """
          - code: {figure}
            name: {{zh: 指标, en: figure}}
            weight: 100
            target: {{text: {{zh: 不低于, en: at least}}, at_least: 1}}
            display: {{unit: percentage}}
            rule_text: {{zh: 比例, en: in proportion}}
            rule: {{kind: proportional}}
            money: {{figure: {figure}{more}}}
"""


def leaf(figure: str, more: str = "") -> Leaf:
    head, _, _ = SCHEME.partition("          - code: service")
    scheme = read_scheme(head.rstrip("\n") + LEAF.format(figure=figure, more=more))
    return next(one for _, _, one in scheme.leaves())


def pay_out(office: Office, amount: str, **changes: object) -> None:
    pay.record_past_payment(
        project=PROJECT,
        wish=office.wish(amount, **changes),
        voucher=pay.Voucher(date(2023, 11, 20), "记-1"),
        by=office.finance,
        at=office.at,
    )


def test_a_leaf_names_its_figure_as_data() -> None:
    more = ", line: service, variant: of_receipts, unit: ten_thousand_yuan"

    assert leaf("budget_execution_rate", more).money == MoneyFeed(
        figure="budget_execution_rate", variant="of_receipts", line="service", unit=MoneyUnit.TEN_THOUSAND_YUAN
    )


def test_a_leaf_that_takes_no_figure_takes_no_money() -> None:
    text = SCHEME.rstrip("\n") + "\n            money: {figure: expenditure}\n"

    with pytest.raises(SchemeRefused):
        read_scheme(text)


@pytest.mark.django_db
def test_figures_come_from_the_books(office: Office) -> None:
    """Hanzhong's 266 of 270, its 256 received and paid on one line, and 6.4 for each of 40 agents."""
    office.sign()
    office.paper(BudgetEntryKind.RECEIPT, "256000.00")
    pay_out(office, "256000.00")
    pay_out(office, "10000.00", line="office", contract=None, kind=PaymentKind.OTHER)
    unit = ", unit: ten_thousand_yuan"

    def figure(code: str, more: str = "") -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        (found,) = money_values([leaf(code, more)], *YEAR)
        return found.numerator, found.denominator, found.value

    assert figure("budget_execution_rate") == (Decimal(266000), Decimal(270000), None)
    assert figure("budget_execution_rate", ", line: service, variant: of_receipts") == (
        Decimal(256000),
        Decimal(256000),
        None,
    )
    assert figure("budget_adjustment_rate") == (Decimal(0), Decimal(270000), None)
    assert figure("expenditure", unit) == (None, None, Decimal("26.6"))
    assert figure("contract_amount", unit) == (None, None, Decimal("25.6"))
    assert figure("cost_per_agent", unit) == (Decimal("25.6"), Decimal(40), None)
    (shown,) = money_values([leaf("budget_execution_rate")], *YEAR)
    assert shown.evidence.zh == "合同与资金台账：预算执行率＝266,000.00 ÷ 270,000.00。"


@pytest.mark.django_db
def test_books_that_say_nothing_yield_nothing(office: Office) -> None:
    assert money_values([leaf("cost_per_agent"), leaf("expenditure")], *YEAR) == ()
    assert money_values([leaf("budget_execution_rate", ", project: other")], *YEAR) == ()
    assert money_values([leaf("budget_execution_rate")], date(2022, 1, 1), date(2022, 12, 31)) == ()
