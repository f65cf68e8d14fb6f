"""Figures as reports print them: `≥15万条`, `99.65％`, `40/3=13.33`, `大于90%`; and what agrees with what."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import floor

from hotline.kit.rates import DisplayRule
from hotline.modules.scoring.rules.texts import round_exactly


class Bound(StrEnum):
    """Whether a figure is a value or the edge of a range."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Measure(StrEnum):
    """What a figure measures; figures of two measures cannot be compared."""

    BARE = "bare"
    SHARE = "share"
    MONEY = "money"
    COUNT = "count"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"
    TIMES = "times"
    POINTS = "points"


class Agreement(StrEnum):
    """Whether a printed figure shows a value: by its display rule, only when cut instead of rounded, or not."""

    YES = "yes"
    CUT = "cut"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its value in base units (a rate as a share of 1), and what its last digit is worth.

    `step` is none where the value is exact, such as `40/3`.
    """

    value: Fraction
    step: Fraction | None
    measure: Measure
    bound: Bound
    printed: str

    @property
    def is_target(self) -> bool:
        """Whether it is the edge of a range."""
        return self.bound is not Bound.EXACTLY


_UNITS: dict[str, Measure] = {
    "百分点": Measure.SHARE,
    "分钟": Measure.MINUTES,
    "小时": Measure.HOURS,
    **dict.fromkeys(("元", "元人民币"), Measure.MONEY),
    **dict.fromkeys("通次件条个宗单笔张份期人名位席家场部台套项", Measure.COUNT),
    **dict.fromkeys(("天", "日"), Measure.DAYS),
    "时": Measure.HOURS,
    "秒": Measure.SECONDS,
    "倍": Measure.TIMES,
    "分": Measure.POINTS,
}
_SCALES = {"亿": 10**8, "万": 10**4, "": 1}
_BOUNDS = {
    Bound.AT_LEAST: (">=", "≥", "≧", "⩾", "不低于", "不少于", "不小于", "至少"),
    Bound.MORE_THAN: (">", "大于", "高于", "超过", "多于"),
    Bound.AT_MOST: ("<=", "≤", "≦", "⩽", "不高于", "不超过", "不大于", "不多于", "至多", "控制在"),
    Bound.LESS_THAN: ("<", "小于", "低于", "少于"),
}
_WORDS = sorted(((word, bound) for bound, words in _BOUNDS.items() for word in words), key=lambda one: -len(one[0]))
_BOUND_OF = dict(_WORDS)
_AFTER = {"以上": Bound.AT_LEAST, "及以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "以内": Bound.AT_MOST}
_PRINTED = re.compile(
    rf"(?P<about>约|近|大约)?(?P<bound>{'|'.join(re.escape(word) for word, _ in _WORDS)})?=?"
    r"(?P<percent>百分之)?(?P<number>(?<![\d.])-?\d+(?:\.\d+)?)(?P<scale>[万亿])?(?P<more>余|多)?"
    rf"(?P<unit>%|{'|'.join(sorted(_UNITS, key=len, reverse=True))})?(?P<after>及?以[上下内])?"
)
# No figure of a report is longer; a file made to be slow may hold one.
LONGEST_NUMBER = 24
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_QUOTIENT = re.compile(r"^(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)(?:=(\d+(?:\.\d+)?))?$")
_SUM = re.compile(r"^\d+(?:\.\d+)?(?:\+\d+(?:\.\d+)?)+$")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?")
_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
# The hotline's own number within a name, such as 12345政务服务热线, counts nothing.
_HOTLINE = re.compile(r"(?<!\d)12345(?![\d件次通条个元人万亿%.])(?=[“”\"\u4e00-\u9fff])")


def plain_text(text: str) -> str:
    """A printed text without spaces and in half-width signs, so that two ways of writing one thing are one."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("−", "-").replace("\\geq", "≥")
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text.replace("$", "").replace("\\%", "%"))


@cache
def read_figure(text: str | None, unit: str = "") -> Figure | None:
    """The one figure of a printed text; nothing where it holds none, several, or one that is only approximate.

    `unit` is the unit of the column, for a figure that is printed bare.
    """
    if text is None:
        return None
    whole = _HOTLINE.sub("", plain_text(text))
    if any(len(digits) > LONGEST_NUMBER for digits in _NUMBER.findall(whole)):
        return None
    if worked := _worked_out(whole, text):
        return worked
    found = list(_PRINTED.finditer(whole))
    if len(found) != 1 or len(_NUMBER.findall(whole)) != 1:
        return None
    return _figure(found[0], text, unit)


def _worked_out(whole: str, printed: str) -> Figure | None:
    if (quotient := _QUOTIENT.match(whole)) and float(quotient[2]):
        value = Fraction(quotient[1]) / Fraction(quotient[2])
        return Figure(value, None, Measure.BARE, Bound.EXACTLY, printed)
    if _SUM.match(whole):
        return Figure(sum(map(Fraction, whole.split("+")), Fraction(0)), None, Measure.BARE, Bound.EXACTLY, printed)
    return None


