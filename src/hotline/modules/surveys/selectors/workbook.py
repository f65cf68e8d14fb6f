"""A survey's result as an Excel workbook."""

import io
from fractions import Fraction

import xlsxwriter

from hotline.kit.rates import show_percentage
from hotline.modules.scoring.rules.texts import as_decimal
from hotline.modules.surveys.models import Survey
from hotline.modules.surveys.rules.analysis import Analysis, QuestionResult
from hotline.modules.surveys.rules.design import Question

from .results import analysis_of

Row = tuple[str | int, ...]
_HEADINGS = {
    "zh": ("题号", "题目", "选项", "人数", "占比", "回答人数", "应答人数"),
    "en": ("No.", "Question", "Option", "Count", "Share", "Answered", "Asked"),
}
_SUMMARY = {
    "zh": ("调查", "对象", "回收", "邀请", "回收率", "满意度", "样本不足"),
    "en": ("Survey", "Population", "Answers", "Invited", "Response rate", "Satisfaction", "Too few answers"),
}
# A cell that begins so could be taken for a formula by whoever opens the file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook_of(survey: Survey, language: str) -> bytes:
    """Counts and shares with their base, question by question, and the words that people wrote."""
    found = analysis_of(survey)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("汇总" if language == "zh" else "Summary")
        for row, (name, value) in enumerate(zip(_SUMMARY[language], _summary(survey, found), strict=True)):
            sheet.write(row, 0, name, bold)
            sheet.write(row, 1, value)
        counts = book.add_worksheet("题目" if language == "zh" else "Questions")
        counts.write_row(0, 0, _HEADINGS[language], bold)
        for number, line in enumerate(_lines(survey, found, language), start=1):
            counts.write_row(number, 0, line)
        sheet.set_column(0, 1, 32)
        counts.set_column(1, 2, 40)
    return content.getvalue()


def percentage(share: Fraction | None) -> str:
    """A share as it is printed; a dash where there is none."""
    return show_percentage(None if share is None else as_decimal(share))


def _summary(survey: Survey, found: Analysis) -> Row:
    satisfaction = found.satisfaction.value if found.satisfaction else None
    return (
        survey.title,
        survey.population,
        found.responses,
        "—" if found.invited is None else found.invited,
        percentage(found.response_rate),
        percentage(satisfaction),
        "是/yes" if found.is_small else "否/no",
    )


def _lines(survey: Survey, found: Analysis, language: str) -> list[Row]:
    lines: list[Row] = []
    for place, (question, result) in enumerate(
        zip(survey.questionnaire.design.questions, found.questions, strict=True), start=1
    ):
        lines.extend(_of_question(place, question, result, language))
    return lines


def _of_question(place: int, question: Question, result: QuestionResult, language: str) -> list[Row]:
    text = question.text.in_language(language)
    base = (result.answered, result.asked)
    rows: list[Row] = [
        (place, text, _name(question, one.code, language), one.count, percentage(one.share), *base)
        for one in result.options
    ]
    rows += [(place, text, _harmless(words), 1, "", *base) for words in result.texts]
    return rows or [(place, text, "", result.answered, "", *base)]


def _name(question: Question, code: str, language: str) -> str:
    option = question.option(code)
    return option.name.in_language(language) if option else code


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
