"""Reading a structured report: YAML to values, or a refusal that names the place and the line."""

import re
from dataclasses import dataclass

import yaml
from pydantic import TypeAdapter, ValidationError

from hotline.modules.papers.errors import ReportUnreadable
from hotline.modules.scoring.public import SchemeRefused
from hotline.modules.scoring.rules.documents import Document, LineOf, Plain, path_of

from .report import Formula, Report

_REPORT = TypeAdapter(Report)
# The longest report that was transcribed has 40 kB; these bounds keep a file made to be slow or large outside.
LONGEST_TEXT = 1_000_000
LONGEST_VALUE = 4_000
MOST_FIGURES = 5_000
_EXPONENT = re.compile(r"[+-]?[\d.]+[eE][+-]?\d+")


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report and the line of the file on which a place of it stands; a workbook has cells instead."""

    report: Report
    line_of: LineOf


def read_report(text: str) -> ReadReport:
    """The report that a YAML text describes."""
    _check_bounds(text)
    try:
        document = Document(text)
        _check_values(document.content)
        report = _REPORT.validate_python(document.content)
    except RecursionError as error:
        raise ReportUnreadable(reason_zh="层次过深。", reason_en="it is nested too deeply.") from error
    except SchemeRefused as error:
        raise ReportUnreadable(
            reason_zh=str(error.facts["reason_zh"]), reason_en=str(error.facts["reason_en"])
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place, line = path_of(tuple(first["loc"])), document.line_of(first["loc"])
        raise ReportUnreadable(
            reason_zh=f"第{line}行 {place} 不符合结构化报告的写法。",
            reason_en=f"line {line}, {place}: {first['msg']}.",
        ) from error
    printed = len(report.statements) + sum(len(table.rows) * len(table.columns) for table in report.tables)
    if printed + sum(len(sheet.scores) for sheet in report.sheets) > MOST_FIGURES:
        raise ReportUnreadable(reason_zh=f"数字超过{MOST_FIGURES}个。", reason_en=f"more than {MOST_FIGURES} figures.")
    _check_codes(report)
    return ReadReport(report, document.line_of)


def _check_bounds(text: str) -> None:
    """Refuse what is too long, and references within the text, which can unfold without end."""
    if len(text) > LONGEST_TEXT:
        raise ReportUnreadable(reason_zh="文本超过100万字。", reason_en="it exceeds a million characters.")
    try:
        refers = any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError):
        # What is wrong with it is told by reading it.
        return
    if refers:
        raise ReportUnreadable(reason_zh="不支持YAML引用（*）。", reason_en="YAML references (*) are not supported.")


def _check_values(content: Plain) -> None:
    """Refuse values that no report prints: endless texts, and numbers with an exponent."""
    if isinstance(content, str):
        if len(content) > LONGEST_VALUE or _EXPONENT.fullmatch(content):
            shown = content[:20]
            raise ReportUnreadable(reason_zh=f"“{shown}”不是报告中的写法。", reason_en=f"no report prints “{shown}”.")
        return
    for below in content.values() if isinstance(content, dict) else content:
        _check_values(below)


def _check_codes(report: Report) -> None:
    """Refuse what names a fact that the report does not list, and rows that do not fit their table."""
    named = {
        *(one.fact for one in report.statements),
        *(code for table in report.tables for code in table.columns),
        *(score.fact for sheet in report.sheets for score in sheet.scores if score.fact),
        *(target.fact for one in report.targets for target in one.targets if target.fact),
        *(code for fact in report.facts.values() if fact.formula for code in _codes(fact.formula)),
        *(code for one in report.relations for code in getattr(one, "facts", ())),
        *(code for one in report.relations if (code := getattr(one, "fact", None) or getattr(one, "base", None))),
    }
    if unknown := sorted(named - set(report.facts)):
        raise ReportUnreadable(
            reason_zh=f"facts 中没有 {'、'.join(unknown)}。", reason_en=f"`facts` does not list {', '.join(unknown)}."
        )
    for table in report.tables:
        rows = (*table.rows, *((table.total,) if table.total else ()))
        if any(len(row.values) != len(table.columns) for row in rows):
            raise ReportUnreadable(
                reason_zh=f"{table.at} 有的行与列数不符。", reason_en=f"{table.at}: a row does not fit the columns."
            )


def _codes(formula: Formula) -> tuple[str, ...]:
    return tuple(one for one in formula.of if not one[0].isdigit())
