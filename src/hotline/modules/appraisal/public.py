"""What other modules may call: targets in force, frozen scorecards, and steps of the process."""

from .actions.freeze_scorecard import freeze_scorecard
from .models import RectificationNotice, ScorecardSnapshot, SelfEvaluation
from .rules.freezing import Frozen, thaw
from .rules.targets import Target
from .selectors.base_data import differences
from .selectors.papers import print_paper
from .selectors.targets import changed_targets, in_force, targets_of

__all__ = [
    "Frozen",
    "RectificationNotice",
    "ScorecardSnapshot",
    "SelfEvaluation",
    "Target",
    "changed_targets",
    "differences",
    "freeze_scorecard",
    "in_force",
    "print_paper",
    "targets_of",
    "thaw",
]
