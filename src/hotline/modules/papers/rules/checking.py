"""`check_report`: every check over one report, the findings in the order of the report."""

from collections.abc import Sequence

from .checks.computed import check_computed
from .checks.ledger import ledger_of
from .checks.marking import check_marks
from .checks.relations import check_relations
from .checks.scores import check_scores, check_sheets
from .checks.stated import check_possible, check_rows, check_stated, check_texts
from .checks.targets import check_targets
from .findings import Finding, FindingCode
from .report import Report

_ORDER = {code: index for index, code in enumerate(FindingCode)}


def check_report(report: Report) -> tuple[Finding, ...]:
    """What in a report contradicts itself; the same report always gives the same findings."""
    ledger = ledger_of(report)
    findings: Sequence[Finding] = [
        *check_computed(ledger),
        *check_stated(ledger),
        *check_possible(ledger),
        *check_rows(ledger),
        *check_texts(ledger),
        *check_scores(report),
        *check_sheets(report),
        *check_marks(ledger),
        *check_targets(ledger),
        *check_relations(ledger),
    ]
    return tuple(sorted(dict.fromkeys(findings), key=_place))


def _place(finding: Finding) -> tuple[int, int, str]:
    lines = [place.line for place in finding.places if place.line]
    return (min(lines, default=0), _ORDER[finding.code], finding.stated)


def checked_figures(report: Report) -> int:
    """How many printed values were looked at."""
    return sum(len(entries) for entries in ledger_of(report).entries.values()) + sum(
        bool(text) for sheet in report.sheets for score in sheet.scores for text in (score.weight, score.mark)
    )
