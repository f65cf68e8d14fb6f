"""Rules about money: what is preserved, what is exact, and what order things have."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.access.public import ROLES
from hotline.modules.contracts.errors import (
    ChainNotInOrder,
    FeeTermsNotInOrder,
    NotYourTurn,
    OwnRequest,
    SignedAlready,
)
from hotline.modules.contracts.rules.approval import (
    DEFAULT_CHAIN,
    ChainStep,
    Signer,
    ensure_chain,
    ensure_may_sign,
    next_step,
)
from hotline.modules.contracts.rules.assessment import FeeBand, FeeBase, FeeTerms, fee_yield
from hotline.modules.contracts.rules.budget import BudgetEntry, adjustment_rate, available, stated
from hotline.modules.contracts.rules.contract import ContractFile, share_of_period, utilisation
from hotline.modules.contracts.rules.execution import ExecutionBase, Spending, execution_rate, quarters
from hotline.modules.contracts.rules.money import spread, to_fen, yuan
from hotline.modules.contracts.rules.procurement import TakenStep, backward_steps
from hotline.modules.contracts.rules.words import BudgetEntryKind as Kind
from hotline.modules.contracts.rules.words import ContractKind, PaymentKind, ProcurementStepKind
from hotline.modules.scoring.public import Text

AMOUNTS = st.decimals(min_value="0.01", max_value="99999999.99", places=2)
DAY = date(2023, 7, 5)


def entry(number: int, kind: Kind, amount: str | Decimal, **changes: object) -> BudgetEntry:
    facts: dict[str, object] = {"line": "service", "year": 2023, "decided_on": DAY} | changes
    return BudgetEntry(id=number, kind=kind, amount=Decimal(amount), **facts)  # type: ignore[arg-type]


def paid(amount: str | Decimal, on: date, **changes: object) -> Spending:
    facts: dict[str, object] = {"number": "1", "line": "service", "year": 2023, "kind": PaymentKind.PROGRESS} | changes
    return Spending(amount=Decimal(amount), paid_on=on, **facts)  # type: ignore[arg-type]


MOVES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), AMOUNTS).filter(lambda m: m[0] != m[1]))


@given(AMOUNTS, MOVES)
def test_moves_between_lines_change_no_total(initial: Decimal, moves: list[tuple[str, str, Decimal]]) -> None:
    entries = [entry(1, Kind.INITIAL, initial, line="a")]
    entries += [
        entry(place, Kind.MOVE, amount, line=source, to_line=target)
        for place, (source, target, amount) in enumerate(moves, 2)
    ]

    assert available(entries, 2023) == initial
    assert sum(available(entries, 2023, line=line) for line in "abc") == initial


@given(st.lists(st.tuples(st.sampled_from([2021, 2022]), AMOUNTS)))
def test_what_is_carried_over_leaves_one_year_for_another(carried: list[tuple[int, Decimal]]) -> None:
    entries = [entry(1, Kind.INITIAL, "100000000.00", year=2021)]
    entries += [
        entry(place, Kind.CARRY_OVER, amount, year=source + 1, from_year=source)
        for place, (source, amount) in enumerate(carried, 2)
    ]

    assert sum(available(entries, year) for year in (2021, 2022, 2023)) == Decimal("100000000.00")


@given(st.lists(st.tuples(st.sampled_from([Kind.INITIAL, Kind.INCREASE, Kind.DECREASE, Kind.RECLAIM]), AMOUNTS)))
def test_a_reversed_entry_counts_for_nothing(changes: list[tuple[Kind, Decimal]]) -> None:
    entries = [entry(place, kind, amount) for place, (kind, amount) in enumerate(changes, 1)]
    reversals = [entry(1000 + one.id, one.kind, one.amount, reverses=one.id) for one in entries]

    assert available([*entries, *reversals], 2023) == 0
    assert adjustment_rate([*entries, *reversals], [2023]).exact is None


def test_need_and_receipt_leave_what_is_available_as_it_is() -> None:
    entries = [entry(1, Kind.NEED, "2597858.00"), entry(2, Kind.RECEIPT, "2560000.00")]

    assert available(entries, 2023) == 0
    assert stated(entries, [Kind.NEED], 2023) == Decimal("2597858.00")


def test_a_budget_is_as_its_papers_say_on_each_day() -> None:
    entries = [
        entry(1, Kind.INITIAL, "2380000.00"),
        entry(2, Kind.INCREASE, "220000.00", decided_on=date(2023, 7, 11)),
    ]

    assert available(entries, 2023, until=date(2023, 7, 10)) == Decimal("2380000.00")
    assert available(entries, 2023, until=date(2023, 7, 11)) == Decimal("2600000.00")


def test_increases_do_not_count_as_adjustment_unless_the_net_change_is_asked_for() -> None:
    entries = [
        entry(1, Kind.INITIAL, "100.00"),
        entry(2, Kind.INCREASE, "30.00"),
        entry(3, Kind.DECREASE, "8.00"),
        entry(4, Kind.RECLAIM, "4.00"),
    ]

    assert adjustment_rate(entries, [2023]).exact == Fraction(12, 100)
    assert adjustment_rate(entries, [2023], is_net=True).exact == Fraction(18, 100)


def test_execution_is_exact_and_has_no_value_without_a_budget() -> None:
    """Zizhou prints 99.65% for 48.8 of 49; Zhongshan's 17,160,289.87 of 17,160,681.00 is less than all."""
    county = [entry(1, Kind.INITIAL, "490000.00")]
    spending = [paid("488000.00", date(2023, 9, 21))]
    year = date(2023, 1, 1), date(2023, 12, 31)

    assert execution_rate(county, spending, *year).exact == Fraction(488, 490)
    assert execution_rate([], spending, *year).exact is None
    city = [entry(1, Kind.INITIAL, "17160681.00")]
    assert (execution_rate(city, [paid("17160289.87", DAY)], *year).exact or 2) < 1


