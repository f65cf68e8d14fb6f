"""Keep what changed at the seats, and tell the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Person
from hotline.modules.notifications.public import SEATS_TOPIC, notify, person_topic
from hotline.modules.telephony.models import AgentInterval, Call, CallSource, Queue, Seat, SeatEvent
from hotline.modules.telephony.rules import SEATS, CallOutcome
from hotline.modules.telephony.rules.call_facts import CallFacts, reference_of
from hotline.modules.telephony.rules.live_picture import CallFace, SeatChange, SeatPicture

from .record_calls import record_calls

OWN_SEAT, LIVE_VIEW = "telephony.seat", "telephony.live_view"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the changes of a moment refer to."""

    people: dict[str, int]
    references: dict[str | None, str]


@transaction.atomic
def keep_seats(*, source: str, changes: Sequence[SeatChange], at: datetime) -> None:
    """Write the changes in their order and tell each agent of his own; told again they change nothing.

    A call that rings for the first time is kept as under way, so that what is registered can refer to it.
    """
    accounts = {change.after.account for change in changes}
    people = dict(Person.objects.filter(account__in=accounts).values_list("account", "id"))
    known = [change for change in changes if change.after.account in people]
    kept = Kept(people, _references(source, [change.after for change in known], at))
    origin, _ = CallSource.objects.get_or_create(code=SEATS, defaults={"name": SEATS})
    for change in known:
        _note(origin, change, people[change.after.account])
    latest = {change.after.account: change.after for change in known}
    for seat in latest.values():
        _show(seat, kept)
    if latest:
        for account in latest:
            notify(topics=[person_topic(account)], kind=OWN_SEAT, subject="", at=at)
        notify(topics=[SEATS_TOPIC], kind=LIVE_VIEW, subject="", at=at)


def _references(source: str, seats: Iterable[SeatPicture], at: datetime) -> dict[str | None, str]:
    """The hotline's reference of every call that is at a seat; a call that is not kept yet is kept as under way."""
    faces = {seat.standing.call: seat for seat in seats if seat.standing.call}
    found: dict[str | None, str] = dict(
        Call.objects.filter(source__code=source, external_identity__in=faces).values_list(
            "external_identity", "reference"
        )
    )
    queues = set(Queue.objects.values_list("code", flat=True)) if len(found) < len(faces) else set()
    unknown = [_under_way(seat.face, seat.standing.since, queues) for call, seat in faces.items() if call not in found]
    if unknown:
        record_calls(source=source, calls=unknown)
    return found | {
        facts.external_identity: reference_of(source, facts.external_identity, facts.arrived_at) for facts in unknown
    }


def _under_way(face: CallFace, since: datetime, queues: set[str]) -> CallFacts:
    return CallFacts(
        external_identity=face.call,
        arrived_at=face.arrived_at or since,
        outcome=CallOutcome.UNDER_WAY,
        caller_number=face.caller_number,
        queue_code=face.queue if face.queue in queues else None,
        menu_choices=face.menu_choices,
    )


def _note(origin: CallSource, change: SeatChange, agent_id: int) -> None:
    standing = change.after.standing
    state = standing.state or ""
    SeatEvent.objects.create(
        agent_id=agent_id,
        extension=change.after.extension,
        step=change.step or "",
        state=state,
        reason=standing.reason,
        call_identity=standing.call,
        at=standing.since,
        is_certain=standing.is_certain,
    )
    before = change.before
    if (standing.since, standing.state, standing.is_certain) == (before.since, before.state, before.is_certain):
        # A wish for later is no time of its own.
        return
    own = AgentInterval.objects.filter(source=origin, agent_id=agent_id)
    own.filter(ended_at__isnull=True, began_at__lt=standing.since).update(ended_at=standing.since)
    if standing.state is None:
        own.filter(began_at=standing.since).delete()
        return
    AgentInterval.objects.update_or_create(
        source=origin,
        agent_id=agent_id,
        began_at=standing.since,
        defaults={
            "state": state,
            "reason": standing.reason,
            "call": Call.objects.filter(external_identity=standing.call).first() if standing.call else None,
            "ended_at": None,
            "is_certain": standing.is_certain,
        },
    )


def _show(seat: SeatPicture, kept: Kept) -> None:
    standing, face = seat.standing, seat.face
    resting, resting_reason = standing.resting
    if standing.state is not None:
        Seat.objects.filter(extension=seat.extension).exclude(agent_id=kept.people[seat.account]).update(state="")
    Seat.objects.update_or_create(
        agent_id=kept.people[seat.account],
        defaults={
            "extension": seat.extension,
            "state": standing.state or "",
            "reason": standing.reason,
            "since": standing.since,
            "is_certain": standing.is_certain,
            "resting_state": resting,
            "resting_reason": resting_reason,
            "wants_not_ready": standing.wants_not_ready,
            "call_identity": standing.call,
            "call_reference": kept.references.get(standing.call, ""),
            "caller_number": face.caller_number,
            "queue_code": face.queue,
            "line_code": face.line,
            "menu_choices": face.menu_choices,
            "is_outbound": face.is_outbound,
            "subject": face.reference,
        },
    )
