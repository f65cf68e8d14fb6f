"""What the checks find in books, and that clean books have no findings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.contracts.rules.assessment import Assessed, FeeBase
from hotline.modules.contracts.rules.books import Books, Settled
from hotline.modules.contracts.rules.budget import BudgetEntry
from hotline.modules.contracts.rules.checking import check
from hotline.modules.contracts.rules.contract import ContractFile, Part
from hotline.modules.contracts.rules.execution import Spending
from hotline.modules.contracts.rules.procurement import ProcurementFile, TakenStep
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import (
    AssessmentKind,
    BudgetEntryKind,
    ContractKind,
    PaymentKind,
    ProcurementMethod,
    ProcurementStepKind,
)

AS_OF = date(2024, 6, 30)
TERMS = CheckTerms()


def entry(number: int, kind: BudgetEntryKind, amount: str, **changes: object) -> BudgetEntry:
    facts: dict[str, object] = {"line": "service", "year": 2023, "decided_on": date(2023, 1, 10)} | changes
    return BudgetEntry(id=number, kind=kind, amount=Decimal(amount), **facts)  # type: ignore[arg-type]


def payment(number: str, amount: str, on: date, kind: PaymentKind = PaymentKind.PROGRESS) -> Spending:
    return Spending(
        number=number, line="service", year=2023, amount=Decimal(amount), paid_on=on, kind=kind, contract="HT-1"
    )


SERVICE = ContractFile(
    number="HT-1",
    name="热线服务",
    kind=ContractKind.SERVICE,
    vendor="某公司",
    amount=Decimal("1000.00"),
    signed_on=date(2022, 12, 20),
    service_from=date(2023, 1, 1),
    service_until=date(2023, 12, 31),
    parts=(Part("wages", "工资", Decimal("900.00")), Part("management", "管理费", Decimal("100.00"), is_held=True)),
    procurement="CG-1",
    assessed=AssessmentKind.YEARLY,
)
YEARLY = Assessed(
    id=1,
    contract="HT-1",
    kind=AssessmentKind.YEARLY,
    first_day=date(2023, 1, 1),
    last_day=date(2023, 12, 31),
    assessed_on=date(2024, 1, 8),
    mark=Decimal("92.00"),
    base=FeeBase.HELD,
    released=Decimal("100.00"),
    deducted=Decimal("0.00"),
)
CLEAN = Books(
    code="hotline",
    name="热线",
    lines={"service": "委托业务费"},
    entries=(entry(1, BudgetEntryKind.NEED, "1000.00"), entry(2, BudgetEntryKind.INITIAL, "1000.00")),
    procurements=(
        ProcurementFile(
            code="CG-1",
            name="热线服务采购",
            method=ProcurementMethod.SINGLE_SOURCE,
            steps=(
                TakenStep(ProcurementStepKind.DEMAND, date(2022, 10, 8)),
                TakenStep(ProcurementStepKind.SINGLE_SOURCE_ARGUMENT, date(2022, 10, 20)),
                TakenStep(ProcurementStepKind.PUBLICATION, date(2022, 11, 1)),
                TakenStep(ProcurementStepKind.AWARD, date(2022, 12, 1)),
            ),
        ),
    ),
    contracts=(SERVICE,),
    assessments=(YEARLY,),
    spending=(
        payment("1", "300.00", date(2023, 3, 20), PaymentKind.ADVANCE),
        payment("2", "300.00", date(2023, 6, 20)),
        payment("3", "300.00", date(2023, 9, 20)),
        payment("4", "100.00", date(2024, 1, 20), PaymentKind.HELD_RELEASE),
    ),
    settlements=(Settled("HT-1", Decimal("1000.00"), date(2024, 1, 15)),),
    services={"HT-1": Decimal(100)},
)


def codes(books: Books) -> set[str]:
    return {one.code for one in check(books, TERMS, AS_OF)}


def with_contract(**changes: object) -> Books:
    return replace(CLEAN, contracts=(replace(SERVICE, **changes),))  # type: ignore[arg-type]


def without_step(kind: ProcurementStepKind) -> Books:
    (file,) = CLEAN.procurements
    steps = tuple(step for step in file.steps if step.kind is not kind)
    return replace(CLEAN, procurements=(replace(file, steps=steps),))


def test_clean_books_have_no_findings() -> None:
    assert check(CLEAN, TERMS, AS_OF) == []


AWARD = replace(
    SERVICE, number="ZB-1", kind=ContractKind.AWARD, amount=Decimal("900.00"), parts=(), procurement=None, assessed=None
)
PLANTED = {
    "service_before_contract": with_contract(signed_on=date(2023, 11, 1)),
    "contract_before_award": with_contract(signed_on=date(2022, 11, 30)),
    "contract_without_award": without_step(ProcurementStepKind.AWARD),
    "single_source_without_argument": without_step(ProcurementStepKind.SINGLE_SOURCE_ARGUMENT),
    "procurement_backwards": replace(
        CLEAN,
        procurements=(
            replace(
                CLEAN.procurements[0],
                steps=(*CLEAN.procurements[0].steps[:-1], TakenStep(ProcurementStepKind.AWARD, date(2022, 10, 30))),
            ),
        ),
    ),
    "parts_do_not_add_up": with_contract(parts=(*SERVICE.parts, Part("taxes", "税金", Decimal("0.01")))),
    "contracts_beyond_award": replace(CLEAN, contracts=(AWARD, replace(SERVICE, under="ZB-1"))),
    "contract_outside_award": replace(
        CLEAN,
        contracts=(
            replace(AWARD, amount=Decimal("3000.00"), service_until=date(2023, 11, 30)),
            replace(SERVICE, under="ZB-1"),
        ),
    ),
    "services_beyond_contract": replace(with_contract(service_volume=50), services={"HT-1": Decimal(119)}),
    "assessment_missing": with_contract(assessed=AssessmentKind.MONTHLY),
    "paid_before_contract": replace(CLEAN, spending=(payment("0", "1.00", date(2022, 12, 19)), *CLEAN.spending[:-1])),
    "paid_before_assessed": replace(CLEAN, spending=(*CLEAN.spending[:-1], payment("4", "100.00", date(2024, 1, 7)))),
    "paid_beyond_contract": replace(
        CLEAN,
        entries=(*CLEAN.entries, entry(3, BudgetEntryKind.INCREASE, "0.01")),
        spending=(*CLEAN.spending, payment("5", "0.01", date(2024, 2, 1))),
    ),
    "paid_beyond_budget": replace(CLEAN, entries=(entry(2, BudgetEntryKind.INITIAL, "999.99"),)),
    "budget_below_need": replace(
        CLEAN,
        entries=(entry(1, BudgetEntryKind.NEED, "1000.01"), entry(2, BudgetEntryKind.INITIAL, "1000.00")),
    ),
    "carry_over_used_twice": replace(
        CLEAN,
        entries=(*CLEAN.entries, entry(3, BudgetEntryKind.CARRY_OVER, "0.01", year=2025, from_year=2023)),
    ),
    "execution_behind": replace(CLEAN, spending=CLEAN.spending[2:]),
    "advance_not_settled": replace(CLEAN, settlements=()),
    "advance_beyond_settlement": replace(CLEAN, settlements=(Settled("HT-1", Decimal("299.99"), date(2024, 1, 15)),)),
}


@pytest.mark.parametrize("code", PLANTED)
def test_what_was_planted_is_found(code: str) -> None:
    assert code in codes(PLANTED[code])


@pytest.mark.parametrize(
    "code",
    # These have no second consequence in the planted books.
    [
        "service_before_contract", "contract_before_award", "single_source_without_argument", "parts_do_not_add_up",
        "contracts_beyond_award", "contract_outside_award", "paid_before_assessed", "paid_beyond_contract",
        "paid_beyond_budget", "budget_below_need", "carry_over_used_twice", "execution_behind", "advance_not_settled",
        "advance_beyond_settlement",
    ],
)  # fmt: skip
def test_nothing_else_is_found(code: str) -> None:
    extra = {"paid_before_contract", "advance_not_settled"} if code == "service_before_contract" else set()

    assert codes(PLANTED[code]) - extra == {code}


def test_a_finding_tells_place_stated_and_computed() -> None:
    (finding,) = check(PLANTED["parts_do_not_add_up"], TERMS, AS_OF)

    assert finding.place.zh == "合同 HT-1"
    assert (finding.stated, finding.computed) == ("1,000.00", "1,000.01")
    assert "0.01" in finding.text.zh and "0.01" in finding.text.en


def test_a_supplement_makes_room_and_takes_it_away() -> None:
    books = replace(CLEAN, spending=(*CLEAN.spending, payment("5", "50.00", date(2024, 2, 1))))
    books = replace(books, entries=(*books.entries, entry(9, BudgetEntryKind.INCREASE, "50.00")))
    more = replace(
        SERVICE, number="HT-1-1", kind=ContractKind.SUPPLEMENT, under="HT-1", amount=Decimal("50.00"), parts=(),
        procurement=None, assessed=None, signed_on=date(2023, 12, 1), service_from=date(2023, 12, 1),
    )  # fmt: skip

    assert codes(books) == {"paid_beyond_contract"}
    assert codes(replace(books, contracts=(SERVICE, more))) == set()
    less = replace(more, amount=Decimal("-0.01"))
    assert "paid_beyond_contract" in codes(replace(CLEAN, contracts=(SERVICE, less)))


def test_a_deduction_from_the_whole_fee_is_not_paid() -> None:
    deducted = replace(YEARLY, base=FeeBase.CONTRACT, released=Decimal("990.00"), deducted=Decimal("10.00"))
    free = replace(SERVICE, parts=(replace(SERVICE.parts[0], amount=Decimal("1000.00")),))

    assert codes(replace(CLEAN, contracts=(free,), assessments=(deducted,))) == {"paid_before_assessed"}
    lower = (*CLEAN.spending[:-1], payment("4", "90.00", date(2024, 1, 20)))
    assert codes(replace(CLEAN, contracts=(free,), assessments=(deducted,), spending=lower)) == set()


AMOUNTS = st.lists(st.decimals(min_value="0.01", max_value="600.00", places=2), min_size=1, max_size=8)


@given(AMOUNTS)
def test_more_is_never_paid_than_contracted_or_budgeted_without_a_finding(amounts: list[Decimal]) -> None:
    spending = tuple(payment(str(place), str(amount), date(2024, 1, 20)) for place, amount in enumerate(amounts))
    found = codes(replace(CLEAN, spending=spending))

    assert ("paid_beyond_contract" in found) == (sum(amounts) > 1000)
    assert ("paid_beyond_budget" in found) == (sum(amounts) > 1000)
