from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.volumes import MonthVolumes, apportion, at_scale

MONTHS = city("hanzhong-2023").months
assert MONTHS is not None
PUBLISHED = MONTHS.volumes()


def chained(month: MonthVolumes) -> bool:
    return (
        0 <= month.answered <= month.calls
        and 0 <= month.passed <= month.inspected <= month.answered
        and 0 <= month.answered_at_once <= month.completed <= month.received
        and 0 <= month.satisfied <= month.reached <= month.tried
    )


def test_the_published_year_adds_up_to_the_report() -> None:
    sums = {name: sum(getattr(month, name) for month in PUBLISHED) for name in MonthVolumes.__slots__}
    assert sums == {
        "calls": 199_133,
        "answered": 193_932,
        "inspected": 11_359,
        "passed": 10_889,
        "received": 215_371,
        "completed": 215_364,
        "answered_at_once": 122_761,
        "tried": 100_156,
        "reached": 77_230,
        "satisfied": 77_067,
    }


def test_at_full_scale_nothing_changes() -> None:
    assert at_scale(PUBLISHED, Decimal(1)) == PUBLISHED


@given(st.decimals(min_value=Decimal("0.01"), max_value=1, places=4))
def test_at_any_scale_no_part_exceeds_its_whole_and_totals_are_kept(scale: Decimal) -> None:
    scaled = at_scale(PUBLISHED, scale)
    assert all(chained(month) for month in scaled)
    for name in ("calls", "received", "tried"):
        assert sum(getattr(m, name) for m in scaled) == round(sum(getattr(m, name) for m in PUBLISHED) * scale)


@given(st.lists(st.integers(0, 5000), min_size=12, max_size=12), st.data())
def test_parts_stay_within_wholes_whatever_the_year(calls: list[int], data: st.DataObject) -> None:
    def below(values: list[int]) -> list[int]:
        return [data.draw(st.integers(0, value)) for value in values]

    answered, completed = below(calls), below(calls)
    inspected, reached = below(answered), below(calls)
    columns = (
        calls, answered, inspected, below(inspected), calls, completed, below(completed), calls, reached, below(reached)
    )  # fmt: skip
    year = [MonthVolumes(*values) for values in zip(*columns, strict=True)]
    assert all(chained(month) for month in at_scale(year, data.draw(st.decimals(0, 1, places=3))))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40), st.integers(0, 5000))
def test_apportioned_parts_add_up(weights: list[int], total: int) -> None:
    parts = apportion(weights, total)
    assert sum(parts) == (total if sum(weights) else 0)
    assert all(part >= 0 for part in parts)
