"""What the check finds in a report, and what of it was explained."""

from hotline.modules.analytics.public import catalogue
from hotline.modules.reports.models import Report, ReportExplanation
from hotline.modules.reports.rules.checks import ReportFinding, findings_of

from .figures import figures_of


def findings_in(report: Report) -> tuple[ReportFinding, ...]:
    """Everything that does not tie in the report as it stands."""
    return findings_of(report.read_content, figures_of(report), catalogue(), year=report.last_day.year)


def explanations_of(report: Report) -> dict[str, str]:
    """The newest reason for each finding that somebody explained."""
    rows = ReportExplanation.objects.filter(report=report).order_by("id")
    return dict(rows.values_list("finding_key", "reason"))
