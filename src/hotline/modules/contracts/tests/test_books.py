"""Keeping the books: what is refused changes nothing, what is written down stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.kit.errors import InvalidInput, NotFound, NotPermitted, Refusal
from hotline.modules.contracts.actions import keep_budget, procure, sign_contract
from hotline.modules.contracts.errors import (
    BeyondBudget,
    CodeTaken,
    EntryReversedAlready,
    PartsDoNotAddUp,
    ProcurementRunsBackwards,
    StepTakenAlready,
)
from hotline.modules.contracts.models import BudgetEntry, Contract, ContractPart, Procurement, ProcurementStep, Project
from hotline.modules.contracts.rules.budget import available
from hotline.modules.contracts.rules.contract import Part
from hotline.modules.contracts.rules.procurement import TakenStep
from hotline.modules.contracts.rules.words import (
    BudgetEntryKind,
    ContractKind,
    ProcurementMethod,
    ProcurementStepKind,
)
from hotline.modules.contracts.selectors.books import books_of, find_project, load_books
from hotline.modules.contracts.selectors.checks import check_all

from .conftest import CONTRACT, PROJECT, Office

pytestmark = pytest.mark.django_db


def left(office: Office, line: str = "service", year: int = 2023) -> Decimal:
    return available(books_of(find_project(PROJECT)).entries, year, line=line)


def test_a_move_takes_from_one_line_what_it_gives_to_another(office: Office) -> None:
    office.paper(BudgetEntryKind.MOVE, "2200.00", line="office", to_line="service", document_number="〔2023〕87号")

    assert (left(office), left(office, "office")) == (Decimal("262200.00"), Decimal("7800.00"))


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (BudgetEntryKind.DECREASE, {}),
        (BudgetEntryKind.RECLAIM, {}),
        (BudgetEntryKind.MOVE, {"to_line": "office"}),
        (BudgetEntryKind.CARRY_OVER, {"year": 2024, "from_year": 2023}),
    ],
)
def test_no_paper_takes_more_than_is_left_beside_what_is_requested(
    office: Office, kind: BudgetEntryKind, changes: dict[str, object]
) -> None:
    office.sign()
    office.submit("230000.00")
    written = BudgetEntry.objects.count()

    with pytest.raises(BeyondBudget):
        office.paper(kind, "30000.01", **changes)

    assert BudgetEntry.objects.count() == written
    office.paper(kind, "30000.00", **changes)


def test_a_reversal_takes_an_entry_back_once(office: Office) -> None:
    entry = office.paper(BudgetEntryKind.INCREASE, "500.00")

    def reverse(entry_id: int) -> BudgetEntry:
        return keep_budget.reverse_budget_entry(
            project=PROJECT, entry_id=entry_id, reason="重复登记", by=office.officer, at=office.at
        )

    reversal = reverse(entry.pk)
    assert left(office) == Decimal("260000.00")
    for one in (entry, reversal):
        with pytest.raises(EntryReversedAlready):
            reverse(one.pk)


def test_an_entry_whose_money_is_asked_for_is_not_taken_back(office: Office) -> None:
    office.sign()
    office.submit("230000.00")
    initial = BudgetEntry.objects.get(line__code="service")

    with pytest.raises(BeyondBudget):
        keep_budget.reverse_budget_entry(
            project=PROJECT, entry_id=initial.pk, reason="误登", by=office.officer, at=office.at
        )

    assert left(office) == Decimal("260000.00")


REFUSED: list[tuple[Callable[[Office], object], type[Refusal]]] = [
    (lambda office: office.paper(BudgetEntryKind.INCREASE, "0.00"), InvalidInput),
    (lambda office: office.paper(BudgetEntryKind.INCREASE, "0.001"), InvalidInput),
    (lambda office: office.paper(BudgetEntryKind.MOVE, "1.00"), InvalidInput),
    (lambda office: office.paper(BudgetEntryKind.MOVE, "1.00", to_line="service"), InvalidInput),
    (lambda office: office.paper(BudgetEntryKind.CARRY_OVER, "1.00", from_year=2023), InvalidInput),
    (lambda office: office.paper(BudgetEntryKind.INCREASE, "1.00", line="travel"), NotFound),
    (lambda office: office.paper(BudgetEntryKind.INCREASE, "1.00", decided_on=date(2030, 1, 1)), InvalidInput),
    (lambda office: replace(office, officer=office.finance).paper(BudgetEntryKind.INCREASE, "1.00"), NotPermitted),
    (lambda office: office.sign(parts=(Part("wages", "工资", Decimal("1.00")),)), PartsDoNotAddUp),
    (lambda office: office.sign(service_until=date(2022, 12, 31)), InvalidInput),
    (lambda office: office.sign(kind=ContractKind.SUPPLEMENT), InvalidInput),
    (lambda office: office.sign(under="HT-none"), NotFound),
    (lambda office: office.sign(procurement="CG-none"), NotFound),
    (
        lambda office: keep_budget.open_project(
            code=PROJECT, name="又一个", owner="某局", by=office.head, at=office.at
        ),
        CodeTaken,
    ),
]


@pytest.mark.parametrize("place", range(len(REFUSED)))
def test_what_does_not_hold_is_refused_and_changes_nothing(office: Office, place: int) -> None:
    act, refusal = REFUSED[place]
    before = BudgetEntry.objects.count(), Contract.objects.count(), Project.objects.count()

    with pytest.raises(refusal):
        act(office)

    assert (BudgetEntry.objects.count(), Contract.objects.count(), Project.objects.count()) == before


def test_parts_that_differ_are_taken_with_a_note_and_found(office: Office) -> None:
    """Hanzhong's contract of 256 lists parts of 259.786."""
    parts = tuple(
        Part(code, code, Decimal(amount))
        for code, amount in (
            ("wages", "148176"),
            ("insurance", "70646.4"),
            ("management", "26258.7"),
            ("taxes", "14704.9"),
        )
    )
    office.sign(parts=parts, parts_note="合同文本所列各项之和即为此数")

    ((_, findings),) = check_all(date(2023, 3, 1))

    assert [(one.code, one.stated, one.computed) for one in findings] == [
        ("parts_do_not_add_up", "256,000.00", "259,786.00")
    ]


