"""绩效评价报告: cover, result, contents, eight chapters with monthly tables and charts, and three appendices."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hotline.kit.documents import (
    Align,
    Appendix,
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Signature,
    Table,
)
from hotline.kit.rates import show_percentage
from hotline.modules.evaluation.rules.numbers import digits
from hotline.modules.scoring.public import LevelKind

from .chapters import fund_blocks, fund_sentences, level_chapters, level_sentence, topic_blocks
from .conclusions import (
    advice_blocks,
    advice_titles,
    conclusion_blocks,
    overall_sentence,
    problem_blocks,
    problem_titles,
)
from .course import cost_blocks, stage_blocks
from .details import BaseData, Evaluation
from .printing import (
    NOT_GIVEN,
    PaperContents,
    falls_short,
    figure,
    grade_of,
    mark_of,
    money,
    or_missing,
    paragraphs,
    period_text,
    points,
    project_title,
    total_of,
    weight_of,
)
from .survey import survey_blocks

_NONE_GIVEN = Evaluation()


def evaluation_report(contents: PaperContents) -> Document:
    """The whole report."""
    evaluation = contents.details.evaluation or _NONE_GIVEN
    completed = evaluation.completed_on
    evaluator = evaluation.evaluator or "（评价机构盖章）"
    return Document(
        f"{project_title(contents)}\n绩效评价报告",
        (*_result(contents), PageBreak(), *_summary(contents), PageBreak(), *_chapters(contents)),
        cover=Cover(
            kind=f"（{contents.year}年度）",
            issuer=evaluator,
            month=f"{completed.year}年{completed.month}月" if completed else "　　年　　月",
        ),
        has_contents=True,
        signature=Signature(bodies=(evaluation.evaluator,), on=completed) if evaluation.evaluator else None,
        appendices=tuple(_appendices(contents)),
    )


def _appendices(contents: PaperContents) -> Iterator[Appendix]:
    """The marks, and the survey and the base data where there are any: an empty page is no appendix."""
    survey, base = contents.details.survey, contents.details.base_data
    yield Appendix("绩效评价指标体系评分表", (_score_table(contents),), is_landscape=True)
    if survey is not None:
        yield Appendix("满意度调查问卷及分析报告", tuple(survey_blocks(survey)))
    if base is not None:
        yield Appendix("基础数据采集表", tuple(_base_blocks(base)))


def _other_matters(contents: PaperContents, evaluation: Evaluation) -> Iterator[str]:
    yield from evaluation.other_matters
    if contents.details.survey is None:
        yield "评价期间没有已结束的问卷调查。"
    if contents.details.base_data is None:
        yield "外包服务单位未填报基础数据。"


def _result(contents: PaperContents) -> Iterator[Block]:
    """绩效评价情况表: the result on one page."""
    project, evaluation = contents.project, contents.details.evaluation or _NONE_GIVEN
    funds = contents.funds
    budget = spent = executed = NOT_GIVEN
    if funds is not None:
        budget, spent = f"{money(funds.budget)}{funds.unit}", f"{money(funds.executed)}{funds.unit}"
        executed = show_percentage(funds.executed / funds.budget) if funds.budget else NOT_GIVEN
    rows: tuple[Row, ...] = (
        _pair("项目名称", project.name, "评价资金规模", budget),
        _pair("主管部门", or_missing(project.competent_department), "年度实际支出", spent),
        _pair("评价机构", or_missing(evaluation.evaluator), "预算执行率", executed),
        _pair("评价得分", points(total_of(contents)), "评价等级", grade_of(contents)),
        _wide("综合评价结论", "\n".join((overall_sentence(contents), *evaluation.conclusion))),
        _wide("存在主要问题", _listed(problem_titles(evaluation)) or _shortfalls(contents)),
        _wide("意见建议", _listed(advice_titles(evaluation)) or "评价中未提出建议。"),
    )
    columns = (Column(width=1), Column(width=2.2), Column(width=1.1), Column(width=1.4))
    yield Table(columns, rows, title=f"{contents.year}年度绩效评价情况表", is_numbered=False)


def _pair(name: str, text: str, other: str, shown: str) -> Row:
    return (Cell(name, is_bold=True), text, Cell(other, is_bold=True), Cell(shown, is_figure=True))


def _wide(name: str, text: str) -> Row:
    return (Cell(name, is_bold=True), Cell(text, columns=3, align=Align.LEFT))


def _listed(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _shortfalls(contents: PaperContents) -> str:
    names = "、".join(leaf.leaf.name.zh for leaf in contents.scorecard.leaves() if falls_short(leaf))
    return f"以下指标未得满分：{names}。" if names else "各项指标均得满分，评价中未发现需要说明的问题。"


def _summary(contents: PaperContents) -> Iterator[Block]:
    """摘要: what a reader must know who reads no further."""
    evaluation, goals = contents.details.evaluation, contents.details.goals
    yield Heading("摘要", is_numbered=False)
    about = (*contents.project.background, *(fund_sentences(contents)), *((goals.expected,) if goals else ()))
    yield Paragraph("".join(about) or f"{NOT_GIVEN}。", lead="项目概况。")
    total, grade = points(total_of(contents)), grade_of(contents)
    yield Paragraph(f"综合评价得分为{total}分，等级为“{grade}”。{overall_sentence(contents)}", lead="综合评价结论。")
    for level in contents.scorecard.levels:
        yield Paragraph(level_sentence(level), lead=f"{level.level.name.zh}。")
    yield from _listed_paragraphs("存在的主要问题。", problem_titles(evaluation) or (_shortfalls(contents),))
    yield from _listed_paragraphs("有关建议。", advice_titles(evaluation) or ("评价中未提出建议。",))


def _listed_paragraphs(lead: str, lines: Sequence[str]) -> Iterator[Block]:
    """The first line behind its lead, the others in paragraphs of their own, numbered where there are several."""
    for number, line in enumerate(lines, start=1):
        numbered = f"{number}. {line}" if len(lines) > 1 else line
        yield Paragraph(numbered, lead=lead if number == 1 else "")


def _chapters(contents: PaperContents) -> Iterator[Block]:
    evaluation = contents.details.evaluation or _NONE_GIVEN
    yield from _basics(contents)
    yield from _work(contents, evaluation)
    yield Heading("综合评价情况及评价结论")
    yield from conclusion_blocks(contents)
    yield Heading("绩效评价指标分析")
    yield from level_chapters(contents)
    yield from cost_blocks(evaluation.costs)
    yield Heading("主要经验及做法")
    yield from topic_blocks(evaluation.experiences, "项目单位未报送主要经验及做法。")
    yield Heading("存在的问题及原因分析")
    yield from problem_blocks(contents)
    yield Heading("有关建议")
    yield from advice_blocks(contents.details.evaluation)
    yield Heading("其他需要说明的问题")
    yield from paragraphs(_other_matters(contents, evaluation), "无。")


def _basics(contents: PaperContents) -> Iterator[Block]:
    project, goals = contents.project, contents.details.goals
    yield Heading("基本情况")
    yield Heading("项目概况", level=2)
    yield Heading("项目背景", level=3)
    yield from paragraphs(project.background, "项目单位未报送项目背景。")
    yield Heading("项目内容及组织管理", level=3)
    yield from paragraphs((*project.contents, *project.management), "没有登记本年度的合同、采购和考核。")
    yield Heading("资金投入和使用情况", level=3)
    yield from paragraphs(project.basis, "没有登记预算批复文件。")
    yield from fund_blocks(contents)
    yield Heading("项目绩效目标", level=2)
    yield from paragraphs((goals.expected,) if goals else (), "本年度没有经批复的绩效目标表，指标值取自评价方案。")
    yield _target_table(contents)


def _target_table(contents: PaperContents) -> Table:
    rows: list[Row] = []
    for level in contents.scorecard.levels:
        leaves = [leaf for group in level.groups for leaf in group.leaves if leaf.leaf.is_weighed]
        for index, leaf in enumerate(leaves):
            name = (Cell(level.level.name.zh, rows=len(leaves)),) if index == 0 else ()
            rows.append((*name, leaf.leaf.name.zh, leaf.leaf.target.text.zh))
    columns = (
        Column("指标分类"),
        Column("指标内容", width=2, align=Align.LEFT),
        Column("指标值", width=2, align=Align.LEFT),
    )
    return Table(columns, tuple(rows), title="绩效目标指标表")


def _work(contents: PaperContents, evaluation: Evaluation) -> Iterator[Block]:
    scheme = contents.scorecard.scheme
    yield Heading("绩效评价工作开展情况")
    yield Heading("绩效评价目的、对象和范围", level=2)
    yield from paragraphs(evaluation.purpose, "没有登记评价目的。")
    yield Paragraph(f"评价对象为{project_title(contents)}，评价期间为{period_text(contents)}。")
    yield Heading("绩效评价指标与方法", level=2)
    yield Heading("评价原则", level=3)
    yield from paragraphs(evaluation.principles, "没有登记评价原则。")
    yield Heading("评价指标体系", level=3)
    groups = sum(len(level.groups) for level in scheme.levels)
    leaves = sum(1 for _ in scheme.leaves())
    levels = "、".join(f"{level.name.zh}（{_level_weight(level.kind, level.weight)}分）" for level in scheme.levels)
    yield Paragraph(
        f"依据“{scheme.name.zh}”（第{scheme.version}版），设一级指标{len(scheme.levels)}项、二级指标{groups}项、"
        f"三级指标{leaves}项，一级指标为{levels}。指标体系详见{contents.score_appendix}。"
    )
    yield Heading("评价方法", level=3)
    yield from paragraphs(evaluation.methods, "没有登记评价方法。")
    yield Heading("评价标准", level=3)
    yield Paragraph(f"评价结果采取评分和评级相结合的方式，总分{digits(scheme.weight)}分，{_bands(contents)}。")
    yield Heading("绩效评价工作过程", level=2)
    yield from stage_blocks(evaluation)


def _level_weight(kind: LevelKind, weight: Decimal) -> str:
    return digits(-weight if kind is LevelKind.DEDUCTED else weight)


def _bands(contents: PaperContents) -> str:
    grades, upper = [], ""
    for grade in contents.scorecard.scheme.grades:
        if grade.at_least is None:
            grades.append(f"{upper}分以下为{grade.name.zh}")
            continue
        bound = f"{grade.at_least.normalize():f}"
        grades.append(
            f"{bound}（含）－{upper}分为{grade.name.zh}" if upper else f"{bound}（含）分以上为{grade.name.zh}"
        )
        upper = bound
    return f"等级划分为{len(grades)}档：" + "；".join(grades)


def _score_table(contents: PaperContents) -> Table:
    """Every leaf with what it measures, its rule, and its mark."""
    rows: list[Row] = []
    for level in contents.scorecard.levels:
        height, is_first = sum(len(group.leaves) for group in level.groups), True
        for group in level.groups:
            for index, leaf in enumerate(group.leaves):
                before = (Cell(level.level.name.zh, rows=height),) if is_first else ()
                is_first = False
                name = (Cell(group.group.name.zh, rows=len(group.leaves)),) if index == 0 else ()
                standard = leaf.leaf.rule_text.zh
                target = leaf.leaf.target.text.zh
                reached = (figure(weight_of(leaf)), target, standard, leaf.working.zh, figure(mark_of(leaf)))
                rows.append((*before, *name, leaf.leaf.name.zh, *reached))
    weight, total = digits(contents.scorecard.scheme.weight), points(total_of(contents))
    blank = Cell("", columns=3)
    rows.append((Cell("总体评价", columns=3, is_bold=True), figure(weight), blank, figure(total)))
    columns = (
        Column("一级指标", width=0.9),
        Column("二级指标", width=1.0),
        Column("三级指标", width=1.4, align=Align.LEFT),
        Column("分值", width=0.7),
        Column("目标值", width=1.3, align=Align.LEFT),
        Column("评分标准", width=3.4, align=Align.LEFT),
        Column("评分过程", width=2.8, align=Align.LEFT),
        Column("评价得分", width=1.0),
    )
    return Table(columns, tuple(rows))


def _base_blocks(base: BaseData) -> Iterator[Block]:
    rows: list[Row] = []
    for index, one in enumerate(base.figures):
        same = [other.group for other in base.figures[index:]]
        is_first = index == 0 or base.figures[index - 1].group != one.group
        height = next((at for at, group in enumerate(same) if group != one.group), len(same))
        before = (Cell(one.group, rows=height),) if is_first else ()
        values = tuple(figure(value) for value in one.values)
        spare = tuple(Cell(NOT_GIVEN) for _ in range(len(base.years) - len(values)))
        rows.append((*before, one.name, *values[: len(base.years)], *spare))
    columns = (
        Column("考核项目", width=1.1),
        Column("指标名称", width=2, align=Align.LEFT),
        *(Column(year) for year in base.years),
    )
    yield Table(columns, tuple(rows), notes=(f"填表单位：{base.stated_by}", *base.notes))
