"""The return-call list: opened by callers who were not answered, closed when they were."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.telephony.errors import ReturnCallClosed
from hotline.modules.telephony.models import Call, ReturnCall, ReturnCallAttempt, ReturnCallOccasion
from hotline.modules.telephony.rules import CallDirection, CallOutcome
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.return_calls import ReturnCallCause, ReturnCallEnding, cause_of


def follow_return_calls(*, calls: Sequence[CallFacts], ids: Mapping[str | None, int]) -> None:
    """Open, add to and close entries by calls that have ended or were answered; told again nothing changes.

    `ids` gives each call's record by its external identity. The order in which calls are told does not matter.
    """
    came_in = [facts for facts in calls if facts.direction is CallDirection.INCOMING]
    numbers = {facts.caller_number for facts in came_in}
    listed = set(ReturnCall.objects.filter(number__in=numbers, closed_at=None).values_list("number", flat=True))
    for facts in sorted(came_in, key=lambda one: one.arrived_at):
        cause = cause_of(facts) if facts.ended_at is not None else None
        if cause is not None and facts.ended_at is not None:
            _open(facts, ids[facts.external_identity], cause, at=facts.ended_at)
            listed.add(facts.caller_number)
        elif facts.answered_at is not None and facts.caller_number in listed:
            _close(facts.caller_number, ReturnCallEnding.GOT_THROUGH, at=facts.answered_at)


def _open(facts: CallFacts, call_id: int, cause: ReturnCallCause, *, at: datetime) -> None:
    if ReturnCallOccasion.objects.filter(call_id=call_id).exists():
        return
    entry, is_new = ReturnCall.objects.select_for_update().get_or_create(
        number=facts.caller_number,
        closed_at=None,
        defaults={"queue_code": facts.queue_code or "", "opened_at": at, "last_at": at},
    )
    ReturnCallOccasion.objects.create(return_call=entry, call_id=call_id, kind=cause, at=at)
    if not is_new:
        ReturnCall.objects.filter(pk=entry.pk).update(last_at=Greatest(F("last_at"), at))
    later = Call.objects.filter(
        direction=CallDirection.INCOMING,
        caller_number=facts.caller_number,
        outcome=CallOutcome.ANSWERED,
        answered_at__gte=at,
    ).order_by("answered_at")
    got_through = later.values_list("answered_at", flat=True).first()
    if got_through is not None:
        _close(facts.caller_number, ReturnCallEnding.GOT_THROUGH, at=got_through)


def _close(number: str, ending: ReturnCallEnding, *, at: datetime) -> None:
    ReturnCall.objects.filter(number=number, closed_at=None, last_at__lte=at).update(closed_at=at, ending=ending)


@transaction.atomic
def attempt_return_call(*, return_call_id: int, by: Actor, at: datetime) -> ReturnCall:
    """Note that somebody tries to reach the number now; refused where the entry is closed."""
    entry = _lock(return_call_id)
    ReturnCallAttempt.objects.create(return_call=entry, by_id=by.person_id, at=at)
    return entry


@transaction.atomic
def conclude_attempt(
    *, return_call_id: int, was_reached: bool, is_given_up: bool = False, note: str = "", by: Actor, at: datetime
) -> ReturnCall:
    """Note whether the last attempt reached somebody. Reached, or given up with a note, the entry is closed."""
    entry = _lock(return_call_id)
    attempt = entry.attempts.filter(by_id=by.person_id, was_reached=None).order_by("-at").first()
    if attempt is not None:
        ReturnCallAttempt.objects.filter(pk=attempt.pk).update(was_reached=was_reached)
    if was_reached or is_given_up:
        entry.closed_at, entry.closed_by_id, entry.note = at, by.person_id, note
        entry.ending = ReturnCallEnding.REACHED if was_reached else ReturnCallEnding.GIVEN_UP
        entry.save(update_fields=["closed_at", "closed_by", "note", "ending"])
    return entry


def _lock(return_call_id: int) -> ReturnCall:
    entry = ReturnCall.objects.select_for_update().filter(pk=return_call_id).first()
    if entry is None:
        raise NotFound(field="return_call", what=str(return_call_id))
    if entry.closed_at is not None:
        raise ReturnCallClosed(number=entry.number)
    return entry
