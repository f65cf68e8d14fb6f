"""Keep what changed at the seats, and tell their agents: a fixed number of statements, however many changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.modules.access.public import Person
from hotline.modules.notifications.public import notify, person_topic
from hotline.modules.telephony.models import AgentInterval, Call, CallSource, Queue, Seat, SeatEvent
from hotline.modules.telephony.rules import SEATS, CallOutcome
from hotline.modules.telephony.rules.call_facts import reference_of
from hotline.modules.telephony.rules.live_picture import SeatChange, SeatPicture

OWN_SEAT, LIVE_VIEW = "telephony.seat", "telephony.live_view"
_SHOWN = (
    "extension", "state", "reason", "since", "is_certain", "resting_state", "resting_reason", "wants_not_ready",
    "call_identity", "call_reference", "caller_number", "queue_code", "line_code", "menu_choices", "is_outbound",
    "subject",
)  # fmt: skip
_CLOSE = f"""
UPDATE {AgentInterval._meta.db_table} AS interval SET ended_at = told.since
FROM unnest(%s::bigint[], %s::timestamptz[]) AS told (agent_id, since)
WHERE interval.source_id = %s AND interval.agent_id = told.agent_id AND interval.ended_at IS NULL
AND interval.began_at < told.since
"""


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that is at a seat: its record and the hotline's reference of it."""

    id: int
    reference: str


class SeatKeeper:
    """Keeps the seats of one switch. Who sits there and which source it is stay the same, and are asked for once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._sources: dict[str, CallSource] = {}
        self._people: dict[str, int] = {}

    def keep(self, changes: Sequence[SeatChange], *, at: datetime) -> None:
        """Write the changes in their order and tell each agent of his own; told again they change nothing.

        A call that rings for the first time is kept as under way, so that what is registered can refer to it.
        """
        self._know({change.after.account for change in changes})
        known = [change for change in changes if change.after.account in self._people]
        if known:
            _keep(known, self._people, self._sources[self._source], self._sources[SEATS], at)

    def _know(self, accounts: set[str]) -> None:
        if not self._sources:
            codes = (self._source, SEATS)
            self._sources = {
                code: CallSource.objects.get_or_create(code=code, defaults={"name": code})[0] for code in codes
            }
        unknown = accounts - self._people.keys()
        if unknown:
            self._people |= dict(Person.objects.filter(account__in=unknown).values_list("account", "id"))


@transaction.atomic
def _keep(
    known: Sequence[SeatChange], people: Mapping[str, int], origin: CallSource, seats: CallSource, at: datetime
) -> None:
    calls = _calls(origin, [change.after for change in known])
    SeatEvent.objects.bulk_create([_event(change, people) for change in known])
    _keep_intervals(known, people, calls, seats)
    latest = {change.after.account: change.after for change in known}
    _make_room(known, people)
    Seat.objects.bulk_create(
        [_seat(seat, people, calls) for seat in latest.values()],
        update_conflicts=True,
        unique_fields=["agent"],
        update_fields=_SHOWN,
    )
    notify(topics=[person_topic(account) for account in latest], kind=OWN_SEAT, subject="", at=at)


def _calls(origin: CallSource, seats: Iterable[SeatPicture]) -> Mapping[str | None, _Call]:
    """Every call that is at a seat; one that is not kept yet is kept as under way."""
    named = {seat.standing.call: seat for seat in seats if seat.standing.call}
    if not named:
        return {}
    found = _kept_calls(origin, named)
    unknown = [seat for call, seat in named.items() if call not in found]
    if not unknown:
        return found
    queues = dict(Queue.objects.values_list("code", "id"))
    # Whoever keeps the same call at the same moment knows more of it: his record stays.
    Call.objects.bulk_create([_under_way(origin, seat, queues) for seat in unknown], ignore_conflicts=True)
    return {**found, **_kept_calls(origin, [seat.standing.call for seat in unknown])}


def _kept_calls(origin: CallSource, identities: Iterable[str]) -> dict[str | None, _Call]:
    rows = Call.objects.filter(source=origin, external_identity__in=list(identities))
    return {
        identity: _Call(number, reference)
        for identity, number, reference in rows.values_list("external_identity", "id", "reference")
    }


def _under_way(origin: CallSource, seat: SeatPicture, queues: Mapping[str, int]) -> Call:
    face = seat.face
    arrived_at = face.arrived_at or seat.standing.since
    return Call(
        reference=reference_of(origin.code, seat.standing.call, arrived_at),
        arrived_at=arrived_at,
        queue_id=queues.get(face.queue),
        caller_number=face.caller_number,
        outcome=CallOutcome.UNDER_WAY,
        waiting_seconds=0,
        talking_seconds=0,
        after_call_seconds=0,
        source=origin,
        external_identity=seat.standing.call,
        menu_choices=face.menu_choices,
    )


def _event(change: SeatChange, people: Mapping[str, int]) -> SeatEvent:
    standing = change.after.standing
    return SeatEvent(
        agent_id=people[change.after.account],
        extension=change.after.extension,
        step=change.step or "",
        state=standing.state or "",
        reason=standing.reason,
        call_identity=standing.call,
        at=standing.since,
        is_certain=standing.is_certain,
    )


def _keep_intervals(
    changes: Sequence[SeatChange],
    people: Mapping[str, int],
    calls: Mapping[str | None, _Call],
    origin: CallSource,
) -> None:
    """Each agent's times between his steps. A wish for later is no time of its own."""
    steps: dict[int, list[SeatChange]] = {}
    for change in changes:
        before, after = change.before, change.after.standing
        if (before.since, before.state, before.is_certain) != (after.since, after.state, after.is_certain):
            steps.setdefault(people[change.after.account], []).append(change)
    if not steps:
        return
    begun = [own[0].after.standing.since for own in steps.values()]
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [list(steps), begun, origin.pk])
    rows: dict[tuple[int, datetime], AgentInterval | None] = {}
    for agent_id, own in steps.items():
        ends = [*(change.after.standing.since for change in own[1:]), None]
        for change, end in zip(own, ends, strict=True):
            # What begins in the same moment takes the place of what began before.
            rows[agent_id, change.after.standing.since] = _interval(origin, agent_id, change, end, calls)
    for (agent_id, since), row in rows.items():
        if row is None:
            AgentInterval.objects.filter(source=origin, agent_id=agent_id, began_at=since).delete()
    AgentInterval.objects.bulk_create(
        [row for row in rows.values() if row is not None],
        update_conflicts=True,
        unique_fields=["source", "agent", "began_at"],
        update_fields=["state", "reason", "call", "ended_at", "is_certain"],
    )


