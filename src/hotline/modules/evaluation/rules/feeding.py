"""Whether the catalogue can yield what a scheme asks of it: indicators, variants, months, and bounds in their unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hotline.modules.contracts.rules.execution import ExecutionBase
from hotline.modules.contracts.rules.figures import MoneyFigure
from hotline.modules.scoring.public import (
    Leaf,
    RuleLacksData,
    Scheme,
    SchemeRefused,
    SchemeValueInvalid,
    located_leaves,
    path_of,
)
from hotline.modules.scoring.rules.documents import Location
from hotline.modules.scoring.rules.kinds import (
    Bands,
    Item,
    ItemsMet,
    MonthlyDeduction,
    OccurrenceDeduction,
    Part,
    Target,
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What the catalogue says of an indicator: its variants, whether it is a rate, whether it has months."""

    variants: frozenset[str]
    is_rate: bool
    has_months: bool


Feeds = Mapping[str, Feed]
# A rate is written as a fraction of one, so a bound above ten was meant in per cent.
HIGHEST_ENTERED_RATE = Decimal(10)


def feeding_faults(scheme: Scheme, feeds: Feeds) -> list[SchemeRefused]:
    """Everything that a scheme asks of the catalogue in vain, with its place."""
    faults: list[SchemeRefused] = []
    for location, _, leaf in located_leaves(scheme):
        faults += _source_faults(leaf.indicator, leaf.variant, location, feeds)
        faults += _inner_faults(leaf, location, feeds)
        faults += _bound_faults(leaf, leaf.target, location, feeds, leaf)
        faults += _money_faults(leaf, location)
    return faults


def _inner_faults(leaf: Leaf, location: Location, feeds: Feeds) -> Iterator[SchemeRefused]:
    for at, feed in enumerate(leaf.feeds()):
        place: Location = location if feed is leaf else (*location, "rule", "parts", at)
        if isinstance(feed, Part):
            yield from _source_faults(feed.indicator, feed.variant, place, feeds)
            yield from _bound_faults(feed, feed.target, place, feeds, leaf)
        known = feeds.get(feed.indicator or "")
        if isinstance(feed.rule, MonthlyDeduction) and known is not None and not known.has_months:
            zh, en = "这个指标不能逐月计算，不能用按月扣分。", "this indicator has no months to deduct for."
            yield _refuse(RuleLacksData, (*place, "indicator"), zh, en)
        if isinstance(feed.rule, OccurrenceDeduction):
            for index, one in enumerate(feed.rule.occurrences):
                yield from _source_faults(one.indicator, one.variant, (*place, "rule", "occurrences", index), feeds)
        if isinstance(feed.rule, ItemsMet):
            for index, item in enumerate(feed.rule.items):
                at_item = (*place, "rule", "items", index)
                yield from _source_faults(item.indicator, item.variant, at_item, feeds)
                yield from _bound_faults(item, item.target, at_item, feeds, leaf)


def _source_faults(code: str | None, variant: str | None, location: Location, feeds: Feeds) -> Iterator[SchemeRefused]:
    if code is None:
        return
    known = feeds.get(code)
    if known is None:
        zh, en = f"指标目录中没有“{code}”。", f"the catalogue has no indicator “{code}”."
        yield _refuse(RuleLacksData, (*location, "indicator"), zh, en)
    elif variant is not None and variant not in known.variants:
        choices = ", ".join(sorted(known.variants))
        zh, en = f"“{code}”没有口径“{variant}”，可用：{choices}。", f"“{code}” has no variant “{variant}”: {choices}."
        yield _refuse(RuleLacksData, (*location, "variant"), zh, en)


def _money_faults(leaf: Leaf, location: Location) -> Iterator[SchemeRefused]:
    if leaf.money is None:
        return
    figures, bases = list(MoneyFigure), list(ExecutionBase)
    if leaf.money.figure not in figures:
        known = ", ".join(figures)
        zh, en = f"没有资金数据“{leaf.money.figure}”，可用：{known}。", f"no such figure of money; there are: {known}."
        yield _refuse(RuleLacksData, (*location, "money", "figure"), zh, en)
    if leaf.money.variant is not None and leaf.money.variant not in bases:
        known = ", ".join(bases)
        zh, en = f"没有口径“{leaf.money.variant}”，可用：{known}。", f"no such variant; there are: {known}."
        yield _refuse(RuleLacksData, (*location, "money", "variant"), zh, en)


def _bound_faults(
    feed: Leaf | Part | Item, target: Target | None, location: Location, feeds: Feeds, leaf: Leaf
) -> Iterator[SchemeRefused]:
    known = feeds.get(feed.indicator or "")
    shows_rate = leaf.display is not None and leaf.display.unit == "percentage"
    if known is not None and not isinstance(feed, Item) and leaf.display is not None and shows_rate != known.is_rate:
        zh = "显示方式与指标的单位不一致：比率用百分比，其他用数值。"
        en = "the display does not fit the indicator's unit: a rate is a percentage, all else a number."
        yield _refuse(SchemeValueInvalid, (*location, "indicator"), zh, en)
    if (known is not None and not known.is_rate) or (known is None and not shows_rate):
        return
    highest = Decimal(1) if known is not None else HIGHEST_ENTERED_RATE
    bounds: list[tuple[Location, Decimal | None]] = []
    if target is not None:
        bounds += [(("target", "at_least"), target.at_least), (("target", "at_most"), target.at_most)]
    if not isinstance(feed, Item) and isinstance(feed.rule, Bands):
        for index, band in enumerate(feed.rule.bands):
            at_band = ("rule", "bands", index)
            bounds += [((*at_band, "at_least"), band.at_least), ((*at_band, "at_most"), band.at_most)]
    for place, bound in bounds:
        if bound is not None and bound > highest:
            zh = f"比率写成1的分数，例如95%写0.95；这里写的是{bound}。"
            en = f"a rate is a fraction of 1, 95% is 0.95; {bound} is written here."
            yield _refuse(SchemeValueInvalid, (*location, *place), zh, en)


def _refuse(refusal: type[SchemeRefused], location: Location, zh: str, en: str) -> SchemeRefused:
    return refusal(path=path_of(location), reason_zh=zh, reason_en=en)
