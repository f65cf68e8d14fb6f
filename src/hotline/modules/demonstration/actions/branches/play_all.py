"""Play every branch."""

from datetime import datetime

from . import disputes, handling, intake, supervised
from .stage import Stage


def play_branches(*, at: datetime) -> None:
    """Take some hundred work orders of the invented city off the straight way, in the days before this moment."""
    stage = Stage(at)
    for act in (intake, disputes, handling, supervised):
        act.play(stage)
