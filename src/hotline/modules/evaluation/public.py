"""The front door of evaluation: schemes, entered values, scorecards."""

from datetime import date

from hotline.modules.scoring.public import Scheme, Scorecard

from .actions.enter_values import enter_values
from .rules.documents import LeafDocument, LevelSum, ScorecardDocument
from .selectors.schemes import load_scheme, reference_values, scheme_codes
from .selectors.scorecards import describe_scorecard, scorecard

__all__ = [
    "LeafDocument",
    "LevelSum",
    "Scheme",
    "Scorecard",
    "ScorecardDocument",
    "enter_values",
    "load_scheme",
    "reference_values",
    "scheme_codes",
    "scorecard",
    "scorecard_document",
]


def scorecard_document(code: str, period: tuple[date, date] | None = None, language: str = "zh") -> ScorecardDocument:
    """The scorecard of a scheme over this hotline, ready to be printed as JSON."""
    return describe_scorecard(code, period, language)
