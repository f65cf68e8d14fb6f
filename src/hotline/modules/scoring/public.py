"""The front door of scoring: read a scheme, collect what it asks for, score it."""

from .errors import EnteredValueRefused, RuleLacksData, SchemeRefused, SchemeValueInvalid
from .rules.checking import located_leaves
from .rules.documents import Plain, path_of
from .rules.entering import check_entered, is_entered
from .rules.figures import IndicatorRequest, display_for
from .rules.improving import Supposition, supposing
from .rules.kinds import AnswerLevel, MonthlyDeduction
from .rules.projecting import Pace, Progress, at_this_pace, projected_months
from .rules.reading import read_entered, read_scheme
from .rules.scheme import Display, Group, Leaf, Level, LevelKind, MoneyFeed, MoneyUnit, Scheme, Unit
from .rules.score import indicator_requests, score
from .rules.scorecard import GroupMark, LeafMark, LevelMark, Reason, Scorecard
from .rules.texts import Text
from .rules.values import Amount, Comparison, Count, EnteredValue, IndicatorValue, MonthValue, Values
from .rules.what_if import Lift, Loss, NextGrade, WhatIf, what_if
from .rules.writing import content_of, faults_of, readable, text_of

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
    "Lift",
    "Loss",
    "MoneyFeed",
    "MoneyUnit",
    "MonthValue",
    "MonthlyDeduction",
    "NextGrade",
    "Pace",
    "Plain",
    "Progress",
    "Reason",
    "RuleLacksData",
    "Scheme",
    "SchemeRefused",
    "SchemeValueInvalid",
    "Scorecard",
    "Supposition",
    "Text",
    "Unit",
    "Values",
    "WhatIf",
    "at_this_pace",
    "check_entered",
    "content_of",
    "display_for",
    "faults_of",
    "indicator_requests",
    "is_entered",
    "located_leaves",
    "path_of",
    "projected_months",
    "read_entered",
    "read_scheme",
    "readable",
    "score",
    "supposing",
    "text_of",
    "what_if",
]
