"""绩效自评报告: the project, its money, its targets, the result with its analysis, problems and measures, the form."""

from collections.abc import Iterator

from hotline.kit.documents import Align, Appendix, Block, Column, Document, Heading, Paragraph, Row, Signature, Table
from hotline.modules.evaluation.errors import DeviationReasonsMissing

from .chapters import deviation_topics, fund_blocks, level_table, loss_chart
from .printing import (
    PaperContents,
    earned,
    falls_short,
    grade_of,
    level_weight,
    or_missing,
    paragraphs,
    period_text,
    points,
    project_title,
    total_of,
    unexplained,
    value_of,
    weight,
)
from .self_evaluation_form import form_tables


def self_evaluation_report(contents: PaperContents) -> Document:
    """The report with its form; refused, as the form is, where a deviation has no reason."""
    lacking = unexplained(contents)
    if lacking:
        raise DeviationReasonsMissing(leaves="、".join(one.leaf.name.zh for one in lacking), number=len(lacking))
    unit = contents.project.implementing_unit
    evaluation = contents.details.evaluation
    return Document(
        f"{project_title(contents)}\n{_year(contents)}绩效自评报告",
        tuple(_blocks(contents)),
        signature=Signature(bodies=(unit or "（单位盖章）",), on=evaluation.completed_on if evaluation else None),
        appendices=(Appendix(f"项目支出绩效自评表（{contents.year}年度）", form_tables(contents), is_landscape=True),),
    )


def _year(contents: PaperContents) -> str:
    """The year, where the project's name does not say it already."""
    return "" if f"{contents.year}年" in contents.project.name else f"{contents.year}年度"


def _blocks(contents: PaperContents) -> Iterator[Block]:
    project = contents.project
    yield Heading("基本情况")
    yield Heading("项目概况", level=2)
    yield Paragraph(
        f"{project.name}的主管部门：{or_missing(project.competent_department)}；实施单位："
        f"{or_missing(project.implementing_unit)}。评价期间为{period_text(contents)}。"
    )
    chapters = (("项目背景", project.background), ("项目内容", project.contents), ("主要依据", project.basis))
    for title, texts in chapters:
        yield Heading(title, level=3)
        yield from paragraphs(texts, f"没有登记{title}。")
    yield Heading("财政支出情况", level=2)
    yield from fund_blocks(contents)
    yield Heading("项目管理情况", level=2)
    yield from paragraphs(project.management, "没有登记本年度的采购和考核。")
    yield Heading("项目绩效目标", level=2)
    goals = contents.details.goals
    expected = f"年度绩效目标：{goals.expected.rstrip('。')}。" if goals else "本年度没有经批复的绩效目标表。"
    yield Paragraph(expected)
    yield _target_table(contents)
    yield from _analysis(contents)
    yield from _problems(contents)


def _target_table(contents: PaperContents) -> Table:
    columns = (
        Column("序号", width=0.6),
        Column("绩效指标", width=2, align=Align.LEFT),
        Column("年度指标值", width=1.5),
        Column("指标完成情况", width=3.4, align=Align.LEFT),
        Column("是否达标", width=0.8),
    )
    rows: list[Row] = []
    for leaf in contents.scorecard.leaves():
        if leaf.leaf.is_weighed and leaf.weight >= 0:
            done = f"{value_of(leaf)}。{contents.evidence[leaf.leaf.code]}"
            number, target = str(len(rows) + 1), leaf.leaf.target.text.zh
            rows.append((number, leaf.leaf.name.zh, target, done, "否" if falls_short(leaf) else "是"))
    return Table(columns, tuple(rows), title="绩效目标主要指标完成情况一览表")


def _analysis(contents: PaperContents) -> Iterator[Block]:
    yield Heading("综合评价分析")
    yield Heading("自评结论", level=2)
    sums = "，".join(
        f"{level.level.name.zh}{weight(level_weight(level))}分得{points(level.mark_by_rule)}分"
        for level in contents.scorecard.levels
    )
    total, grade = points(total_of(contents)), grade_of(contents)
    yield Paragraph(f"{contents.year}年度绩效自评得分为{total}分，等级为“{grade}”。其中{sums}。")
    evaluation = contents.details.evaluation
    if evaluation is not None:
        for text in evaluation.conclusion:
            yield Paragraph(text)
    yield level_table(contents)
    yield loss_chart(contents)
    yield Heading("绩效分析", level=2)
    for level in contents.scorecard.levels:
        yield Heading(f"{level.level.name.zh}分析", level=3)
        leaves = [leaf for group in level.groups for leaf in group.leaves if leaf.leaf.is_weighed]
        met = sum(not falls_short(leaf) for leaf in leaves)
        done = "；".join(f"{leaf.leaf.name.zh}{value_of(leaf)}，得{points(leaf.counted)}分" for leaf in leaves)
        sums = earned(level_weight(level), level.mark_by_rule, "自评得")
        kept = "项未扣分" if level_weight(level) < 0 else "项得满分"
        yield Paragraph(f"{sums}。{len(leaves)}项指标中{met}{kept}：{done}。")


def _problems(contents: PaperContents) -> Iterator[Block]:
    short = deviation_topics(contents)
    evaluation = contents.details.evaluation
    yield Heading("存在的主要问题")
    for leaf, reason, _ in short:
        lead = f"{leaf.leaf.name.zh}未得满分。"
        yield Paragraph(
            f"目标值{leaf.leaf.target.text.zh}，实际{value_of(leaf)}。原因：{reason.rstrip('。')}。", lead=lead
        )
    for topic in evaluation.problems if evaluation else ():
        yield Paragraph(topic.text, lead=f"{topic.title.rstrip('。')}。")
    if not short and not (evaluation and evaluation.problems):
        yield Paragraph("各项指标均得满分，未发现需要说明的问题。")
    yield Heading("下一步改进措施")
    for leaf, _, improvement in short:
        yield Paragraph(f"{improvement.rstrip('。')}。", lead=f"{leaf.leaf.name.zh}。")
    for topic in evaluation.recommendations if evaluation else ():
        yield Paragraph(topic.text, lead=f"{topic.title.rstrip('。')}。")
    if not short and not (evaluation and evaluation.recommendations):
        yield Paragraph("各项指标均得满分，下一步将保持现有工作水平。")
