"""Remind the departments of many work orders at once."""

from datetime import datetime
from typing import Annotated

from pydantic import ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass

from hotline.modules.access.public import Actor
from hotline.modules.supervision.rules.words import ReminderLevel
from hotline.modules.workorders.public import BulkStep

from .remind import remind


@dataclass(frozen=True, config=ConfigDict(extra="forbid", str_strip_whitespace=True))
class ReminderWords:
    """What every department is reminded of."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    level: ReminderLevel = ReminderLevel.ORDINARY


def _remind(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, ReminderWords)
    return remind(number=number, text=words.text, level=words.level, by=by, at=at)


IN_BULK = BulkStep(ReminderWords, _remind)
