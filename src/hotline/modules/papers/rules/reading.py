"""Reading a structured report: YAML to values, or a refusal that names the place and the line."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from hotline.modules.papers.errors import ReportUnreadable
from hotline.modules.scoring.public import SchemeRefused
from hotline.modules.scoring.rules.documents import Document, LineOf, path_of

from .report import Formula, Report

_REPORT = TypeAdapter(Report)


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report and the line of the file on which a place of it stands; a workbook has cells instead."""

    report: Report
    line_of: LineOf


def read_report(text: str) -> ReadReport:
    """The report that a YAML text describes."""
    try:
        document = Document(text)
        report = _REPORT.validate_python(document.content)
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
    _check_codes(report)
    return ReadReport(report, document.line_of)


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
