"""From a template and its material to the content of a report; the same material always gives the same report."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hotline.kit.rates import DisplayRule, rate, show_number, show_percentage
from hotline.modules.analytics.rules.catalogue import Indicator, Unit

from .comparing import Change, change_of
from .content import ListBlock, ReportContent, TextPiece
from .figures import NOW, Asked, FigureKind, PrintedFigure, Value
from .material import Material
from .placeholders import WORDS, Placeholder, parse
from .template import ListEntry
from .words import ComparedWith, ListKind

_NO_VALUE = Value(None, None, None, "—")
# What nothing was counted of, where others were: none of it there is a number, too.
_NONE = Value(Decimal(0), None, Decimal(0), "0")
_COLUMNS = {
    ListKind.HOT_TOPICS: ["热点", "本期", "上期", "变化", "工单编号"],
    ListKind.OVERDUE_ORDERS: ["承办单位", "超期件数", "最长超期", "工单编号"],
    ListKind.FOCUS_AREAS: ["重点领域", "本期", "上期", "未办结", "工单编号"],
    ListKind.DISTRICTS: ["区县、镇街", "本期", "上期", "变化"],
    ListKind.KEY_ENTERPRISES: ["工单编号", "诉求类别", "承办单位", "办理情况"],
    ListKind.SAFETY_MATTERS: ["工单编号", "诉求类别", "承办单位", "办理情况"],
}


@dataclass(slots=True)
class Printer:
    """Numbers the figures of one report, each once, in the order in which they are first printed."""

    material: Material
    figures: list[PrintedFigure] = field(default_factory=list)
    _numbers: dict[tuple[object, ...], int] = field(default_factory=dict)

    def indicator(self, asked: Asked) -> Indicator:
        """The indicator that is asked for."""
        return self.material.catalogue.indicators[asked.indicator]

    def value(self, asked: Asked) -> Value:
        """What was found; nothing counted under a key is zero for a count and no value for a rate."""
        found = self.material.values.get(asked)
        if found is not None:
            return found
        variants = self.indicator(asked).variants
        chosen = variants.get(asked.variant) or self.indicator(asked).default_variant
        return _NO_VALUE if chosen.denominator is not None else _NONE

    def print(self, asked: Asked, kind: FigureKind = FigureKind.VALUE) -> int:
        """The number of the figure that shows this value, or its numerator or denominator."""
        indicator, value, period = self.indicator(asked), self.value(asked), self.material.period_of(asked.when)
        shown = {
            FigureKind.NUMERATOR: show_number(value.numerator),
            FigureKind.DENOMINATOR: show_number(value.denominator),
        }.get(kind, value.shown)
        scope = self.material.scope
        return self._number(
            PrintedFigure(
                number=0,
                kind=kind,
                shown=shown,
                indicator=asked.indicator,
                variant=asked.variant or indicator.default_variant.code,
                version=indicator.version,
                when=asked.when,
                first_day=period.first_day,
                last_day=period.last_day,
                dimension=asked.dimension or scope.dimension,
                key=asked.key or scope.key,
                key_name=value.name if asked.dimension else scope.name,
                numerator=value.numerator,
                denominator=value.denominator,
                value=value.value,
            )
        )

    def change(self, asked: Asked, comparison: ComparedWith) -> int:
        """The number of the figure that says how the value changed."""
        of = (self.print(asked), self.print(replace(asked, when=comparison.value)))
        change = self.change_of(asked, comparison)
        return self._derived(FigureKind.CHANGE, asked, of, change.text, change.amount, comparison.value)

    def change_of(self, asked: Asked, comparison: ComparedWith) -> Change:
        """How the value changed, in words."""
        before = self.value(replace(asked, when=comparison.value))
        return change_of(self.indicator(asked).unit, self.value(asked).value, before.value, comparison)

    def share(self, asked: Asked, whole: Asked) -> int:
        """The number of the figure that says which share a part has in the whole."""
        exact = _quotient(self.value(asked).value, self.value(whole).value)
        shown = show_percentage(exact, DisplayRule.HALF_UP)
        return self._derived(FigureKind.SHARE, asked, (self.print(asked), self.print(whole)), shown, exact)

    def count(self, kind: ListKind) -> int:
        """The number of the figure that says how long a list is."""
        listing = self.material.lists[kind]
        shown = show_number(listing.count)
        figure = PrintedFigure(0, FigureKind.COUNT, shown, value=Decimal(listing.count), listed=kind.value)
        return self._number(figure)

    def shown(self, number: int) -> str:
        """What a figure shows."""
        return self.figures[number - 1].shown

    def _derived(
        self,
        kind: FigureKind,
        asked: Asked,
        of: tuple[int, ...],
        shown: str,
        value: Decimal | None,
        when: str = NOW,
    ) -> int:
        base = self.figures[of[0] - 1]
        return self._number(
            replace(
                base, number=0, kind=kind, shown=shown, when=when, numerator=None, denominator=None, value=value,
                of=of,
            )
        )  # fmt: skip

    def _number(self, figure: PrintedFigure) -> int:
        known = self._numbers.get(figure.meaning)
        if known is None:
            known = self._numbers[figure.meaning] = len(self.figures) + 1
            self.figures.append(replace(figure, number=known))
        return known


def derived_text(figure: PrintedFigure, first: PrintedFigure, second: PrintedFigure, unit: Unit) -> str:
    """What a change or a share shows that follows from these two."""
    if figure.kind is FigureKind.CHANGE:
        return change_of(unit, first.value, second.value, ComparedWith(figure.when)).text
    return show_percentage(_quotient(first.value, second.value), DisplayRule.HALF_UP)


def _quotient(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or whole is None else rate(part, whole)


def leaders(printer: Printer, asked: Asked, most: int) -> list[Asked]:
    """The parts with the most, the greatest first; those that were never put anywhere stand last."""
    keys = printer.material.keys.get(replace(asked, key=""), ())
    parts = [replace(asked, key=key) for key in keys]
    parts.sort(key=lambda part: (part.key == "none", -(printer.value(part).value or 0), part.key))
    return parts[:most]


def compose_text(text: str, printer: Printer) -> list[TextPiece]:
    """A text with its placeholders filled in."""
    pieces: list[TextPiece] = []
    for piece in parse(text):
        if isinstance(piece, Placeholder):
            pieces += _fill(piece, printer)
        else:
            pieces.append(TextPiece(text=piece))
    return joined(pieces)


def joined(pieces: list[TextPiece]) -> list[TextPiece]:
    """The same pieces with words that follow each other in one."""
    merged: list[TextPiece] = []
    for piece in pieces:
        if piece.figure is None and merged and merged[-1].figure is None:
            merged[-1] = TextPiece(text=merged[-1].text + piece.text)
        elif piece.figure is not None or piece.text:
            merged.append(piece)
    return merged


def plain(pieces: list[TextPiece], printer: Printer) -> str:
    """A text as it is read."""
    return "".join(piece.text if piece.figure is None else printer.shown(piece.figure) for piece in pieces)


def compose_list(entry: ListEntry, material: Material) -> ListBlock:
    """A list as it was found, cut to the rows that the template asks for."""
    listing = material.lists[entry.of]
    rows = list(listing.rows[: entry.most])
    columns = _COLUMNS[entry.of]
    return ListBlock(of=entry.of, title=entry.title, columns=columns, rows=rows, note=listing.note)


def _fill(placeholder: Placeholder, printer: Printer) -> Iterator[TextPiece]:
    asked = Asked(placeholder.indicator, placeholder.variant)
    part = replace(asked, dimension=placeholder.argument("dimension"), key=placeholder.argument("key"))
    match placeholder.name:
        case name if name in WORDS:
            yield TextPiece(text=printer.material.words.get(name, ""))
        case "value":
            yield TextPiece(figure=printer.print(replace(asked, when=placeholder.argument("comparison"))))
        case "numerator":
            yield TextPiece(figure=printer.print(asked, FigureKind.NUMERATOR))
        case "denominator":
            yield TextPiece(figure=printer.print(asked, FigureKind.DENOMINATOR))
        case "change":
            yield TextPiece(figure=printer.change(asked, ComparedWith(placeholder.argument("comparison"))))
        case "part":
            yield TextPiece(figure=printer.print(part))
        case "share":
            yield TextPiece(figure=printer.share(part, asked))
        case "leading":
            yield from _leading(part, asked, placeholder, printer)
        case "count":
            yield TextPiece(figure=printer.count(ListKind(placeholder.argument("list"))))


def _leading(part: Asked, whole: Asked, placeholder: Placeholder, printer: Printer) -> Iterator[TextPiece]:
    """城乡建设（12件，占40.00%）、市场监管（…）: the parts with the most, in the unit that the placeholder names."""
    most, unit = int(placeholder.argument("number")), placeholder.argument("unit")
    found = [one for one in leaders(printer, part, most) if printer.value(one).value]
    if not found:
        yield TextPiece(text="无")
    for place, one in enumerate(found):
        yield TextPiece(text=f"{'、' if place else ''}{printer.value(one).name or '未分类'}（")
        yield TextPiece(figure=printer.print(one))
        yield TextPiece(text=f"{unit}，占")
        yield TextPiece(figure=printer.share(one, whole))
        yield TextPiece(text="）")


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it is composed, with its figures in the order of their numbers."""

    content: ReportContent
    figures: tuple[PrintedFigure, ...]
