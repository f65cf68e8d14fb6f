"""绩效目标申报表: what a scheme promises for the year, beside the medium term."""

from collections.abc import Iterator

from hotline.kit.documents import Align, Cell, Column, Document, Layout, Row, Table
from hotline.kit.rates import NO_VALUE
from hotline.modules.scoring.public import LeafMark, LevelKind, LevelMark

from .printing import (
    NOT_APPLICABLE,
    NOT_GIVEN,
    PaperContents,
    figure,
    indicators_with_label,
    is_execution_alone,
    label,
    money,
    or_missing,
)

_HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")
_WIDTHS = (1.25, 1.25, 1.3, 2.2, 1.4, 1.3, 2.2, 1.5)


def declaration(contents: PaperContents) -> Document:
    """The declaration; medium-term targets are printed where they were given."""
    columns = tuple(Column(width=width) for width in _WIDTHS)
    head = (*_head_rows(contents), *_fund_rows(contents), *_goal_rows(contents))
    header, rows = indicators_with_label("绩效指标", _HEADS, list(_indicator_rows(contents)))
    notes = ("注：未申报中期指标值的以“—”表示。",)
    return Document(
        "项目支出绩效目标申报表",
        (Table(columns, head), Table(columns, rows, header=header, notes=notes, goes_on=True)),
        subtitle=f"（{contents.year}年度）",
        layout=Layout.FORM,
    )


def _head_rows(contents: PaperContents) -> Iterator[Row]:
    project = contents.project
    yield (label("项目名称"), Cell(project.name, columns=7))
    department = Cell(or_missing(project.competent_department), columns=3)
    yield (label("主管部门"), department, label("实施单位"), Cell(or_missing(project.implementing_unit), columns=3))
    term = Cell(or_missing(project.term), columns=3)
    yield (label("项目属性"), Cell(or_missing(project.attribute), columns=3), label("项目期"), term)


def _fund_rows(contents: PaperContents) -> Iterator[Row]:
    funds, goals = contents.funds, contents.details.goals
    medium = money(goals.medium_term_funds) if goals else ""
    year = "" if funds is None else money(funds.budget)
    unit = funds.unit if funds else "万元"
    lines = funds.lines if funds else ()
    yield (
        label(f"项目资金\n（{unit}）" if unit else "项目资金", rows=1 + len(lines)),
        Cell("中期资金总额", columns=2, align=Align.LEFT),
        figure(medium or NO_VALUE),
        Cell("年度资金总额", columns=3, align=Align.LEFT),
        figure(year or NOT_GIVEN),
    )
    for index, line in enumerate(lines):
        name = f"其中：{line.name}" if index == 0 else line.name
        amount = line.initial if line.budget is None else line.budget
        yield (
            Cell(name, columns=2, align=Align.LEFT),
            Cell(NO_VALUE),
            Cell(name, columns=3, align=Align.LEFT),
            figure(money(amount)),
        )


def _goal_rows(contents: PaperContents) -> Iterator[Row]:
    goals = contents.details.goals
    years = f"（{goals.medium_term_years}）" if goals and goals.medium_term_years else ""
    yield (label("总体目标", rows=2), label(f"中期目标{years}", columns=3), label("年度目标", columns=4))
    yield (
        Cell(or_missing(goals.medium_term if goals else ""), columns=3, align=Align.LEFT),
        Cell(or_missing(goals.expected if goals else ""), columns=4, align=Align.LEFT),
    )


def _indicator_rows(contents: PaperContents) -> Iterator[Row]:
    for level in contents.scorecard.levels:
        if level.level.kind is LevelKind.EARNED and not is_execution_alone(level):
            yield from _level_rows(contents, level)


def _level_rows(contents: PaperContents, level: LevelMark) -> Iterator[Row]:
    height, is_first_of_level = sum(len(group.leaves) for group in level.groups), True
    for group in level.groups:
        for index, leaf in enumerate(group.leaves):
            before = (Cell(level.level.name.zh, rows=height),) if is_first_of_level else ()
            is_first_of_level = False
            name = (Cell(group.group.name.zh, rows=len(group.leaves)),) if index == 0 else ()
            medium, year = _targets(contents, leaf)
            leaf_name = Cell(leaf.leaf.name.zh, align=Align.LEFT)
            yield (*before, *name, leaf_name, medium, *name, leaf_name, year)


def _targets(contents: PaperContents, leaf: LeafMark) -> tuple[str, str]:
    if not leaf.leaf.is_weighed:
        return NOT_APPLICABLE, NOT_APPLICABLE
    goals = contents.details.goals
    medium = goals.medium_term_targets.get(leaf.leaf.code, "") if goals else ""
    return medium or NO_VALUE, leaf.leaf.target.text.zh
