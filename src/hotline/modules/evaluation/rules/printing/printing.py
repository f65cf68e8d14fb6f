"""What papers have in common: the scorecard they print, missing parts, and how figures are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from hotline.kit.documents import Align, Cell, Paragraph, Row
from hotline.kit.rates import NO_VALUE, round_half_up, show_percentage
from hotline.modules.evaluation.rules.evidence import Sources
from hotline.modules.evaluation.rules.numbers import digits
from hotline.modules.scoring.public import GroupMark, LeafMark, LevelKind, LevelMark, Scorecard

from .details import Funds, PaperDetails, Project

NOT_GIVEN = "本项未提供"
NOT_APPLICABLE = "不涉及"
# A scheme is named after its project and what is done to it.
_EVALUATED = ("绩效评价", "绩效自评", "绩效目标", "部门评价", "自评", "评价")
# The leaf that forms print in the row of the funds bears the name of what it measures.
EXECUTION = "budget_execution_rate"
UNIT_UNKNOWN = "注：资金数取自预算执行率的填报，单位见填报依据。"


class PaperKind(StrEnum):
    """The papers that are printed from a scorecard."""

    SELF_EVALUATION_FORM = "self-evaluation-form"
    DECLARATION = "declaration"
    SELF_EVALUATION_REPORT = "self-evaluation-report"
    EVALUATION_REPORT = "evaluation-report"
    VENDOR_ASSESSMENT = "vendor-assessment"
    RECTIFICATION_NOTICE = "rectification-notice"
    RECTIFICATION_REPLY = "rectification-reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """Why a leaf fell short, and what is done about it."""

    reason: str
    improvement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContents:
    """All that a paper is printed from; `evidence` is the sentence on where each leaf's value comes from."""

    scorecard: Scorecard
    deviations: Mapping[str, Deviation]
    evidence: Mapping[str, str]
    sources: Sources
    details: PaperDetails

    @property
    def year(self) -> int:
        """The year that is evaluated."""
        return self.scorecard.scheme.year

    @property
    def project(self) -> Project:
        """The project; named after the scheme where nothing is given."""
        name = self.scorecard.scheme.name.zh
        for ending in _EVALUATED:
            name = name.removesuffix(ending)
        return self.details.project or Project(name=name)

    @property
    def score_appendix(self) -> str:
        """What the appendix with the marks is called: it has a number where it is not the only one."""
        is_alone = self.details.survey is None and self.details.base_data is None
        return "附件" if is_alone else "附件1"

    @property
    def funds(self) -> Funds | None:
        """The project's money: as given, else the sums that were entered for the execution rate."""
        if self.details.funds is not None:
            return self.details.funds
        leaf = next((leaf for leaf in self.scorecard.leaves() if leaf.leaf.code == EXECUTION), None)
        entered = None if leaf is None else leaf.entered
        if entered is None or entered.numerator is None or entered.denominator is None:
            return None
        return Funds(unit="", budget=entered.denominator, executed=entered.numerator)


def or_missing(text: str) -> str:
    """A text, or that it was not given."""
    return text or NOT_GIVEN


def paragraphs(texts: Iterable[str], missing: str = f"{NOT_GIVEN}。") -> Iterator[Paragraph]:
    """Each text as a paragraph; one that says so where there is none."""
    given = [text for text in texts if text]
    for text in given or [missing]:
        yield Paragraph(text)


def project_title(contents: PaperContents) -> str:
    """The project's name as titles and sentences have it."""
    name = contents.project.name
    return name if name.endswith("项目") else f"{name}项目"


def figure(text: str, *, columns: int = 1) -> Cell:
    """A cell with a figure."""
    return Cell(text, is_figure=True, columns=columns)