def _interval(
    origin: CallSource, agent_id: int, change: SeatChange, end: datetime | None, calls: Mapping[str | None, _Call]
) -> AgentInterval | None:
    standing = change.after.standing
    if standing.state is None:
        return None
    call = calls.get(standing.call)
    return AgentInterval(
        source=origin,
        agent_id=agent_id,
        began_at=standing.since,
        ended_at=end,
        state=standing.state,
        reason=standing.reason,
        call_id=call.id if call else None,
        is_certain=standing.is_certain,
    )


def _make_room(changes: Sequence[SeatChange], people: Mapping[str, int]) -> None:
    """Whoever sat at a telephone before somebody else logged in there sits there no more."""
    for change in changes:
        if change.before.state is None and change.after.standing.state is not None:
            others = Seat.objects.filter(extension=change.after.extension)
            others.exclude(agent_id=people[change.after.account]).update(state="")


def _seat(seat: SeatPicture, people: Mapping[str, int], calls: Mapping[str | None, _Call]) -> Seat:
    standing, face = seat.standing, seat.face
    resting, resting_reason = standing.resting
    call = calls.get(standing.call)
    return Seat(
        agent_id=people[seat.account],
        extension=seat.extension,
        state=standing.state or "",
        reason=standing.reason,
        since=standing.since,
        is_certain=standing.is_certain,
        resting_state=resting,
        resting_reason=resting_reason,
        wants_not_ready=standing.wants_not_ready,
        call_identity=standing.call,
        call_reference=call.reference if call else "",
        caller_number=face.caller_number,
        queue_code=face.queue,
        line_code=face.line,
        menu_choices=face.menu_choices,
        is_outbound=face.is_outbound,
        subject=face.reference,
    )