def test_execution_counts_what_was_paid_within_the_period_of_its_budgets_year() -> None:
    entries = [entry(1, Kind.INITIAL, "270.00"), entry(2, Kind.RECEIPT, "266.00")]
    spending = [
        paid("256.00", date(2023, 11, 23)),
        paid("10.00", date(2024, 5, 1)),
        paid("4.00", date(2023, 12, 1), year=2022),
    ]

    assert execution_rate(entries, spending, date(2023, 1, 1), date(2023, 12, 31)).numerator == 256
    assert execution_rate(entries, spending, date(2023, 1, 1), date(2023, 6, 30)).numerator == 0
    of_receipts = execution_rate(entries, spending, date(2023, 1, 1), date(2023, 12, 31), base=ExecutionBase.RECEIPTS)
    assert of_receipts.exact == Fraction(256, 266)


def test_quarters_follow_each_other_through_the_year() -> None:
    days = [day for span in quarters(2024) for day in span]

    assert days[0], days[-1] == (date(2024, 1, 1), date(2024, 12, 31))
    assert [last for _, last in quarters(2023)] == [
        date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31),
    ]  # fmt: skip


@given(AMOUNTS, st.integers(1, 60))
def test_a_sum_spread_over_parts_loses_no_fen(total: Decimal, parts: int) -> None:
    shares = spread(total, parts)

    assert sum(shares) == total
    assert max(shares) - min(shares) <= Decimal("0.01")


def contract(**changes: object) -> ContractFile:
    facts: dict[str, object] = {
        "number": "HT-1", "name": "热线服务", "kind": ContractKind.SERVICE, "vendor": "某公司",
        "amount": Decimal("2560000.00"), "signed_on": date(2023, 1, 1), "service_from": date(2023, 1, 1),
        "service_until": date(2023, 12, 31),
    }  # fmt: skip
    return ContractFile(**(facts | changes))  # type: ignore[arg-type]