def _figure(match: re.Match[str], printed: str, default: str) -> Figure | None:
    if match["about"] or match["more"]:
        return None
    scale, unit = match["scale"] or "", match["unit"] or ("%" if match["percent"] else "")
    if not scale and not unit and default:
        scale, unit = (default[0], default[1:]) if default[0] in _SCALES else ("", default)
    measure = Measure.SHARE if unit == "%" else _UNITS.get(unit, Measure.BARE)
    worth = Fraction(_SCALES[scale]) / (100 if measure is Measure.SHARE else 1)
    places = len(match["number"].partition(".")[2])
    bound = _BOUND_OF.get(match["bound"] or "") or _AFTER.get(match["after"] or "") or Bound.EXACTLY
    return Figure(Fraction(match["number"]) * worth, worth / 10**places, measure, bound, printed)


def read_date(text: str | None) -> date | None:
    """The one day that a text names."""
    found = _DATE.findall(plain_text(text or ""))
    if len(found) != 1:
        return None
    try:
        return date(*map(int, found[0]))
    except ValueError:
        return None


def days_of(text: str) -> tuple[date | None, date | None]:
    """The first and the last day that a text may mean: a day, or any day of a month such as 2023年1月."""
    day = read_date(text)
    if day is not None:
        return day, day
    found = _MONTH.fullmatch(plain_text(text))
    if found is None or not 1 <= int(found[2]) <= 12:
        return None, None
    year, month = int(found[1]), int(found[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same; a bare one is taken as what the other is."""
    return one.measure is other.measure or Measure.BARE in (one.measure, other.measure)


def aligned(one: Figure, other: Figure) -> Figure:
    """A bare figure as a percentage where the other is one: forms print `95` beside `90%`."""
    if one.measure is Measure.BARE and other.measure is Measure.SHARE and abs(one.value) > 1:
        step = None if one.step is None else one.step / 100
        return Figure(one.value / 100, step, Measure.SHARE, one.bound, one.printed)
    return one


def shows(figure: Figure, exact: Fraction, display: DisplayRule = DisplayRule.HALF_UP) -> Agreement:
    """Whether the printed figure is what an exact value is shown as."""
    if figure.is_target:
        return Agreement.YES if within(exact, figure) else Agreement.NO
    if figure.step is None or exact == figure.value:
        return Agreement.YES if exact == figure.value else Agreement.NO
    rounded = _rounded(exact, figure.step)
    cut = _cut(exact, figure.step)
    if display is DisplayRule.TRUNCATE:
        return Agreement.YES if cut == figure.value else Agreement.NO
    if display is DisplayRule.BELOW_ONE_NEVER_HUNDRED and figure.measure is Measure.SHARE and exact < 1 <= rounded:
        return Agreement.YES if cut == figure.value else Agreement.NO
    if rounded == figure.value:
        return Agreement.YES
    return Agreement.CUT if cut == figure.value else Agreement.NO


def agree(one: Figure, other: Figure) -> Agreement:
    """Whether two printed figures can be one fact, each rounded as far as it is printed."""
    one, other = aligned(one, other), aligned(other, one)
    if one.is_target or other.is_target:
        edge, value = (one, other) if one.is_target else (other, one)
        met = within(value.value, edge) or value.is_target
        return Agreement.YES if met else Agreement.NO
    coarse, fine = (one, other) if (one.step or 0) >= (other.step or 0) else (other, one)
    half = (fine.step or Fraction(0)) / 2 if coarse.step != fine.step else Fraction(0)
    answers = {shows(coarse, value) for value in (fine.value, fine.value - half, fine.value + half)}
    return next(one for one in (Agreement.YES, Agreement.CUT, Agreement.NO) if one in answers)


def within(value: Fraction, edge: Figure) -> bool:
    """Whether a value lies in the range that a figure bounds; a bare target is reached from below."""
    match edge.bound:
        case Bound.MORE_THAN:
            return value > edge.value
        case Bound.AT_MOST:
            return value <= edge.value
        case Bound.LESS_THAN:
            return value < edge.value
    return value >= edge.value


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    steps = floor(abs(value) / step + Fraction(1, 2)) * step
    return steps if value >= 0 else -steps


def _cut(value: Fraction, step: Fraction) -> Fraction:
    steps = floor(abs(value) / step) * step
    return steps if value >= 0 else -steps


def show_like(value: Fraction, like: Figure) -> str:
    """A computed value as the figure beside it is printed, with two more digits so that the difference shows."""
    whole = plain_text(like.printed)
    match = _PRINTED.search(whole)
    number, tail = "", ""
    if match and like.step is not None:
        unit = "%" if like.measure is Measure.SHARE else (match["unit"] or "")
        tail = "%" if like.measure is Measure.SHARE else (match["scale"] or "") + unit
        number = match["number"]
    places = len(number.partition(".")[2])
    worth = (like.step or Fraction(1)) * 10**places
    shown = value / worth
    digits = places if (shown * 10**places).denominator == 1 else max(places, 2)
    return f"{round_exactly(shown, digits):,}{tail}"
