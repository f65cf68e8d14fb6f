"""What other modules may call: indicators' definitions, values and documents, and reports as records."""

from .actions.issue_report import issue_report
from .actions.load_issued_reports import ReportToLoad, load_issued_reports
from .rules.reference import reference_page
from .rules.rolling import Window
from .selectors.catalogue import catalogue, find_indicator, find_variant
from .selectors.documents import IndicatorDocument, RowDocument, definitions, indicator_document
from .selectors.rolling import worst_answering
from .selectors.values import values

__all__ = [
    "IndicatorDocument",
    "ReportToLoad",
    "RowDocument",
    "Window",
    "catalogue",
    "definitions",
    "find_indicator",
    "find_variant",
    "indicator_document",
    "issue_report",
    "load_issued_reports",
    "reference_page",
    "values",
    "worst_answering",
]
