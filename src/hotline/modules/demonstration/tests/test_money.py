"""The books of the demonstration years: what the reports print comes out, and what does not tie is found."""

from datetime import date
from decimal import Decimal

import pytest
from tests.support import AT, PersonFactory

from hotline.kit.clock import end_of_day
from hotline.modules.contracts.public import check_all, money_values
from hotline.modules.demonstration.actions.write_money import write_money
from hotline.modules.demonstration.rules.city import city
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.evaluation.public import load_scheme

# Found by the checks in what the reports print.
FOUND = {
    "guangzhou-2021": set[str](),
    "hanzhong-2023": {
        "budget_below_need", "service_before_contract", "parts_do_not_add_up", "paid_before_assessed",
        "execution_behind", "assessment_missing",
    },
    "huainan-2024": {"execution_behind"},
    "zhongshan-2022": {"execution_behind"},
    "zizhou-2023": {"execution_behind"},
}  # fmt: skip
# Numerator, denominator and value of each leaf that the books feed.
FIGURES = {
    "guangzhou-2021": {"budget_execution_rate": ("134100600", "134100600", None)},
    "hanzhong-2023": {
        "budget_execution_rate": ("2560000", "2560000", None),
        "cost_soundness": ("256", "40", None),
    },
    "huainan-2024": {"budget_execution_rate": ("4920000", "4920000", None), "total_cost": (None, None, "492")},
    "zhongshan-2022": {
        "budget_execution_rate": ("17160289.87", "17160681", None),
        "budget_adjustment_rate": ("0", "17160681", None),
    },
    "zizhou-2023": {"budget_execution_rate": ("488000", "490000", None), "budget_limit": (None, None, "48.8")},
}


def plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", FOUND)
def test_a_years_money_is_what_its_report_prints(name: str, profile: HotlineProfile, person: PersonFactory) -> None:
    for role in ("contract_officer", "finance_staff", "hotline_head"):
        person(role, account=role.replace("_", "-"))
    last_day = city(name).last_day or AT.date()

    write_money(name=name, scale=Decimal(1), at=end_of_day(last_day.replace(year=last_day.year + 1, month=3, day=1)))

    scheme = load_scheme(name)
    leaves = [leaf for _, _, leaf in scheme.leaves()]
    found = money_values(leaves, scheme.period.first_day, scheme.period.last_day)
    assert {one.leaf: (plain(one.numerator), plain(one.denominator), plain(one.value)) for one in found} == FIGURES[
        name
    ]
    ((_, findings),) = check_all(date(last_day.year + 1, 3, 1))
    assert {one.code for one in findings} == FOUND[name]
