"""What other modules may call: draft a report."""

from .actions.draft import Wanted, draft_report
from .models import Report
from .rules.spans import last_ended, span_of
from .rules.words import PERIODIC, ReportState, ReportType

__all__ = ["PERIODIC", "Report", "ReportState", "ReportType", "Wanted", "draft_report", "last_ended", "span_of"]
