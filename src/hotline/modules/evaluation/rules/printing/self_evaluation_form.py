"""项目支出绩效自评表, in the columns of the Ministry of Finance (财预〔2020〕10号)."""

from collections.abc import Iterator
from decimal import Decimal

from hotline.kit.documents import Align, Cell, Column, Document, Layout, Row, Table
from hotline.kit.rates import NO_VALUE, rate, show_percentage
from hotline.modules.evaluation.errors import DeviationReasonsMissing
from hotline.modules.scoring.public import LeafMark, LevelMark

from .details import FundLine, Funds
from .printing import (
    NOT_APPLICABLE,
    UNIT_UNKNOWN,
    PaperContents,
    falls_short,
    figure,
    grade_of,
    indicators_with_label,
    is_execution_alone,
    label,
    level_weight,
    mark_of,
    money,
    note_on_marks,
    or_missing,
    points,
    total_of,
    unexplained,
    value_of,
    weight,
    weight_of,
)

# Wide enough for the heads and for most names of indicators on one line.
_WIDTHS = (1.2, 1.3, 1.3, 1.97, 1.46, 1.46, 0.9, 1.1, 2.51)
_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析\n及改进措施")
_USUAL_LINES = ("当年财政拨款", "上年结转资金", "其他资金")


def self_evaluation_form(contents: PaperContents) -> Document:
    """The form; refused where a leaf falls short and nobody has said why."""
    lacking = unexplained(contents)
    if lacking:
        raise DeviationReasonsMissing(leaves="、".join(one.leaf.name.zh for one in lacking), number=len(lacking))
    return Document(
        "项目支出绩效自评表",
        form_tables(contents),
        subtitle=f"（{contents.year}年度）",
        layout=Layout.FORM,
    )


def form_tables(contents: PaperContents) -> tuple[Table, ...]:
    """The whole form in nine columns: its head, then the indicators, whose header repeats, then the review."""
    columns = tuple(Column(width=width) for width in _WIDTHS)
    head = (*_head_rows(contents), *_fund_rows(contents), *_goal_rows(contents))
    review = tuple(_review_rows(contents))
    notes = (
        "注：得分按评价方案的评分规则由平台计算，数值来自平台记录或有依据的填报。",
        *((UNIT_UNKNOWN,) if contents.funds is not None and not contents.funds.unit else ()),
        *note_on_marks(contents),
    )
    header, rows = indicators_with_label("年度绩效\n指标完成\n情况", _HEADS, list(_indicator_rows(contents)))
    indicators = Table(
        columns, (*rows, _total_row(contents)), header=header, notes=() if review else notes, goes_on=True
    )
    if not review:
        return Table(columns, head), indicators
    return Table(columns, head), indicators, Table(columns, review, notes=notes, goes_on=True)


def _head_rows(contents: PaperContents) -> Iterator[Row]:
    project = contents.project
    yield (label("项目名称"), Cell(project.name, columns=8))
    department = Cell(or_missing(project.competent_department), columns=4)
    yield (label("主管部门"), department, label("实施单位"), Cell(or_missing(project.implementing_unit), columns=3))


def _with_label(name: str, rows: list[Row]) -> Iterator[Row]:
    """Rows beside one cell that names them all."""
    for index, row in enumerate(rows):
        yield (label(name, rows=len(rows)), *row) if index == 0 else row


def _fund_rows(contents: PaperContents) -> Iterator[Row]:
    funds = contents.funds
    unit = "万元" if funds is None else funds.unit
    names = ("年初预算数", "全年预算数\n（A）", "全年执行数\n（B）", "分值", "执行率\n（B/A）", "得分")
    rows: list[Row] = [(Cell("", columns=2), *map(label, names))]
    if funds is None:
        rows.append((Cell("年度资金总额", columns=2), Cell("", columns=1), "", "", *_execution_cells(contents, None)))
    else:
        total = FundLine(name="年度资金总额", initial=funds.initial, budget=funds.budget, executed=funds.executed)
        rows.append((*_sums(total), *_execution_cells(contents, funds)))
        rows += [(*_sums(line), NO_VALUE, NO_VALUE, NO_VALUE) for line in _lines(funds)]
    yield from _with_label(f"项目资金\n（{unit}）" if unit else "项目资金", rows)


def _lines(funds: Funds) -> Iterator[FundLine]:
    """The funds' sources; those that the form always prints stay blank where none are given."""
    for index, line in enumerate(funds.lines or tuple(FundLine(name=name) for name in _USUAL_LINES)):
        name = f"其中：{line.name}" if index == 0 else line.name
        yield FundLine(name=name, initial=line.initial, budget=line.budget, executed=line.executed)


