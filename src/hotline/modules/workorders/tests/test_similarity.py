"""How alike two matters are; with real messages to a mayor's mailbox where they are at hand."""

import csv
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.workorders.rules.similarity import (
    USUAL_WEIGHTS,
    Description,
    LikenessReason,
    character_pairs,
    likeness,
    text_similarity,
    words_of,
)

# Beside the project, wherever that is: never a part of it.
_PLACES = [above / "shared" / "data" / "taidi2020_c" / "hot_topic_messages.csv" for above in Path(__file__).parents]
REAL = next((place for place in _PLACES if place.exists()), _PLACES[-1])

WATER = Description(
    phone_number="13800000000",
    category_codes=("01", "0101", "010101"),
    division_codes=("990100", "990121", "990121100"),
    address="城关镇东大街8号",
    words=words_of("小区停水两天", "来电人反映小区停水两天，希望尽快恢复。"),
)

texts = st.text(st.sampled_from("小区停水两天没有人管请尽快恢复供暖ab1，。 "), max_size=40)
descriptions = st.builds(
    Description,
    phone_number=st.sampled_from(["", "13800000000", "13900000000"]),
    category_codes=st.sampled_from([(), ("01",), ("01", "0101"), ("01", "0102"), ("02",)]),
    division_codes=st.sampled_from([(), ("9901",), ("9901", "990121"), ("9901", "990102")]),
    address=texts,
    words=st.builds(words_of, texts, texts),
    age_days=st.floats(0, 400),
)


@given(descriptions, descriptions)
def test_likeness_is_between_none_and_all_and_the_same_both_ways(one: Description, other: Description) -> None:
    forth, back = likeness(one, other), likeness(other, one)

    assert 0 <= forth.score <= 1
    assert (forth.score, set(forth.reasons)) == (back.score, set(back.reasons))
    assert all(0 < value <= 1 for _, value in forth.reasons)


@given(descriptions, descriptions, st.floats(1, 400))
def test_the_older_a_matter_is_the_less_it_is_taken_for_the_same(
    one: Description, other: Description, days: float
) -> None:
    fresh, old = replace(other, age_days=one.age_days), replace(other, age_days=one.age_days + days)

    assert likeness(one, old).score <= likeness(one, fresh).score


def test_the_same_call_again_is_almost_certainly_the_same_matter() -> None:
    found = likeness(WATER, WATER)

    assert found.score == 1
    assert {reason for reason, _ in found.reasons} == {
        LikenessReason.SAME_NUMBER,
        LikenessReason.SAME_PLACE,
        LikenessReason.SAME_CATEGORY,
        LikenessReason.SIMILAR_TEXT,
    }


def test_a_neighbour_who_words_it_differently_is_proposed_and_another_town_is_not() -> None:
    neighbour = replace(
        WATER,
        phone_number="13900000001",
        words=words_of("东大街停水没人管", "东大街小区已经停水，什么时候恢复供水？"),
    )
    elsewhere = replace(
        neighbour,
        division_codes=("990100", "990102", "990102001"),
        address="东街街道北路3号",
        words=words_of("供暖温度不够", "家中只有十五度。"),
    )

    assert likeness(WATER, neighbour).score >= USUAL_WEIGHTS.threshold
    assert likeness(WATER, elsewhere).score < USUAL_WEIGHTS.threshold


def test_the_same_caller_about_something_else_is_not_proposed() -> None:
    other = Description(
        phone_number=WATER.phone_number,
        category_codes=("02", "0201"),
        division_codes=WATER.division_codes,
        address="西大街21号",
        words=words_of("超市不退款", "在超市购物后商家拒绝退款。"),
    )

    assert likeness(WATER, other).score < USUAL_WEIGHTS.threshold


def test_what_one_of_them_does_not_tell_is_not_held_against_it() -> None:
    anonymous = replace(WATER, phone_number="", address="")

    assert likeness(WATER, anonymous).score >= 0.85


def test_weights_are_data() -> None:
    by_number_alone = replace(USUAL_WEIGHTS, place=0, category=0, text=0)
    other = Description(phone_number=WATER.phone_number, words=words_of("完全不同", "另外一件事情"))

    assert likeness(WATER, other, by_number_alone).score == 1


def test_character_pairs_ignore_blanks_and_punctuation() -> None:
    assert character_pairs("停 水，了") == {"停水", "水了"}
    assert character_pairs("停") == frozenset()


@pytest.mark.skipif(not REAL.exists(), reason="the public contest's messages are not at hand")
def test_strangers_words_for_one_real_matter_are_found_among_four_thousand() -> None:
    with REAL.open(encoding="utf-8-sig") as lines:
        messages = [(row["留言主题"].strip(), row["留言详情"].strip()) for row in csv.DictReader(lines)]
    words = [words_of(*message) for message in messages]
    topics = [
        {n for n, (title, content) in enumerate(messages) if all(name in title + content for name in names)}
        for names in (("丽发", "搅拌"), ("伊景园", "滨河"))
    ]
    same = {n: numbers for numbers in topics for n in numbers}
    asked = sorted(same)[::4]
    assert len(asked) >= 20

    found = 0
    for number in asked:
        others = (other for other in range(len(messages)) if other != number)
        closest = sorted(others, key=lambda other: -text_similarity(words[number], words[other]))[:5]
        found += bool(same[number] & set(closest))
    assert found / len(asked) >= 0.95, "recall of one of the same matter among the first five"

    chance = random.Random(12345)
    pairs = [tuple(chance.sample(range(len(messages)), 2)) for _ in range(4000)]
    strangers = [(a, b) for a, b in pairs if b not in same.get(a, set())]
    taken_for_one = sum(
        likeness(Description(words=words[a]), Description(words=words[b])).score >= USUAL_WEIGHTS.threshold
        for a, b in strangers
    )
    assert taken_for_one / len(strangers) <= 0.002, "strangers' matters taken for one, by their words alone"
