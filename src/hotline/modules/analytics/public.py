"""What other modules may call: indicators' definitions, values and documents, and reports as records."""

from .actions.issue_report import issue_report
from .actions.load_issued_reports import ReportToLoad, load_issued_reports
from .selectors.catalogue import catalogue, find_indicator, find_variant
from .selectors.documents import IndicatorDocument, definitions, indicator_document
from .selectors.values import values

__all__ = [
    "DefinitionDocument",
    "IndicatorDocument",
    "ReportToLoad",
    "catalogue",
    "definitions",
    "definitions",
    "find_indicator",
    "find_variant",
    "indicator_document",
    "issue_report",
    "load_issued_reports",
    "values",
]
