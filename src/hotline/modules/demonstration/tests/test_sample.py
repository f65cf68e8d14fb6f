"""A sample of which copies are left out until every sum is the wanted one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.demonstration.errors import VolumesMissed
from hotline.modules.demonstration.rules.sample import left_out

COPIES = 7
WHOLE, PART = ("whole", 0), ("part", 0)


@given(
    of_both=st.integers(0, 40), of_whole=st.integers(0, 40), less=st.integers(0, 280), less_of_part=st.integers(0, 280)
)
def test_copies_left_out_make_every_sum_exact(of_both: int, of_whole: int, less: int, less_of_part: int) -> None:
    less_of_part = min(less_of_part, of_both * COPIES)
    less = min(less, of_whole * COPIES) + less_of_part
    profiles = [frozenset({WHOLE, PART})] * of_both + [frozenset({WHOLE})] * of_whole
    targets = {PART: of_both * COPIES - less_of_part, WHOLE: len(profiles) * COPIES - less}
    lost = left_out(profiles, [True] * len(profiles), targets, ("part", "whole"), COPIES)
    assert all(0 < count <= COPIES for count in lost.values())
    for feature, target in targets.items():
        kept = [COPIES - lost.get(place, 0) for place, profile in enumerate(profiles) if feature in profile]
        assert sum(kept) == target


def test_what_may_lose_nothing_keeps_every_copy() -> None:
    profiles = [frozenset({WHOLE})] * 3
    assert left_out(profiles, [False, True, False], {WHOLE: 3 * COPIES - 4}, ("whole",), COPIES) == {1: 4}


def test_what_was_lost_already_does_not_count() -> None:
    profiles = [frozenset({WHOLE})] * 2
    assert left_out(profiles, [True, False], {WHOLE: 10}, ("whole",), COPIES, {1: 3}) == {0: 1}


@pytest.mark.parametrize("target", [COPIES + 1, -1])
def test_a_sum_that_cannot_be_hit_is_refused(target: int) -> None:
    with pytest.raises(VolumesMissed):
        left_out([frozenset({WHOLE})], [True], {WHOLE: target}, ("whole",), COPIES)
