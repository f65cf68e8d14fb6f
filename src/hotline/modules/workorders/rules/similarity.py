"""How alike two matters are, and why: what is proposed as a duplicate when a request is registered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_BETWEEN_WORDS = re.compile(r"[\W_]+")
# What is told of a matter beyond this adds length, not likeness.
_LONGEST_TEXT = 600


class LikenessReason(StrEnum):
    """Why two matters are taken for one."""

    SAME_NUMBER = "same_number"
    SAME_PLACE = "same_place"
    NEAR_PLACE = "near_place"
    SAME_CATEGORY = "same_category"
    NEAR_CATEGORY = "near_category"
    SIMILAR_TEXT = "similar_text"


@dataclass(frozen=True, slots=True)
class Words:
    """The pairs of characters of a title and of a content, made once however often they are compared."""

    title: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Description:
    """What of a matter is compared. Lineages run from the outermost to the innermost; the age is in days."""

    phone_number: str = ""
    category_codes: Sequence[str] = ()
    division_codes: Sequence[str] = ()
    address: str = ""
    words: Words = Words()
    age_days: float = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of likeness counts, and from where on a matter is proposed. A city may set others.

    Another number counts less against a matter than the same number counts for it: neighbours call too. Texts are not
    alike up to `text_floor` and fully alike from `text_ceiling` on: two strangers' words for one thing share half of
    their pairs of characters, words about different things up to a quarter. A matter loses up to `most_decay` of its
    score with age, in proportion to `decay_days`.
    """

    number: float = 0.25
    other_number: float = 0.1
    place: float = 0.25
    category: float = 0.15
    text: float = 0.35
    text_floor: float = 0.2
    text_ceiling: float = 0.6
    most_decay: float = 0.2
    decay_days: float = 90
    threshold: float = 0.5


USUAL_WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1, and its reasons, each with how far it holds, from 0 to 1; the weightiest first."""

    score: float
    reasons: tuple[tuple[LikenessReason, float], ...]


def likeness(one: Description, other: Description, weights: Weights = USUAL_WEIGHTS) -> Likeness:
    """How likely the two are about one matter.

    Only what both tell is compared: a caller without a number, or a matter without an address, is not held against it.
    """
    found: list[tuple[float, float, LikenessReason]] = []
    if one.phone_number and other.phone_number:
        is_same = one.phone_number == other.phone_number
        weight = weights.number if is_same else weights.other_number
        found.append((weight, float(is_same), LikenessReason.SAME_NUMBER))
    if one.division_codes and other.division_codes:
        found.append((weights.place, *_place(one, other)))
    if one.category_codes and other.category_codes:
        found.append((weights.category, *_category(one.category_codes, other.category_codes)))
    found.append((weights.text, _text(one, other, weights), LikenessReason.SIMILAR_TEXT))
    possible = sum(weight for weight, _, _ in found)
    reached = sum(weight * value for weight, value, _ in found) / possible
    age = min(abs(one.age_days - other.age_days) / weights.decay_days, 1)
    ranked = sorted((item for item in found if item[1] > 0), key=lambda item: -item[0] * item[1])
    return Likeness(
        round(reached * (1 - weights.most_decay * age), 2), tuple((reason, value) for _, value, reason in ranked)
    )


def character_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, which in Chinese are mostly words; blanks and punctuation do not count."""
    plain = _BETWEEN_WORDS.sub("", text[:_LONGEST_TEXT].lower())
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def words_of(title: str, content: str) -> Words:
    """A matter's words as they are compared."""
    return Words(character_pairs(title), character_pairs(content))


def text_similarity(one: Words, other: Words) -> float:
    """How much of each title the other's title and content hold, and a little how alike the contents are: 0 to 1."""
    told = _held(one.title, other) + _held(other.title, one)
    return 0.7 * told / 2 + 0.3 * _dice(one.content, other.content)


def _text(one: Description, other: Description, weights: Weights) -> float:
    alike = text_similarity(one.words, other.words)
    return min(max((alike - weights.text_floor) / (weights.text_ceiling - weights.text_floor), 0), 1)


def _place(one: Description, other: Description) -> tuple[float, LikenessReason]:
    """The same town or street, its surroundings, or the same address within."""
    near = _shared(one.division_codes, other.division_codes)
    if not one.address or not other.address:
        return near * 0.7, LikenessReason.NEAR_PLACE
    address = _dice(character_pairs(one.address), character_pairs(other.address))
    value = near * (0.3 + 0.7 * address)
    return value, LikenessReason.SAME_PLACE if near == 1 and address >= 0.7 else LikenessReason.NEAR_PLACE


def _category(one: Sequence[str], other: Sequence[str]) -> tuple[float, LikenessReason]:
    value = _shared(one, other)
    return value, LikenessReason.SAME_CATEGORY if value == 1 else LikenessReason.NEAR_CATEGORY


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the longer lineage that both have; 1 where they are the same."""
    common = 0
    for mine, his in zip(one, other, strict=False):
        if mine != his:
            break
        common += 1
    return common / max(len(one), len(other))


def _held(title: frozenset[str], words: Words) -> float:
    """The share of a title that the words hold."""
    return sum(pair in words.title or pair in words.content for pair in title) / len(title) if title else 0


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0