@given(AMOUNTS, st.integers(0, 40))
def test_the_months_of_a_contract_together_are_its_amount(amount: Decimal, months: int) -> None:
    last = date(2022 + months // 12, months % 12 + 1, 28)
    file = contract(service_from=date(2022, 1, 15), service_until=last)

    shares = [
        share_of_period(
            amount, file, date(2022 + month // 12, month % 12 + 1, 1), date(2022 + month // 12, month % 12 + 1, 28)
        )
        for month in range(months + 1)
    ]

    assert sum(shares) == amount


def test_services_over_contracted_volume() -> None:
    used = utilisation(Decimal(28_717_436), contract(service_volume=12_120_000))

    assert used is not None
    assert f"{float(used):.2f}" == "2.37"
    assert utilisation(Decimal(5), contract()) is None


BANDS = FeeTerms(
    base=FeeBase.HELD,
    bands=(
        FeeBand(at_least=Decimal(90), share=Decimal(1)),
        FeeBand(at_least=Decimal(80), share=Decimal("0.9")),
        FeeBand(share=Decimal("0.333333")),
    ),
)
MARKS = st.decimals(min_value=0, max_value=100, places=2)


@given(AMOUNTS, MARKS, MARKS)
def test_what_an_assessment_pays_adds_up_and_never_falls_with_the_mark(
    base: Decimal, mark: Decimal, other: Decimal
) -> None:
    for terms in (BANDS, FeeTerms(base=FeeBase.CONTRACT, full_from=Decimal(95), share_per_point=Decimal("0.01"))):
        pays = fee_yield(terms, mark, base)
        assert pays.released + pays.deducted == base
        assert 0 <= pays.released <= base
        low, high = sorted((mark, other))
        assert fee_yield(terms, low, base).released <= fee_yield(terms, high, base).released


def test_a_band_begins_exactly_at_its_bound() -> None:
    assert fee_yield(BANDS, Decimal("90.00"), Decimal("262587.00")).deducted == 0
    assert fee_yield(BANDS, Decimal("89.99"), Decimal("262587.00")).released == Decimal("236328.30")


@pytest.mark.parametrize(
    "terms",
    [
        FeeTerms(base=FeeBase.HELD),
        FeeTerms(base=FeeBase.HELD, full_from=Decimal(90)),
        FeeTerms(base=FeeBase.HELD, bands=(FeeBand(at_least=Decimal(90), share=Decimal(1)),)),
        FeeTerms(
            base=FeeBase.HELD, bands=(FeeBand(at_least=Decimal(80), share=Decimal("0.5")), FeeBand(share=Decimal(1)))
        ),
        FeeTerms(base=FeeBase.HELD, bands=BANDS.bands, full_from=Decimal(90), share_per_point=Decimal("0.1")),
    ],
)
def test_fee_terms_with_gaps_or_that_pay_more_for_less_are_refused(terms: FeeTerms) -> None:
    BANDS.ensure_in_order()
    with pytest.raises(FeeTermsNotInOrder):
        terms.ensure_in_order()


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_rounding_to_the_fen_is_half_away_from_zero(exact: Fraction) -> None:
    assert abs(Fraction(to_fen(exact)) - exact) <= Fraction(1, 200)
    assert to_fen(-exact) == -to_fen(exact)
    assert (to_fen(Fraction(5, 1000)), yuan(to_fen(Fraction(1234565, 1000)))) == (Decimal("0.01"), "1,234.57")


def test_steps_of_a_procurement_may_not_run_backwards() -> None:
    steps = [
        TakenStep(ProcurementStepKind.AWARD, date(2023, 10, 16)),
        TakenStep(ProcurementStepKind.DEMAND, date(2023, 7, 20)),
        TakenStep(ProcurementStepKind.PUBLICATION, date(2023, 10, 20)),
    ]

    assert [(before.kind, after.kind) for before, after in backward_steps(steps)] == [
        (ProcurementStepKind.PUBLICATION, ProcurementStepKind.AWARD)
    ]
    assert backward_steps([*steps[:2], TakenStep(ProcurementStepKind.PUBLICATION, date(2023, 10, 16))]) == []


def signer(number: int, *roles: str) -> Signer:
    return Signer(number, f"account-{number}", frozenset(roles))


def test_nobody_signs_for_himself_or_twice_or_out_of_turn() -> None:
    finance = DEFAULT_CHAIN[3]

    ensure_may_sign(finance, signer(3, "finance_staff"), submitter_id=1, signed_by=[1, 2])
    with pytest.raises(OwnRequest):
        ensure_may_sign(finance, signer(1, "finance_staff"), submitter_id=1, signed_by=[1])
    with pytest.raises(SignedAlready):
        ensure_may_sign(finance, signer(2, "finance_staff"), submitter_id=1, signed_by=[1, 2])
    with pytest.raises(NotYourTurn):
        ensure_may_sign(finance, signer(3, "hotline_head"), submitter_id=1, signed_by=[1, 2])


def test_signatures_are_due_in_the_order_of_the_chain() -> None:
    signed: list[str] = []
    while (step := next_step(DEFAULT_CHAIN, signed)) is not None:
        signed.append(step.code)

    assert signed == [step.code for step in DEFAULT_CHAIN]
    assert len(signed) == 7


@pytest.mark.parametrize(
    "chain",
    [
        DEFAULT_CHAIN[:1],
        (*DEFAULT_CHAIN, DEFAULT_CHAIN[0]),
        (*DEFAULT_CHAIN, ChainStep(code="mayor", name=Text("市长", "mayor"), roles=("mayor",))),
    ],
)
def test_a_chain_that_cannot_work_is_refused(chain: tuple[ChainStep, ...]) -> None:
    ensure_chain(DEFAULT_CHAIN, ROLES)
    with pytest.raises(ChainNotInOrder):
        ensure_chain(chain, ROLES)
