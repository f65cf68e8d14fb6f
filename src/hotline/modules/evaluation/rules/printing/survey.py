"""The questionnaire appendix: each question with its answers, their shares, a chart and what follows."""

from collections.abc import Iterator
from decimal import Decimal

from hotline.kit.documents import Block, Chart, ChartKind, Column, Heading, Paragraph, Row, Series, Table, chinese_date
from hotline.kit.rates import NO_VALUE, rate, show_percentage

from .details import Survey, SurveyQuestion

# A pie with more slices cannot be told apart.
_MOST_SLICES = 6


def survey_blocks(survey: Survey) -> Iterator[Block]:
    """The whole appendix."""
    yield Paragraph(survey.title, is_bold=True)
    if survey.introduction:
        yield Paragraph(survey.introduction)
    sent = f"发放问卷{survey.sent}份，" if survey.sent is not None else ""
    days = ""
    if survey.first_day and survey.last_day:
        days = f"调查时间为{chinese_date(survey.first_day)}至{chinese_date(survey.last_day)}，"
    yield Paragraph(f"{days}{sent}有效问卷{survey.valid}份。")
    for number, question in enumerate(survey.questions, start=1):
        yield from _question(survey, number, question)


def _question(survey: Survey, number: int, question: SurveyQuestion) -> Iterator[Block]:
    kind = "填空题" if not question.options else "多选题" if question.takes_several else "单选题"
    yield Heading(f"{number}、{question.text}［{kind}］", level=3, is_numbered=False)
    for remark in question.remarks:
        yield Paragraph(remark)
    if question.options:
        yield _answers(survey, question)
        yield _chart(question)
    yield Paragraph(question.conclusion or _stated(survey, question), lead="分析结论：")


def base_of(survey: Survey, question: SurveyQuestion) -> int:
    """Whose answers the shares are of: all who answered the question, or all questionnaires where several go."""
    return survey.valid if question.takes_several else sum(option.count for option in question.options)


def _share(survey: Survey, question: SurveyQuestion, count: int) -> str:
    return show_percentage(rate(count, base_of(survey, question)))


def _answers(survey: Survey, question: SurveyQuestion) -> Table:
    columns = (Column("选项", width=2), Column("人数", is_figure=True), Column("比例", is_figure=True))
    rows: list[Row] = [(one.name, str(one.count), _share(survey, question, one.count)) for one in question.options]
    base = base_of(survey, question)
    rows.append(("本题有效填写", str(base), NO_VALUE if question.takes_several else _share(survey, question, base)))
    return Table(columns, tuple(rows))


def _chart(question: SurveyQuestion) -> Chart:
    names = tuple(option.name for option in question.options)
    counts = Series("人数", tuple(Decimal(option.count) for option in question.options))
    is_bar = question.takes_several or len(names) > _MOST_SLICES
    return Chart(ChartKind.BAR if is_bar else ChartKind.PIE, question.text, names, (counts,), unit="人")


def _stated(survey: Survey, question: SurveyQuestion) -> str:
    """What the figures say where nobody has written a conclusion."""
    if not question.options:
        return f"共收到{len(question.remarks)}条意见。"
    most = max(question.options, key=lambda option: option.count)
    base = base_of(survey, question)
    return f"共{base}人作答，选择“{most.name}”的最多，{most.count}人，占{_share(survey, question, most.count)}。"