def label(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """A cell of a form that names what stands beside or below it."""
    return Cell(text, is_bold=True, align=Align.CENTER, columns=columns, rows=rows)


def indicators_with_label(
    name: str, heads: tuple[str, ...], rows: list[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The header of a form's indicators and their rows, beside a label that stands in the header for all of them."""
    beside = Cell("", rows=len(rows), goes_on=True)
    return ((label(name), *map(label, heads)),), ((beside, *rows[0]), *rows[1:])


def money(amount: Decimal | None) -> str:
    """A sum with two places and separators: 13,410.06."""
    return "" if amount is None else f"{round_half_up(amount, 2):,.2f}"


def points(value: Decimal | Fraction) -> str:
    """Marks with two places: 8.35."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
    return f"{round_half_up(exact, 2):f}"


def weight(value: Decimal) -> str:
    """A weight as forms print it: 10, 13.33."""
    return digits(value)


def weight_of(marked: LeafMark) -> str:
    """A leaf's weight as printed, below zero for a deduction; nothing where it does not weigh."""
    if not marked.leaf.is_weighed:
        return ""
    return weight(-marked.leaf.weight if marked.weight < 0 else marked.leaf.weight)


def earned(full: Decimal, mark: Decimal | Fraction, verb: str = "实得") -> str:
    """What could be earned and what was; of a deduction, what could at most be taken off and what was."""
    if full < 0:
        return f"最多扣{weight(-full)}分，实扣{points(-mark if mark else mark)}分"
    return f"满分{weight(full)}分，{verb}{points(mark)}分"


def full_mark(marked: LeafMark) -> Decimal:
    """The best mark that a leaf can have."""
    return Decimal(0) if marked.weight < 0 else marked.leaf.weight


def share_of(mark: Decimal, full: Decimal) -> str:
    """得分率: which share of the weight was reached."""
    return show_percentage(mark / full) if full else NO_VALUE


def mark_of(marked: LeafMark) -> str:
    """The mark that counts; nothing where the leaf does not apply."""
    return points(marked.counted) if marked.leaf.is_weighed else ""


def value_of(marked: LeafMark) -> str:
    """The value as printed, with the unit's word."""
    if not marked.leaf.is_weighed and marked.shown.zh == NO_VALUE:
        return ""
    suffix = marked.leaf.display.suffix if marked.leaf.display is not None else None
    shown = marked.shown.zh
    if suffix is None or shown == NO_VALUE or shown.endswith(suffix.zh):
        return shown
    return f"{shown}{suffix.zh}"


def falls_short(marked: LeafMark) -> bool:
    """Whether the mark that counts is below the best, which a self-evaluation has to explain."""
    return marked.leaf.is_weighed and marked.counted < full_mark(marked)


def unexplained(contents: PaperContents) -> tuple[LeafMark, ...]:
    """The leaves that fall short without a reason."""
    leaves = contents.scorecard.leaves()
    return tuple(one for one in leaves if falls_short(one) and one.leaf.code not in contents.deviations)


def is_execution_alone(level: LevelMark) -> bool:
    """Whether a level is nothing but the execution rate, which forms print in the row of the funds."""
    codes = [leaf.leaf.code for group in level.groups for leaf in group.leaves]
    return codes == [EXECUTION]


def level_weight(level: LevelMark) -> Decimal:
    """What a level can earn, or at most be deducted for."""
    return -level.level.weight if level.level.kind is LevelKind.DEDUCTED else level.level.weight


def group_weight(group: GroupMark) -> Decimal:
    """The sum of a group's leaves."""
    return sum((leaf.leaf.weight for leaf in group.leaves if leaf.leaf.is_weighed), Decimal(0))


def period_text(contents: PaperContents) -> str:
    """The days that are evaluated, in words."""
    period = contents.scorecard.scheme.period
    first, last = period.first_day, period.last_day
    return f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"


def grade_of(contents: PaperContents) -> str:
    """The grade of the total that the papers print."""
    return contents.scorecard.grade_by_rule.zh


def total_of(contents: PaperContents) -> Decimal:
    """The total that the papers print: what the rules yield."""
    return contents.scorecard.total_by_rule


def note_on_marks(contents: PaperContents) -> tuple[str, ...]:
    """What a reader must know of the marks: which of them no rule yields, and which lack a value."""
    card = contents.scorecard
    notes = []
    if card.stated_marks_used:
        notes.append(f"注：{card.stated_marks_used}项指标没有评分规则或由专家评定，按评定的分数计入。")
    if card.leaves_without_value:
        notes.append(f"注：{card.leaves_without_value}项指标暂无数值，按0分计入。")
    return tuple(notes)
