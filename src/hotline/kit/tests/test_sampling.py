"""Samples: as many as asked for, in proportion, and the same again by the same seed."""

from hypothesis import given
from hypothesis import strategies as some

from hotline.kit.sampling import draw

_POPULATIONS = some.dictionaries(some.sampled_from("abcdef"), some.integers(1, 60), min_size=1)


def _pairs(counts: dict[str, int]) -> list[tuple[str, str]]:
    return [(name, f"{name}{number}") for name, count in counts.items() for number in range(count)]


@given(_POPULATIONS, some.integers(0, 200), some.text(max_size=8))
def test_a_sample_has_its_size_and_is_drawn_again_by_its_seed(counts: dict[str, int], size: int, seed: str) -> None:
    pairs = _pairs(counts)
    strata = draw(pairs, size=size, seed=seed)
    assert sum(len(one.drawn) for one in strata) == min(size, len(pairs))
    assert all(len(set(one.drawn)) == len(one.drawn) <= one.population == counts[one.name] for one in strata)
    assert draw(reversed(pairs), size=size, seed=seed) == strata


@given(_POPULATIONS, some.integers(6, 200))
def test_every_stratum_gives_its_proportion_within_one_and_never_nothing(counts: dict[str, int], size: int) -> None:
    total = sum(counts.values())
    for one in draw(_pairs(counts), size=size, seed="2024"):
        exact = min(size, total) * one.population / total
        assert len(one.drawn) >= 1
        assert len(one.drawn) <= exact + 1


def test_another_seed_draws_others() -> None:
    pairs = _pairs({"a": 1000})
    assert draw(pairs, size=20, seed="1") != draw(pairs, size=20, seed="2")