def test_a_contract_stands_with_its_parts_in_order(office: Office) -> None:
    contract = office.sign()

    assert [part.code for part in ContractPart.objects.filter(contract=contract).order_by("place")] == [
        "wages", "management",
    ]  # fmt: skip
    with pytest.raises(CodeTaken):
        office.sign()


def test_yearly_contracts_and_supplements_stand_under_what_they_belong_to(office: Office) -> None:
    office.sign(number="ZB-1", kind=ContractKind.AWARD, parts=(), service_until=date(2025, 12, 31), assessed=None)
    office.sign(under="ZB-1")
    office.sign(number="HT-BC", kind=ContractKind.SUPPLEMENT, under=CONTRACT, amount=Decimal("-10.00"), parts=())

    for kind, under in ((ContractKind.SERVICE, CONTRACT), (ContractKind.SUPPLEMENT, "HT-BC")):
        with pytest.raises(InvalidInput):
            office.sign(number="HT-X", kind=kind, under=under)


def test_steps_of_a_procurement_are_written_down_once_and_forward(office: Office) -> None:
    procure.open_procurement(
        project=PROJECT,
        code="CG-1",
        name="采购",
        method=ProcurementMethod.SINGLE_SOURCE,
        by=office.officer,
        at=office.at,
    )

    def take(kind: ProcurementStepKind, day: date) -> ProcurementStep:
        return procure.record_procurement_step(
            project=PROJECT, procurement="CG-1", step=TakenStep(kind, day, "文号"), by=office.officer, at=office.at
        )

    take(ProcurementStepKind.AWARD, date(2023, 10, 16))
    take(ProcurementStepKind.DEMAND, date(2023, 7, 20))
    with pytest.raises(ProcurementRunsBackwards):
        take(ProcurementStepKind.PUBLICATION, date(2023, 10, 17))
    with pytest.raises(StepTakenAlready):
        take(ProcurementStepKind.AWARD, date(2023, 10, 17))
    assert Procurement.objects.get().steps.count() == 2


def test_what_was_settled_is_kept(office: Office) -> None:
    office.sign()
    service = sign_contract.AcceptedService(Decimal("255000.00"), date(2024, 1, 20), "〔2024〕3号")

    sign_contract.record_settlement(contract=CONTRACT, service=service, by=office.officer, at=office.at)

    (settled,) = books_of(find_project(PROJECT)).settlements
    assert (settled.contract, settled.accepted) == (CONTRACT, Decimal("255000.00"))


def test_books_of_many_projects_take_as_many_queries_as_of_one(office: Office) -> None:
    office.sign()
    counted = []
    for round_number in range(2):
        projects = list(Project.objects.all())
        with CaptureQueriesContext(connection) as captured:
            load_books(projects)
        counted.append(len(captured))
        for number in range(5):
            keep_budget.open_project(
                code=f"project-{round_number}-{number}",
                name="项目",
                owner="某局",
                by=office.officer,
                at=office.at,
            )

    assert counted[0] == counted[1]