def _sums(line: FundLine) -> tuple[Cell, ...]:
    sums = (line.initial, line.budget, line.executed)
    return (Cell(line.name, columns=2, align=Align.LEFT), *(figure(money(amount)) for amount in sums))


def _execution_cells(contents: PaperContents, funds: Funds | None) -> tuple[Cell, ...]:
    """Weight, rate and mark of the execution rate, where it is scored in this row and not among the indicators."""
    executed = None if funds is None else rate(funds.executed, funds.budget)
    for level in contents.scorecard.levels:
        if is_execution_alone(level):
            leaf = level.groups[0].leaves[0]
            return (figure(weight_of(leaf)), figure(leaf.shown.zh), figure(mark_of(leaf)))
    return (Cell(NO_VALUE), figure(show_percentage(executed)), Cell(NO_VALUE))


def _goal_rows(contents: PaperContents) -> Iterator[Row]:
    goals = contents.details.goals
    expected, achieved = (goals.expected, goals.achieved) if goals else ("", "")
    rows: list[Row] = [
        (label("预期目标", columns=4), label("实际完成情况", columns=4)),
        (
            Cell(or_missing(expected), columns=4, align=Align.LEFT),
            Cell(or_missing(achieved), columns=4, align=Align.LEFT),
        ),
    ]
    yield from _with_label("年度总体\n目标", rows)


def _indicator_rows(contents: PaperContents) -> Iterator[Row]:
    for level in contents.scorecard.levels:
        if not is_execution_alone(level):
            yield from _level_rows(contents, level)


def _level_rows(contents: PaperContents, level: LevelMark) -> Iterator[Row]:
    height = sum(len(group.leaves) for group in level.groups)
    name = f"{level.level.name.zh}\n（{weight(level_weight(level))}分）"
    is_first_of_level = True
    for group in level.groups:
        for index, leaf in enumerate(group.leaves):
            before: tuple[Cell, ...] = (Cell(name, rows=height),) if is_first_of_level else ()
            if index == 0:
                before += (Cell(group.group.name.zh, rows=len(group.leaves)),)
            is_first_of_level = False
            yield (*before, *_leaf_cells(contents, leaf))


def _leaf_cells(contents: PaperContents, leaf: LeafMark) -> tuple[Cell, ...]:
    target = leaf.leaf.target.text.zh if leaf.leaf.is_weighed else NOT_APPLICABLE
    return (
        Cell(leaf.leaf.name.zh, align=Align.LEFT),
        Cell(target),
        figure(value_of(leaf)),
        figure(weight_of(leaf)),
        figure(mark_of(leaf)),
        Cell(deviation_text(contents, leaf), align=Align.LEFT),
    )


def deviation_text(contents: PaperContents, leaf: LeafMark) -> str:
    """What a leaf lost, why it fell short, and what is done about it."""
    deviation = contents.deviations.get(leaf.leaf.code)
    if not falls_short(leaf) or deviation is None:
        return "无" if leaf.leaf.is_weighed else ""
    lost = points(weight_lost(leaf))
    reason, improvement = deviation.reason.rstrip("。"), deviation.improvement.rstrip("。")
    return f"按评分规则扣{lost}分。\n偏差原因：{reason}。\n改进措施：{improvement}。"


def weight_lost(leaf: LeafMark) -> Decimal:
    """The marks that a leaf lacks to its best."""
    return (Decimal(0) if leaf.weight < 0 else leaf.leaf.weight) - leaf.counted


def _total_row(contents: PaperContents) -> Row:
    scheme = contents.scorecard.scheme
    grade = Cell(f"自评等级：{grade_of(contents)}")
    return (label("总分", columns=6), figure(weight(scheme.weight)), figure(points(total_of(contents))), grade)


def _review_rows(contents: PaperContents) -> Iterator[Row]:
    review = contents.details.review
    if review is None:
        return
    mark = "" if review.mark is None else points(review.mark)
    rows: list[Row] = [
        (label("审核分数", columns=2), figure(mark, columns=2), label("核定等级"), Cell(review.grade, columns=3)),
        (label("审核意见", columns=2), Cell(or_missing(review.opinion), columns=6, align=Align.LEFT)),
        (label("改进建议", columns=2), Cell(or_missing(review.advice), columns=6, align=Align.LEFT)),
        (label("下年度预算\n安排建议", columns=2), Cell(or_missing(review.next_budget), columns=6, align=Align.LEFT)),
    ]
    yield from _with_label("主管部门\n审核情况", rows)
