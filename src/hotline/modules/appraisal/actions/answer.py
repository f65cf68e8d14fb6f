"""Answer recommendations and rectification notices, and look at the answers."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import Recommendation, RectificationNotice
from hotline.modules.appraisal.rules.words import Move

from .follow import hold, take

Answered = TypeVar("Answered", Recommendation, RectificationNotice)


@transaction.atomic
def reply(*, model: type[Answered], identifier: int, text: str, by: Actor, at: datetime) -> Answered:
    """Say what was done, for the body that was asked."""
    return take(hold(model, identifier, Move.REPLY, by=by), Move.REPLY, by=by, at=at, note=text)


@transaction.atomic
def close(*, model: type[Answered], identifier: int, evidence: str, by: Actor, at: datetime) -> Answered:
    """Take the answer, with the evidence that it was checked against."""
    return take(hold(model, identifier, Move.CLOSE, by=by), Move.CLOSE, by=by, at=at, note=evidence)


@transaction.atomic
def send_back(*, model: type[Answered], identifier: int, reason: str, by: Actor, at: datetime) -> Answered:
    """Send the answer back: it is owed again."""
    return take(hold(model, identifier, Move.RETURN, by=by), Move.RETURN, by=by, at=at, note=reason)
