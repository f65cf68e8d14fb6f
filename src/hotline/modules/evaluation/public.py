"""The front door of evaluation: schemes, entered values, scorecards."""

from datetime import date

from hotline.modules.scoring.public import Scheme, Scorecard

from .actions.enter_values import enter_values
from .actions.give_deviation_reasons import give_deviation_reasons
from .rules.documents import LeafDocument, LevelSum, ScorecardDocument
from .rules.printing.details import PaperDetails
from .rules.printing.papers import NAMES as PAPER_NAMES
from .rules.printing.printing import Deviation, PaperKind
from .rules.printing.reading import read_details
from .rules.what_if_documents import EarlyView
from .selectors.paper_details import details_of, survey_details
from .selectors.papers import PrintedPaper, build_paper, print_paper
from .selectors.schemes import installed_codes, installed_scheme, load_scheme, reference_values, scheme_codes
from .selectors.scorecards import describe_scorecard, scorecard
from .selectors.what_if import early_view

__all__ = [
    "PAPER_NAMES",
    "Deviation",
    "EarlyView",
    "LeafDocument",
    "LevelSum",
    "PaperDetails",
    "PaperKind",
    "PrintedPaper",
    "Scheme",
    "Scorecard",
    "ScorecardDocument",
    "build_paper",
    "details_of",
    "early_view",
    "enter_values",
    "give_deviation_reasons",
    "installed_codes",
    "installed_scheme",
    "load_scheme",
    "print_paper",
    "read_details",
    "reference_values",
    "scheme_codes",
    "scorecard",
    "scorecard_document",
    "survey_details",
]


def scorecard_document(code: str, period: tuple[date, date] | None = None, language: str = "zh") -> ScorecardDocument:
    """The scorecard of a scheme over this hotline, ready to be printed as JSON."""
    return describe_scorecard(code, period, language)
