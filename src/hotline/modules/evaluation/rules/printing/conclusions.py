"""What an evaluation comes to: its conclusion, what fell short and why, what is advised and what came of that."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hotline.kit.documents import Align, Block, Cell, Column, Heading, Paragraph, Row, Table, chinese_date
from hotline.modules.scoring.public import LevelKind, LevelMark

from .chapters import deviation_topics, level_table, loss_chart
from .details import Advice, Evaluation, Review
from .printing import (
    PaperContents,
    falls_short,
    figure,
    full_mark,
    grade_of,
    mark_of,
    points,
    project_title,
    share_of,
    total_of,
    value_of,
    weight,
)
from .self_evaluation_form import weight_lost

# A problem that is longer than a line is no heading.
_LONGEST_HEADING = 26


def conclusion_blocks(contents: PaperContents) -> Iterator[Block]:
    """The mark with its grade, how it came about, and what the department in charge says to it."""
    total, grade = points(total_of(contents)), grade_of(contents)
    place = contents.score_appendix
    yield Paragraph(f"{project_title(contents)}综合评价得分为{total}分，评价结果等级为“{grade}”。得分过程见{place}。")
    yield Paragraph(overall_sentence(contents))
    for text in contents.details.evaluation.conclusion if contents.details.evaluation else ():
        yield Paragraph(text)
    if contents.details.review is not None:
        yield Paragraph(review_sentence(contents.details.review))
    yield level_table(contents)
    yield loss_chart(contents)


def overall_sentence(contents: PaperContents) -> str:
    """How many leaves have their full mark, and which level did best and worst."""
    leaves = [leaf for leaf in contents.scorecard.leaves() if leaf.leaf.is_weighed and leaf.weight >= 0]
    short = sum(falls_short(leaf) for leaf in leaves)
    counted = f"{len(leaves)}项三级指标中，{len(leaves) - short}项得满分，{short}项未得满分。"
    levels = [one for one in contents.scorecard.levels if one.level.kind is LevelKind.EARNED and one.level.weight]
    if len(levels) < 2:
        return counted
    ranked = sorted(levels, key=_share)
    best, worst = ranked[-1], ranked[0]
    if _share(best) == _share(worst):
        return f"{counted}各一级指标得分率均为{share_of(best.mark_by_rule, best.level.weight)}。"
    return f"{counted}得分率最高的是{_rated(best)}，最低的是{_rated(worst)}。"


def _share(level: LevelMark) -> float:
    return float(level.mark_by_rule / level.level.weight)


def _rated(level: LevelMark) -> str:
    return f"{level.level.name.zh}（{share_of(level.mark_by_rule, level.level.weight)}）"


def review_sentence(review: Review) -> str:
    """The review by the department in charge in one paragraph."""
    mark = f"审核得分{points(review.mark)}分" if review.mark is not None else ""
    parts = [one for one in (mark, f"核定等级为“{review.grade}”" if review.grade else "") if one]
    said = [f"主管部门审核情况：{'，'.join(parts)}" if parts else "主管部门审核情况"]
    said += [text.rstrip("。") for text in (review.opinion, review.advice) if text]
    if review.next_budget:
        said.append(f"下年度预算安排建议：{review.next_budget}")
    return "。".join(said) + "。"


def problem_titles(evaluation: Evaluation | None) -> tuple[str, ...]:
    """The problems in a line each."""
    if evaluation is None:
        return ()
    topics = (f"{one.title.rstrip('。')}。{one.text}" for one in evaluation.problems)
    return (*topics, *(one.problem for one in evaluation.advice))


def advice_titles(evaluation: Evaluation | None) -> tuple[str, ...]:
    """What is recommended in a line each, with whom it is addressed to."""
    if evaluation is None:
        return ()
    topics = (f"{one.title.rstrip('。')}。{one.text}" for one in evaluation.recommendations)
    return (*topics, *(f"建议{one.addressed_to}{one.text}" for one in evaluation.advice))


def problem_blocks(contents: PaperContents) -> Iterator[Block]:
    """Each problem that was found, and every leaf that fell short with its reason."""
    evaluation = contents.details.evaluation
    for topic in evaluation.problems if evaluation else ():
        yield Heading(topic.title, level=2)
        yield Paragraph(topic.text)
    for one in evaluation.advice if evaluation else ():
        if len(one.problem) <= _LONGEST_HEADING:
            yield Heading(one.problem.rstrip("。"), level=2)
            yield Paragraph(f"该问题涉及{one.addressed_to}，有关建议见第七部分。")
        else:
            yield Heading(f"{one.addressed_to}需要改进的方面", level=2)
            yield Paragraph(one.problem)
    short = deviation_topics(contents)
    if short:
        yield Heading("未得满分的指标及原因", level=2)
        yield Paragraph(f"共{len(short)}项指标未得满分，得分及原因如下表。")
        yield shortfall_table(contents)
    elif not problem_titles(evaluation):
        yield Paragraph("各项指标均得满分，评价中未发现需要说明的问题。")


def shortfall_table(contents: PaperContents) -> Table:
    """The leaves that fell short: what was aimed at and reached, what was lost, why, and what is done about it."""
    rows: list[Row] = []
    for leaf, reason, improvement in deviation_topics(contents):
        said = [f"原因：{reason.rstrip('。')}。" if reason else "原因未填报。"]
        said += [f"改进措施：{improvement.rstrip('。')}。"] if improvement else []
        marks = (figure(weight(full_mark(leaf))), figure(mark_of(leaf)), figure(points(weight_lost(leaf))))
        rows.append((leaf.leaf.name.zh, leaf.leaf.target.text.zh, value_of(leaf), *marks, "\n".join(said)))
    columns = (
        Column("三级指标", width=1.5, align=Align.LEFT),
        Column("目标值", width=1.2),
        Column("达成值", width=1.2, is_figure=True),
        Column("分值", width=0.6),
        Column("得分", width=0.7),
        Column("扣分", width=0.7),
        Column("原因及改进措施", width=2.8, align=Align.LEFT),
    )
    return Table(columns, tuple(rows), title="未得满分指标原因分析表")


def advice_blocks(evaluation: Evaluation | None) -> Iterator[Block]:
    """What is advised, body by body, and a table of what came of it."""
    topics, advice = (evaluation.recommendations, evaluation.advice) if evaluation else ((), ())
    for topic in topics:
        yield Heading(topic.title, level=2)
        yield Paragraph(topic.text)
    ordered = sorted(advice, key=lambda one: one.addressed_to)
    for body, given in groupby(ordered, key=lambda one: one.addressed_to):
        yield Heading(f"对{body}的建议", level=2)
        for one in given:
            yield Paragraph(f"{one.text.rstrip('。')}。请于{chinese_date(one.due_on)}前落实。")
    if advice:
        yield Heading("建议落实情况", level=2)
        yield _progress_table(advice)
    if not topics and not advice:
        yield Paragraph("评价中未提出建议。")


def _progress_table(advice: Sequence[Advice]) -> Table:
    rows: list[Row] = [
        (
            str(number),
            one.addressed_to,
            one.text,
            Cell(chinese_date(one.due_on)),
            one.progress or "尚无落实情况的记录。",
        )
        for number, one in enumerate(advice, start=1)
    ]
    columns = (
        Column("序号", width=0.5),
        Column("责任单位", width=1.2),
        Column("建议", width=2.4, align=Align.LEFT),
        Column("完成时限", width=1.3),
        Column("落实情况", width=2.2, align=Align.LEFT),
    )
    return Table(columns, tuple(rows), title="建议落实情况表")
