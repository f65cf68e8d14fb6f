"""The figures of a report."""

from hotline.modules.reports.models import Report
from hotline.modules.reports.rules.figures import PrintedFigure


def figures_of(report: Report) -> dict[int, PrintedFigure]:
    """Every figure of the report by its number."""
    return {figure.number: figure.printed for figure in report.figures.order_by("number")}
