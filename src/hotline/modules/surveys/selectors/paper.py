"""The questionnaire's appendix of an evaluation report."""

from decimal import Decimal
from fractions import Fraction

from hotline.kit.clock import local_date
from hotline.kit.documents import (
    Block,
    Chart,
    ChartKind,
    Column,
    Document,
    Heading,
    Paragraph,
    Series,
    Table,
    chinese_date,
)
from hotline.kit.rates import round_half_up
from hotline.modules.scoring.rules.texts import as_decimal
from hotline.modules.surveys.models import Survey
from hotline.modules.surveys.rules.analysis import Analysis, QuestionResult
from hotline.modules.surveys.rules.design import Question

from .results import analysis_of
from .workbook import percentage

_COLUMNS = (
    Column("选项", width=3),
    Column("人数", is_figure=True),
    Column("占比", is_figure=True),
)
_MOST_TEXTS = 30


def survey_paper(survey: Survey) -> Document:
    """Who was asked and answered, each question with its table and picture, the satisfaction, and what was advised."""
    found = analysis_of(survey)
    blocks: list[Block] = [Heading("调查情况"), Paragraph(_introduction(survey, found))]
    if found.is_small:
        blocks.append(Paragraph(f"有效问卷少于{survey.smallest_sample}份，结果仅供参考。"))
    if not found.is_withheld:
        blocks.append(Heading("各题结果"))
        for question, result in zip(survey.questionnaire.design.questions, found.questions, strict=True):
            blocks.extend(_question(question, result))
    if found.satisfaction is not None and found.satisfaction.value is not None:
        worth, count = f"{found.satisfaction.worth.normalize():f}", found.satisfaction.answers
        value = percentage(found.satisfaction.value)
        blocks += [Heading("满意度"), Paragraph(f"按选项分值计算，满意度＝{worth} ÷ {count}＝{value}。")]
    return Document(f"{survey.title}问卷及分析", tuple(blocks))


def _introduction(survey: Survey, found: Analysis) -> str:
    first, last = (chinese_date(local_date(moment)) for moment in (survey.opens_at, survey.closes_at))
    invited = "" if found.invited is None else f"邀请{found.invited}人，回收率{percentage(found.response_rate)}。"
    asked = f"调查对象：{survey.population}。调查时间：{first}至{last}。"
    return f"{asked}回收有效问卷{found.responses}份。{invited}问卷不记名。"


def _question(question: Question, result: QuestionResult) -> list[Block]:
    blocks: list[Block] = [Heading(question.text.zh, level=2)]
    blocks.append(Paragraph(f"应答{result.asked}人，回答{result.answered}人，占比以回答人数为基数。"))
    if result.options and result.answered:
        names = tuple(option.name.zh for option in question.options)
        named = zip(names, result.options, strict=True)
        rows = tuple((name, str(one.count), percentage(one.share)) for name, one in named)
        shares = tuple(_percent(one.share) for one in result.options)
        blocks.append(Table(_COLUMNS, rows))
        blocks.append(Chart(ChartKind.BAR, question.text.zh, names, (Series("占比", shares),), unit="%", places=2))
    blocks.extend(Paragraph(text) for text in result.texts[:_MOST_TEXTS])
    return blocks


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else round_half_up(as_decimal(share) * 100, 2)
