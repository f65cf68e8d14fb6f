"""Charts as shapes in millimetres, from the upper left corner: what draws them needs to know of no figures."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from hotline.kit.rates import round_half_up

from .blocks import Align, Chart, ChartKind

WIDTH, HEIGHT = 150.0, 74.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 16.0, 3.0, 10.0, 9.0
_PLOT_WIDTH, _PLOT_HEIGHT = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
# Told apart in black and white print too, for papers are copied.
# Neighbours differ in brightness, dark beside light.
COLORS = ("#1f4e79", "#f4b183", "#7f7f7f", "#bdd7ee", "#843c0c", "#a9d18e", "#7030a0", "#ffd966")
_INK, _GRID, _LOSS, _GAIN = "#333333", "#d0d0d0", "#c00000", "#548235"
_SMALL = 8.0
_MOST_LABELS = 16
_STEPS_OF_A_TURN = 180
# The share of a pie that is wide enough for its name beside it.
_LEAST_LABELLED = 0.08


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point, `weight` points thick."""

    points: tuple[tuple[float, float], ...]
    color: str
    weight: float


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    color: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose middle line is at `y` and that begins, is centred or ends at `x`."""

    x: float
    y: float
    text: str
    align: Align
    size: float = _SMALL


Shape = Box | Stroke | Area | Label


@dataclass(frozen=True, slots=True)
class _Axis:
    """The values of the vertical axis, from its lowest to its highest mark."""

    low: float
    high: float
    step: float

    def y(self, value: float) -> float:
        return _TOP + _PLOT_HEIGHT * (self.high - value) / (self.high - self.low)

    def marks(self) -> Iterator[float]:
        for index in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + index * self.step


def shapes_of(chart: Chart) -> tuple[Shape, ...]:
    """The shapes that draw a chart."""
    if not any(value is not None for series in chart.series for value in series.values):
        return (Label(WIDTH / 2, HEIGHT / 2, "（无数据）", Align.CENTER, 10.5),)
    drawers = {ChartKind.PIE: _pie, ChartKind.WATERFALL: _waterfall, ChartKind.LINE: _lines, ChartKind.BAR: _bars}
    return tuple(drawers[chart.kind](chart))


def shown(chart: Chart, value: Decimal) -> str:
    """A value as the chart labels it."""
    return f"{round_half_up(value, chart.places):f}"


def _axis(values: Sequence[float], *, from_zero: bool) -> _Axis:
    low, high = min(values), max(values)
    if from_zero or high == low:
        low, high = min(low, 0.0), max(high, 0.0)
    raw = (high - low) / 5 or 1.0
    unit = 10.0 ** math.floor(math.log10(raw))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= raw * 0.999999)
    bottom, top = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    if not from_zero and low and low - bottom < step / 4:
        # Room for a label below the lowest point.
        bottom -= step
    # Where every value is nothing the axis has its first step all the same.
    return _Axis(bottom, top if top > bottom else bottom + step, step)


def _frame(axis: _Axis, categories: Sequence[str], unit: str) -> Iterator[Shape]:
    for mark in axis.marks():
        y = axis.y(mark)
        yield Stroke(((_LEFT, y), (WIDTH - _RIGHT, y)), _GRID, 0.4)
        places = max(0, -math.floor(math.log10(axis.step) + 1e-9))
        yield Label(_LEFT - 1.5, y, f"{mark:.{places}f}", Align.RIGHT)
    if unit:
        yield Label(_LEFT, 2.5, f"单位：{unit}", Align.LEFT)
    slot = _PLOT_WIDTH / len(categories)
    for index, name in enumerate(categories):
        yield Label(_LEFT + slot * (index + 0.5), HEIGHT - _BOTTOM + 4, name, Align.CENTER)
    foot = axis.y(max(axis.low, 0.0) if axis.low < 0 else axis.low)
    yield Stroke(((_LEFT, foot), (WIDTH - _RIGHT, foot)), _INK, 0.8)


def _legend(chart: Chart) -> Iterator[Shape]:
    if len(chart.series) < 2:
        return
    x = WIDTH - _RIGHT
    for index, series in reversed(list(enumerate(chart.series))):
        x -= _text_width(series.name) + 7
        yield Box(x, 1.2, 3, 2.6, COLORS[index % len(COLORS)])
        yield Label(x + 4, 2.5, series.name, Align.LEFT)


def _text_width(text: str) -> float:
    """About how wide a text is in millimetres: a Chinese character is as wide as it is high."""
    return sum(1.0 if ord(one) > 0x2E7F else 0.55 for one in text) * _SMALL * 0.3528


def _all_values(chart: Chart) -> list[float]:
    return [float(value) for series in chart.series for value in series.values if value is not None]


def _bars(chart: Chart) -> Iterator[Shape]:
    axis = _axis(_all_values(chart), from_zero=True)
    yield from _frame(axis, chart.categories, chart.unit)
    yield from _legend(chart)
    slot = _PLOT_WIDTH / len(chart.categories)
    width = min(slot * 0.7 / len(chart.series), 12.0)
    labelled = len(chart.categories) * len(chart.series) <= _MOST_LABELS
    for number, series in enumerate(chart.series):
        for index, value in enumerate(series.values):
            if value is None:
                continue
            x = _LEFT + slot * (index + 0.5) + width * (number - len(chart.series) / 2)
            top, foot = sorted((axis.y(float(value)), axis.y(0.0)))
            yield Box(x, top, width, foot - top, COLORS[number % len(COLORS)])
            if labelled:
                yield Label(x + width / 2, top - 2, shown(chart, value), Align.CENTER)


def _lines(chart: Chart) -> Iterator[Shape]:
    axis = _axis(_all_values(chart), from_zero=False)
    yield from _frame(axis, chart.categories, chart.unit)
    yield from _legend(chart)
    slot = _PLOT_WIDTH / len(chart.categories)
    labelled = len(chart.categories) * len(chart.series) <= _MOST_LABELS
    for number, series in enumerate(chart.series):
        color = COLORS[number % len(COLORS)]
        points = [
            None if value is None else (_LEFT + slot * (index + 0.5), axis.y(float(value)))
            for index, value in enumerate(series.values)
        ]
        # A month without a value leaves a gap: a line across it would claim one.
        for start, end in pairwise(points):
            if start is not None and end is not None:
                yield Stroke((start, end), color, 1.4)
        for index, (point, value) in enumerate(zip(points, series.values, strict=True)):
            if point is None or value is None:
                continue
            yield Box(point[0] - 0.8, point[1] - 0.8, 1.6, 1.6, color)
            if labelled:
                yield Label(point[0], point[1] + _aside(points, index), shown(chart, value), Align.CENTER)


def _aside(points: Sequence[tuple[float, float] | None], index: int) -> float:
    """Where a label stands clear of its line: below a point from which the line rises, else above it."""
    here = points[index]
    beside = [points[at] for at in (index - 1, index + 1) if 0 <= at < len(points)]
    heights = [one[1] for one in beside if one is not None]
    is_low = here is not None and bool(heights) and here[1] > sum(heights) / len(heights)
    return 2.8 if is_low else -2.4


def _pie(chart: Chart) -> Iterator[Shape]:
    values = [max(value or Decimal(0), Decimal(0)) for value in chart.series[0].values]
    total = sum(values, Decimal(0))
    center, radius, at = (45.0, HEIGHT / 2), 28.0, 0.0
    for index, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        share = float(value / total) if total else 0.0
        color = COLORS[index % len(COLORS)]
        if share:
            yield _slice(center, radius, at, share, color)
        if share >= _LEAST_LABELLED:
            yield _slice_name(name, center, radius, 2 * math.pi * (at + share / 2))
        at += share
        y = HEIGHT / 2 + (index - (len(values) - 1) / 2) * 6.5
        yield Box(88.0, y - 1.6, 3.2, 3.2, color)
        percentage = f"{round_half_up(value / total * 100, 2)}%" if total else ""
        text = f"{name}　{shown(chart, value)}{chart.unit}　{percentage}"
        yield Label(93.0, y, text, Align.LEFT, 9.0)


def _slice_name(name: str, center: tuple[float, float], radius: float, turn: float) -> Label:
    """A slice's name outside of it, on the side to which it opens."""
    across, down = math.sin(turn), -math.cos(turn)
    align = Align.CENTER if abs(across) < 0.3 else Align.LEFT if across > 0 else Align.RIGHT
    return Label(center[0] + (radius + 2) * across, center[1] + (radius + 4) * down, name, align)


