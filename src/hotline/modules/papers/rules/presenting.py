"""Findings as a document for programs and pages, and the reference page of the codes."""

# The interface's description is made from these, which needs the backport before Python 3.12.
from typing_extensions import TypedDict

from hotline.modules.scoring.rules.documents import LineOf, path_of

from .checking import check_report, checked_figures
from .findings import Finding, FindingCode, Severity
from .meanings import MEANINGS
from .report import Report

SEVERITIES = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.TO_EXPLAIN: {"zh": "待说明", "en": "to explain"},
}


class PlaceDocument(TypedDict):
    """Where a figure stands: in the report's words or as a cell; the printed line; path and line in the file."""

    at: str
    printed_line: int | None
    path: str
    file_line: int | None


class FindingDocument(TypedDict):
    """One contradiction. `computed` is empty where two statements contradict each other and none can be worked out."""

    code: str
    severity: str
    name: str
    text: str
    stated: str
    computed: str
    next_step: str
    places: list[PlaceDocument]


class CheckDocument(TypedDict):
    """What the checker found in a report, and how many printed values it looked at."""

    report: str
    name: str
    year: int
    figures: int
    errors: int
    to_explain: int
    findings: list[FindingDocument]


def check_document(report: Report, line_of: LineOf | None, language: str) -> CheckDocument:
    """Check a report; `line_of` tells the lines of its file, where it has lines."""
    findings = check_report(report)
    severities = [finding.severity for finding in findings]
    return CheckDocument(
        report=report.code,
        name=report.name,
        year=report.year,
        figures=checked_figures(report),
        errors=severities.count(Severity.ERROR),
        to_explain=severities.count(Severity.TO_EXPLAIN),
        findings=[_finding(finding, line_of, language) for finding in findings],
    )


def _finding(finding: Finding, line_of: LineOf | None, language: str) -> FindingDocument:
    meaning = MEANINGS[finding.code]
    return FindingDocument(
        code=finding.code.value,
        severity=finding.severity.value,
        name=meaning.name.in_language(language),
        text=finding.text.in_language(language),
        stated=finding.stated,
        computed=finding.computed,
        next_step=meaning.advice.in_language(language),
        places=[
            PlaceDocument(
                at=place.at,
                printed_line=place.line,
                path=path_of(place.path),
                file_line=None if line_of is None else line_of(place.path),
            )
            for place in finding.places
        ],
    )


def reference_rows(language: str) -> str:
    """A table of every code: its name, how serious, what to do."""
    heads = {"zh": "| 代码 | 名称 | 程度 | 怎么办 |\n", "en": "| Code | Name | Severity | What to do |\n"}
    rows = (
        f"| `{code.value}` | {MEANINGS[code].name.in_language(language)} "
        f"| {SEVERITIES[MEANINGS[code].severity][language]} | {MEANINGS[code].advice.in_language(language)} |\n"
        for code in FindingCode
    )
    return "".join((heads[language], "|---|---|---|---|\n", *rows))
