"""From values to the figures that a leaf's rule is applied to, and what is shown of them."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from hotline.kit.rates import NO_VALUE, show_number

from .display import Display
from .kinds import (
    NEEDS_ANSWERS,
    AnswerLevel,
    Attainment,
    ExpertMark,
    Item,
    ItemsMet,
    Occurrence,
    OccurrenceDeduction,
    Part,
)
from .marking import LEVEL_NAMES, Figures, Show, item_is_met, level_attained
from .scheme import Leaf
from .texts import Text, as_decimal
from .values import EnteredValue, IndicatorValue, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The one figure that stands for a leaf in a table."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    shown: Text = field(default_factory=lambda: _same(NO_VALUE))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRequest:
    """An indicator that a scheme needs, in a variant, for the whole period and perhaps month by month."""

    code: str
    variant: str | None
    by_month: bool


def requested_indicators(leaf: Leaf) -> tuple[tuple[str, str | None], ...]:
    """The indicators that feed a leaf, its rule's occurrences or its parts, in the scheme's order."""
    feeds: list[Leaf | Occurrence | Part | Item] = []
    for feed in leaf.feeds():
        feeds.append(feed)
        if isinstance(feed.rule, OccurrenceDeduction):
            feeds.extend(feed.rule.occurrences)
        if isinstance(feed.rule, ItemsMet):
            feeds.extend(feed.rule.items)
    return tuple((feed.indicator, feed.variant) for feed in feeds if feed.indicator is not None)


def display_for(leaf: Leaf, indicator: IndicatorValue) -> Display | None:
    """How an indicator that feeds a leaf is printed: as its item says, else as the leaf does."""
    for feed in leaf.feeds():
        items = feed.rule.items if isinstance(feed.rule, ItemsMet) else ()
        for item in items:
            if (item.indicator, item.variant) == (indicator.code, indicator.variant):
                return item.display
    return leaf.display


def figures_for(feed: Leaf | Part, entered: EnteredValue | None, values: Values) -> Figures:
    """What the rule of a leaf, or of a part of one, is applied to."""
    counts: dict[str, Fraction] = {}
    if isinstance(feed.rule, OccurrenceDeduction):
        found = {one.code: _count(one, entered, values) for one in feed.rule.occurrences}
        counts = {code: count for code, count in found.items() if count is not None}
    if isinstance(feed.rule, ItemsMet):
        answers = {} if entered is None else entered.answers
        return Figures(items=_item_figures(feed.rule, values), answers=answers)
    if feed.indicator is not None:
        indicator = values.indicator(feed.indicator, feed.variant)
        comparisons = () if entered is None else entered.comparisons
        if indicator is None:
            return Figures(counts=counts)
        return Figures(value=indicator.exact, months=indicator.months, counts=counts, comparisons=comparisons)
    if entered is None:
        return Figures(counts=counts)
    return Figures(value=entered.exact, answers=entered.answers, counts=counts, comparisons=entered.comparisons)


def _count(occurrence: Occurrence, entered: EnteredValue | None, values: Values) -> Fraction | None:
    if occurrence.indicator is not None:
        indicator = values.indicator(occurrence.indicator, occurrence.variant)
        return None if indicator is None else indicator.exact
    if entered is None or occurrence.code not in entered.counts:
        return None
    return Fraction(entered.counts[occurrence.code])


def _item_figures(rule: ItemsMet, values: Values) -> dict[str, Fraction | None]:
    figures: dict[str, Fraction | None] = {}
    for item in rule.items:
        if item.indicator is not None:
            indicator = values.indicator(item.indicator, item.variant)
            figures[item.code] = None if indicator is None else indicator.exact
    return figures


def show_for(leaf: Leaf) -> Show:
    """How a leaf prints its figures; plain numbers where the scheme does not say, and where an expert gives points."""
    display = None if isinstance(leaf.rule, ExpertMark) else leaf.display

    def show(value: Fraction) -> str:
        decimal = as_decimal(value)
        return show_number(decimal) if display is None else display.show(decimal)

    return show


def headline(leaf: Leaf, entered: EnteredValue | None, values: Values) -> Headline:
    """The figure that stands for the leaf: its indicator's, the one entered, the count, or a summary of the answers."""
    feeds = leaf.feeds()
    feed = next((one for one in feeds if not isinstance(one.rule, NEEDS_ANSWERS)), feeds[0])
    if isinstance(feed.rule, OccurrenceDeduction):
        figures = figures_for(feed, entered, values)
        if len(figures.counts) < len(feed.rule.occurrences):
            return Headline()
        total = as_decimal(sum(figures.counts.values(), Fraction(0)))
        return Headline(numerator=total, value=total, shown=_same(show_number(total)))
    if isinstance(feed.rule, ItemsMet):
        return _items_headline(feed.rule, figures_for(feed, entered, values), show_for(leaf))
    source: IndicatorValue | EnteredValue | None = entered
    if feed.indicator is not None:
        source = values.indicator(feed.indicator, feed.variant)
    if source is None:
        return Headline()
    value = source.exact
    if value is None and isinstance(source, EnteredValue) and source.answers:
        return Headline(shown=_answers(source))
    if value is not None and isinstance(feed.rule, Attainment):
        return Headline(value=as_decimal(value), shown=level_attained(feed.rule, value).name)
    return Headline(
        numerator=source.numerator,
        denominator=source.denominator,
        value=None if value is None else as_decimal(value),
        shown=_same(NO_VALUE if value is None else show_for(leaf)(value)),
    )


def _items_headline(rule: ItemsMet, figures: Figures, show: Show) -> Headline:
    met = [item_is_met(item, figures) for item in rule.items]
    if None in met:
        return Headline()
    share = Fraction(met.count(True), len(met))
    return Headline(
        numerator=Decimal(met.count(True)),
        denominator=Decimal(len(met)),
        value=as_decimal(share),
        shown=_same(show(share)),
    )


def _answers(entered: EnteredValue) -> Text:
    found = Counter(entered.answers.values())
    levels = [level for level in AnswerLevel if found[level]]
    return Text(
        zh="，".join(f"{found[level]}项{LEVEL_NAMES[level].zh}" for level in levels),
        en=", ".join(f"{found[level]} {LEVEL_NAMES[level].en}" for level in levels),
    )


def _same(shown: str) -> Text:
    return Text(zh=shown, en=shown)
