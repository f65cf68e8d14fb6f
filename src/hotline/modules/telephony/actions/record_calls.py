"""Keep what the switch tells of calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction

from hotline.modules.access.public import Person
from hotline.modules.telephony.errors import QueueUnknown
from hotline.modules.telephony.models import Call, CallLeg, CallRating, CallSource, MergedLine, Queue, QueueWait
from hotline.modules.telephony.rules import IMPORT_PREFIX, RatingMeans
from hotline.modules.telephony.rules.call_facts import CallFacts, reference_of

from .follow_return_calls import follow_return_calls

_OF_A_CALL = (
    "arrived_at", "direction", "dialled_for", "caller_number", "queue", "line", "agent", "agent_in_source", "outcome",
    "waiting_seconds", "talking_seconds", "after_call_seconds", "answered_at", "ended_at", "recording_reference",
    "rating", "menu_choices", "was_cut",
)  # fmt: skip
_OF_A_LEG = ("party", "agent", "from_number", "to_number", "began_at", "answered_at", "ended_at", "ending")
_OF_A_WAIT = ("queue", "offered_at", "ended_at", "ending", "position")


@dataclass(frozen=True, slots=True)
class _Known:
    """The records that calls refer to: people by account, queues by code, lines by number; and calls known already."""

    people: Mapping[str, int]
    queues: Mapping[str, int]
    lines: Mapping[str, int]
    references: Mapping[str | None, str]
    # Of these calls the caller told later, by a text, what the switch does not know.
    ratings_by_text: Mapping[str | None, int]

    def queue(self, code: str) -> int:
        """The queue of that code; refused where there is none."""
        if code not in self.queues:
            raise QueueUnknown(field="queue_code", queue=code, choices=", ".join(sorted(self.queues)) or "—")
        return self.queues[code]


_Part = TypeVar("_Part", bound=models.Model)


@transaction.atomic
def record_calls(*, source: str, calls: Sequence[CallFacts]) -> int:
    """Keep the calls with their legs, waits and ratings; return how many were written.

    Told twice they are kept once, and told anew they hold what is newest; but a call that has ended does not get under
    way again, so a source may be read again from any place. A queue must exist; unknown people and lines are left open.
    """
    CallSource.objects.get_or_create(code=source, defaults={"name": source})
    # One at a time for a source: what rings is told live and what has ended by the books, both at once after an outage.
    origin = CallSource.objects.select_for_update(no_key=True).get(code=source)
    newest = {facts.external_identity: facts for facts in calls}
    told = _without_those_that_ended(origin, newest)
    known = _known(origin, told)
    Call.objects.bulk_create(
        [_call(origin, facts, known) for facts in told],
        update_conflicts=True,
        unique_fields=["reference"],
        update_fields=_OF_A_CALL,
    )
    ids: dict[str | None, int] = dict(
        Call.objects.filter(
            source=origin, external_identity__in=[facts.external_identity for facts in told]
        ).values_list("external_identity", "id")
    )
    _keep_parts(told, ids, known)
    if not source.startswith(IMPORT_PREFIX):
        follow_return_calls(calls=told, ids=ids)
    return len(told)


def _without_those_that_ended(origin: CallSource, newest: Mapping[str, CallFacts]) -> list[CallFacts]:
    ended = set(
        # The key stays: seats and recordings that refer to the call are not held up.
        Call.objects.select_for_update(no_key=True)
        .filter(source=origin, external_identity__in=list(newest), ended_at__isnull=False)
        .values_list("external_identity", flat=True)
    )
    return [facts for identity, facts in newest.items() if facts.ended_at is not None or identity not in ended]


def _known(origin: CallSource, calls: Sequence[CallFacts]) -> _Known:
    accounts = {facts.agent_account for facts in calls} | {leg.agent_account for facts in calls for leg in facts.legs}
    return _Known(
        dict(Person.objects.filter(account__in=accounts).values_list("account", "id")),
        dict(Queue.objects.values_list("code", "id")),
        dict(MergedLine.objects.values_list("number", "id")),
        dict(
            Call.objects.filter(
                source=origin, external_identity__in=[facts.external_identity for facts in calls]
            ).values_list("external_identity", "reference")
        ),
        dict(
            CallRating.objects.filter(
                means=RatingMeans.SMS,
                call__source=origin,
                call__external_identity__in=[facts.external_identity for facts in calls],
            )
            .order_by("given_at")
            .values_list("call__external_identity", "level")
        ),
    )


def _call(origin: CallSource, facts: CallFacts, known: _Known) -> Call:
    agent = known.people.get(facts.agent_account)
    return Call(
        # A call that rings over midnight keeps the reference that it was first shown with.
        reference=known.references.get(facts.external_identity)
        or reference_of(origin.code, facts.external_identity, facts.arrived_at),
        arrived_at=facts.arrived_at,
        line_id=known.lines.get(facts.line_number or ""),
        queue_id=None if facts.queue_code is None else known.queue(facts.queue_code),
        direction=facts.direction,
        dialled_for=facts.dialled_for,
        caller_number=facts.caller_number,
        agent_id=agent,
        agent_in_source="" if agent else facts.agent_account,
        outcome=facts.outcome,
        waiting_seconds=facts.waiting_seconds,
        talking_seconds=facts.talking_seconds,
        after_call_seconds=facts.after_call_seconds,
        answered_at=facts.answered_at,
        ended_at=facts.ended_at,
        recording_reference=facts.recording_reference,
        rating=max(facts.ratings, key=lambda rating: rating.given_at).level
        if facts.ratings
        else known.ratings_by_text.get(facts.external_identity),
        source=origin,
        external_identity=facts.external_identity,
        menu_choices=facts.menu_choices,
        was_cut=facts.was_cut,
    )


def _keep_parts(told: Sequence[CallFacts], ids: Mapping[str | None, int], known: _Known) -> None:
    """Legs, waits and ratings of all calls, a statement for each kind."""
    legs = [
        CallLeg(
            call_id=ids[facts.external_identity],
            external_identity=leg.external_identity,
            party=leg.party,
            agent_id=known.people.get(leg.agent_account),
            from_number=leg.from_number,
            to_number=leg.to_number,
            began_at=leg.began_at,
            answered_at=leg.answered_at,
            ended_at=leg.ended_at,
            ending=leg.ending or "",
        )
        for facts in told
        for leg in facts.legs
    ]
    waits = [
        QueueWait(
            call_id=ids[facts.external_identity],
            queue_id=known.queue(wait.queue_code),
            entered_at=wait.entered_at,
            offered_at=wait.offered_at,
            ended_at=wait.ended_at,
            ending=wait.ending or "",
            position=wait.position,
        )
        for facts in told
        for wait in facts.waits
    ]
    ratings = [
        CallRating(call_id=ids[facts.external_identity], level=given.level, means=given.means, given_at=given.given_at)
        for facts in told
        for given in facts.ratings
    ]
    _write(CallLeg, legs, ["call", "external_identity"], _OF_A_LEG)
    _write(QueueWait, waits, ["call", "entered_at"], _OF_A_WAIT)
    _write(CallRating, ratings, ["call", "given_at"], ("level", "means"))


def _write(kind: type[_Part], parts: list[_Part], key: list[str], newest: Sequence[str]) -> None:
    if parts:
        kind._default_manager.bulk_create(parts, update_conflicts=True, unique_fields=key, update_fields=newest)