def _slice(center: tuple[float, float], radius: float, start: float, share: float, color: str) -> Area:
    steps = max(2, math.ceil(share * _STEPS_OF_A_TURN))
    turns = (start + share * index / steps for index in range(steps + 1))
    edge = tuple(
        (center[0] + radius * math.sin(2 * math.pi * turn), center[1] - radius * math.cos(2 * math.pi * turn))
        for turn in turns
    )
    return Area((center, *edge), color)


def waterfall_steps(values: Sequence[Decimal | None]) -> tuple[tuple[Decimal, Decimal], ...]:
    """From where to where each bar of a waterfall reaches; the first and the last stand on the ground."""
    reached, steps = Decimal(0), []
    for index, value in enumerate(values):
        amount = value or Decimal(0)
        start = Decimal(0) if index in (0, len(values) - 1) else reached
        reached = start + amount
        steps.append((start, reached))
    return tuple(steps)


def _waterfall(chart: Chart) -> Iterator[Shape]:
    values = chart.series[0].values
    steps = waterfall_steps(values)
    axis = _axis([float(edge) for step in steps for edge in step], from_zero=True)
    yield from _frame(axis, chart.categories, chart.unit)
    slot = _PLOT_WIDTH / len(values)
    width = min(slot * 0.6, 16.0)
    for index, (start, end) in enumerate(steps):
        x = _LEFT + slot * (index + 0.5) - width / 2
        top, foot = sorted((axis.y(float(start)), axis.y(float(end))))
        is_total = index in (0, len(values) - 1)
        color = COLORS[0] if is_total else (_LOSS if end < start else _GAIN)
        yield Box(x, top, width, max(foot - top, 0.3), color)
        text = shown(chart, values[index] or Decimal(0))
        yield Label(x + width / 2, top - 2, text if is_total or end < start else f"+{text}", Align.CENTER)
        if index + 1 < len(steps):
            y = axis.y(float(end))
            yield Stroke(((x + width, y), (x + slot, y)), _INK, 0.5)
