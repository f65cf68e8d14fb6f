"""What requests are about: the tree of categories, each leaf with its weight, its usual handler and its phrases."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from .city import read_yaml
from .grammar import Grammar, Phrase

Lean = Literal["complaint", "assistance", "report", "commendation"]
Handler = Literal["city", "county", "town"]
CONTEXT = frozenset(
    [
        "county",
        "town",
        "place",
        "location",
        "caller",
        "bureau",
        "department",
        "begin",
        "title",
        "question",
        "report",
        "wish",
        "answer",
        "measure",
    ]
)
Phrases = tuple[Phrase | str, ...]


class _Leaf(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    inquiries: float = 0
    matters: float = 0
    lean: Lean = "assistance"
    at: Handler = "county"
    bureau: str = ""
    place: str = "none"
    # Months in which the matter comes up three times as often.
    peak: list[int] = []
    t: str = ""
    q: str = ""
    m: str = ""
    w: str = ""
    a: str = ""
    r: str = ""


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    bureau: str
    leaves: list[_Leaf] = Field(min_length=1)


class _Top(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    definition: str
    groups: list[_Group] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class CategoryNode:
    """A category of any level, by code; the code of a parent is the beginning of its children's."""

    code: str
    name: str
    level: int
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A third-level category with everything needed to make requests about it."""

    code: str
    name: str
    inquiries: float
    matters: float
    lean: Lean
    at: Handler
    bureau: str
    place: str
    peak: frozenset[int]
    titles: Phrases
    questions: Phrases
    reports: Phrases
    wishes: Phrases
    answers: Phrases
    measures: Phrases


@dataclass(frozen=True, slots=True)
class MatterChooser:
    """Draws matters by their weight in a month, inquiries and others apart."""

    inquiries: tuple[float, ...]
    reports: tuple[float, ...]


@cache
def _tops() -> list[_Top]:
    return TypeAdapter(list[_Top]).validate_python(read_yaml("categories.yaml"))


@cache
def word_lists() -> dict[str, str]:
    """The lists of words and frames that texts are made of."""
    return TypeAdapter(dict[str, str]).validate_python(read_yaml("grammar.yaml"))


@cache
def grammar() -> Grammar:
    """The words that every phrase may draw from."""
    return Grammar(word_lists(), CONTEXT)


@cache
def category_tree() -> tuple[CategoryNode, ...]:
    """All categories, parents before children."""
    nodes: list[CategoryNode] = []
    for i, top in enumerate(_tops(), 1):
        nodes.append(CategoryNode(f"{i:02}", top.name, 1, top.definition))
        for j, group in enumerate(top.groups, 1):
            nodes.append(CategoryNode(f"{i:02}{j:02}", group.name, 2))
            nodes.extend(CategoryNode(f"{i:02}{j:02}{k:02}", leaf.name, 3) for k, leaf in enumerate(group.leaves, 1))
    return tuple(nodes)


@cache
def matters() -> tuple[Matter, ...]:
    """The third-level categories with their phrases compiled."""
    words = grammar()
    return tuple(
        Matter(
            code=f"{i:02}{j:02}{k:02}",
            name=leaf.name,
            inquiries=leaf.inquiries,
            matters=leaf.matters,
            lean=leaf.lean,
            at=leaf.at,
            bureau=leaf.bureau or group.bureau,
            place=leaf.place,
            peak=frozenset(leaf.peak),
            titles=words.productions(leaf.t),
            questions=words.productions(leaf.q),
            reports=words.productions(leaf.m),
            wishes=words.productions(leaf.w),
            answers=words.productions(leaf.a),
            measures=words.productions(leaf.r),
        )
        for i, top in enumerate(_tops(), 1)
        for j, group in enumerate(top.groups, 1)
        for k, leaf in enumerate(group.leaves, 1)
    )


@cache
def chooser(month: int) -> MatterChooser:
    """Cumulative weights of all matters in a month of the year."""

    def season(matter: Matter) -> float:
        return 3.0 if month in matter.peak else 1.0

    return MatterChooser(
        tuple(accumulate(m.inquiries * season(m) for m in matters())),
        tuple(accumulate(m.matters * season(m) for m in matters())),
    )
