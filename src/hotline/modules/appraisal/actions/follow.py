"""Make a move with something that has a course, and write it down."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import AppraisalEntry, Followed
from hotline.modules.appraisal.rules.course import COURSES, Made, ensure_other_hands, ensure_reachable
from hotline.modules.appraisal.rules.words import Move, State, Subject

Record = TypeVar("Record", bound=Followed)
Facts = Mapping[str, str | int | None]


def ensure_may(subject: Subject, move: Move, by: Actor) -> None:
    """Refuse whoever may not make the move at all."""
    if not by.may(COURSES[subject][move].permission):
        raise NotPermitted


def bring_in(
    record: Record, move: Move, *, by: Actor, at: datetime, note: str = "", facts: Facts | None = None
) -> Record:
    """Save a new record in the state that the move leads to, with its first entry."""
    ensure_may(record.subject, move, by)
    record.state = COURSES[record.subject][move].target
    record.save(force_insert=True)
    write(record, move, by=by, at=at, note=note, facts=facts)
    return record


def hold(model: type[Record], identifier: int, move: Move, *, by: Actor) -> Record:
    """The record, held until the transaction ends, with which this actor may make that move now."""
    ensure_may(model.subject, move, by)
    record = model._default_manager.select_for_update().filter(pk=identifier).first()
    if record is None:
        raise NotFound(what=str(identifier))
    permitted = ensure_reachable(record.subject, move, record.stands)
    if permitted.not_after:
        ensure_other_hands(permitted, made_of(record), by.person_id)
    return record


def take(record: Record, move: Move, *, by: Actor, at: datetime, note: str = "", facts: Facts | None = None) -> Record:
    """Bring a held record to the state that the move leads to, and save it with whatever else the caller changed."""
    record.state = COURSES[record.subject][move].target
    record.save()
    write(record, move, by=by, at=at, note=note, facts=facts)
    return record


def made_of(record: Followed) -> list[Made]:
    """The moves that were made with it."""
    entries = AppraisalEntry.objects.filter(subject=record.subject, subject_id=record.pk).order_by("id")
    return [Made(Move(entry.move), entry.by_id) for entry in entries]


def write(
    record: Followed, move: Move, *, by: Actor, at: datetime, note: str = "", facts: Facts | None = None
) -> AppraisalEntry:
    """Append the entry."""
    return AppraisalEntry.objects.create(
        subject=record.subject,
        subject_id=record.pk,
        move=move,
        state=State(record.state),
        note=note,
        facts=dict(facts or {}),
        at=at,
        by_id=by.person_id,
    )
