"""What other modules may call: indicators' definitions, values and documents, frozen figures, reports as records."""

from .actions.correct import correct
from .actions.freeze import freeze
from .actions.issue_report import issue_report
from .actions.load_issued_reports import ReportToLoad, load_issued_reports
from .actions.refresh_figures import Refreshed, refresh_figures
from .models import FrozenFigure
from .rules.freezing import FigureRequest, Inputs
from .rules.reference import reference_page
from .rules.rolling import Window
from .selectors.catalogue import catalogue, find_indicator, find_variant
from .selectors.checking import Check, check_kept
from .selectors.documents import IndicatorDocument, RowDocument, definitions, indicator_document
from .selectors.explained_documents import ExplanationDocument, PartDocument, explanation_document
from .selectors.frozen import Drift, drift, frozen, frozen_for
from .selectors.paces import pace_of
from .selectors.rolling import worst_answering
from .selectors.statements import columnar_statements
from .selectors.tables import TableRow, figure_table, table_text
from .selectors.values import values

__all__ = [
    "Check",
    "Drift",
    "ExplanationDocument",
    "FigureRequest",
    "FrozenFigure",
    "IndicatorDocument",
    "Inputs",
    "PartDocument",
    "Refreshed",
    "ReportToLoad",
    "RowDocument",
    "TableRow",
    "Window",
    "catalogue",
    "check_kept",
    "columnar_statements",
    "correct",
    "definitions",
    "drift",
    "explanation_document",
    "figure_table",
    "find_indicator",
    "find_variant",
    "freeze",
    "frozen",
    "frozen_for",
    "indicator_document",
    "issue_report",
    "load_issued_reports",
    "pace_of",
    "reference_page",
    "refresh_figures",
    "table_text",
    "values",
    "worst_answering",
]
