"""The front door of scoring: read a scheme, collect what it asks for, score it."""

from .errors import EnteredValueRefused, SchemeRefused
from .rules.entering import check_entered, is_entered
from .rules.figures import IndicatorRequest, display_for
from .rules.kinds import AnswerLevel
from .rules.reading import read_entered, read_scheme
from .rules.scheme import Display, Group, Leaf, Level, LevelKind, Scheme, Unit
from .rules.score import indicator_requests, score
from .rules.scorecard import GroupMark, LeafMark, LevelMark, Reason, Scorecard
from .rules.texts import Text
from .rules.values import Amount, Comparison, Count, EnteredValue, IndicatorValue, MonthValue, Values

__all__ = [
    "Amount",
    "AnswerLevel",
    "Comparison",
    "Count",
    "Display",
    "EnteredValue",
    "EnteredValueRefused",
    "Group",
    "GroupMark",
    "IndicatorRequest",
    "IndicatorValue",
    "Leaf",
    "LeafMark",
    "Level",
    "LevelKind",
    "LevelMark",
    "MonthValue",
    "Reason",
    "Scheme",
    "SchemeRefused",
    "Scorecard",
    "Text",
    "Unit",
    "Values",
    "check_entered",
    "display_for",
    "indicator_requests",
    "is_entered",
    "read_entered",
    "read_scheme",
    "score",
]
