"""What a template needs to be drafted, and what was found for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hotline.modules.analytics.rules.catalogue import Catalogue
from hotline.modules.analytics.rules.periods import Period

from .content import ListRow
from .figures import NOW, Asked, Value, back
from .placeholders import Placeholder, parse
from .spans import compared_with, earlier
from .template import BY_INDICATOR, BY_PERIOD, BlockEntry, ChartEntry, TableEntry, Template
from .words import ComparedWith, ListKind, ReportType


@dataclass(frozen=True, slots=True)
class Scope:
    """What a special report is about: one value of a dimension; an empty dimension is the whole city."""

    dimension: str = ""
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was found: its rows, how many there are in all, and what is to be said beneath it."""

    rows: Sequence[ListRow]
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a template asks for. `splits` are whole dimensions: indicator, variant, how far back, dimension."""

    totals: frozenset[Asked]
    splits: frozenset[Asked]
    lists: Mapping[ListKind, int]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a draft is composed of.

    `values` has the whole under an empty dimension (the scope's own for a special report), each part under its key;
    `keys` the keys of a dimension in the order of rows. `words` are those of the placeholders without an indicator.
    """

    kind: ReportType
    period: Period
    catalogue: Catalogue
    words: Mapping[str, str]
    values: Mapping[Asked, Value]
    keys: Mapping[Asked, Sequence[str]] = field(default_factory=dict)
    lists: Mapping[ListKind, Listing] = field(default_factory=dict)
    scope: Scope = field(default_factory=Scope)

    def period_of(self, when: str) -> Period:
        """The days of a figure so far back."""
        return period_of(self.kind, self.period, when)


def period_of(kind: ReportType, period: Period, when: str) -> Period:
    """The report's own period, the one it is compared with, or one so many before."""
    if when == NOW:
        return period
    if when in set(ComparedWith):
        return compared_with(kind, period, ComparedWith(when))
    return earlier(kind, period, int(when))


def needs_of(template: Template) -> Needs:
    """What the template's placeholders, tables, charts and lists ask for."""
    asked = [*_of_text(template.title)]
    lists: dict[ListKind, int] = {}
    for block in (block for section in template.sections for block in section.blocks):
        asked += _of_block(block)
        if block.list is not None:
            lists[block.list.of] = max(block.list.most, lists.get(block.list.of, 0))
        for piece in parse(block.text or ""):
            if isinstance(piece, Placeholder) and piece.name == "count":
                lists.setdefault(ListKind(piece.arguments[0]), 0)
    return Needs(
        frozenset(each for each in asked if not each.dimension),
        frozenset(each for each in asked if each.dimension),
        lists,
    )


def _of_block(block: BlockEntry) -> Iterator[Asked]:
    if block.text is not None:
        yield from _of_text(block.text)
    if block.table is not None:
        yield from _of_table(block.table)
    if block.chart is not None:
        yield from _of_chart(block.chart)


def _of_text(text: str) -> Iterator[Asked]:
    for piece in parse(text):
        if not isinstance(piece, Placeholder) or not piece.indicator:
            continue
        whole = Asked(piece.indicator, piece.variant)
        dimension, comparison = piece.argument("dimension"), piece.argument("comparison")
        yield whole
        if dimension:
            yield Asked(piece.indicator, piece.variant, NOW, dimension)
        if comparison:
            yield Asked(piece.indicator, piece.variant, comparison)


def _of_table(entry: TableEntry) -> Iterator[Asked]:
    for code, variant in map(named, entry.indicators):
        yield Asked(code, variant)
        if entry.by == BY_PERIOD:
            yield from (Asked(code, variant, back(steps)) for steps in range(entry.most))
        elif entry.by != BY_INDICATOR:
            yield Asked(code, variant, NOW, entry.by)
    compared = entry.indicators if entry.by == BY_INDICATOR else entry.indicators[:1]
    for comparison in entry.compare:
        for code, variant in map(named, compared):
            yield Asked(code, variant, comparison.value)
            if entry.by not in (BY_INDICATOR, BY_PERIOD):
                yield Asked(code, variant, comparison.value, entry.by)


def _of_chart(entry: ChartEntry) -> Iterator[Asked]:
    for code, variant in map(named, entry.indicators):
        if entry.by == BY_PERIOD:
            yield from (Asked(code, variant, back(steps)) for steps in range(entry.most))
        else:
            yield Asked(code, variant, NOW, entry.by)


def named(name: str) -> tuple[str, str]:
    """An indicator's code and the counting rule behind its @."""
    code, _, variant = name.partition("@")
    return code, variant
