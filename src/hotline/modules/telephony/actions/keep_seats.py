"""Keep what changed at the seats, and tell their agents: a fixed number of statements, however many changed."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models

from hotline.modules.access.public import Permission, Person
from hotline.modules.notifications.public import notify, person_topic
from hotline.modules.telephony.models import AgentInterval, Call, CallSource, Queue, Seat, SeatEvent
from hotline.modules.telephony.rules import SEATS, CallOutcome
from hotline.modules.telephony.rules.call_facts import reference_of
from hotline.modules.telephony.rules.live_picture import SeatChange, SeatPicture

OWN_SEAT, LIVE_VIEW = "telephony.seat", "telephony.live_view"
# More than run at once on one machine.
REMEMBERED_CALLS = 1000
_SHOWN = (
    "extension", "state", "reason", "since", "is_certain", "resting_state", "resting_reason", "wants_not_ready",
    "call_identity", "call_reference", "caller_number", "queue_code", "line_code", "menu_choices", "is_outbound",
    "subject",
)  # fmt: skip
# How he speaks was decided when he logged in, and stays.
_SEAT = ("agent_id", "is_desk_phone", *_SHOWN)
_INTERVAL = ("source_id", "agent_id", "began_at", "ended_at", "state", "reason", "call_id", "is_certain")
_EVENT = ("agent_id", "extension", "step", "state", "reason", "call_identity", "at", "is_certain")


def _rows(model: type[models.Model], columns: Sequence[str], name: str) -> str:
    """Insert rows that are given as JSON in the parameter of that name."""
    table, listed = model._meta.db_table, ", ".join(columns)
    rows = f"jsonb_populate_recordset(NULL::{table}, %({name})s::jsonb)"
    return f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {rows} AS told"


def _newest(columns: Sequence[str]) -> str:
    return "DO UPDATE SET " + ", ".join(f"{column} = EXCLUDED.{column}" for column in columns)


# What is kept already was told before a failure of which nobody knows whether it came before or after the writing.
_NOT_TOLD_BEFORE = f"""WHERE NOT EXISTS (
    SELECT FROM {SeatEvent._meta.db_table} AS kept
    WHERE (kept.agent_id, kept.at, kept.step, kept.state) = (told.agent_id, told.at, told.step, told.state)
)"""
# One statement, for an agent waits to see who is calling: on a full machine every way to the database and back takes
# its time. What is closed began before, and is none of what begins.
_WRITE = f"""
WITH happened AS ({_rows(SeatEvent, _EVENT, "events")} {_NOT_TOLD_BEFORE}),
closed AS (
    UPDATE {AgentInterval._meta.db_table} AS interval SET ended_at = told.since
    FROM unnest(%(agents)s::bigint[], %(begun)s::timestamptz[]) AS told (agent_id, since)
    WHERE interval.source_id = %(source)s AND interval.agent_id = told.agent_id AND interval.ended_at IS NULL
    AND interval.began_at < told.since
),
begun AS ({_rows(AgentInterval, _INTERVAL, "intervals")} ON CONFLICT (agent_id, began_at, source_id)
    {_newest(_INTERVAL[3:])})
{_rows(Seat, _SEAT, "seats")} ON CONFLICT (agent_id) {_newest(_SHOWN)}
"""
_CALL = (
    "reference", "arrived_at", "queue_id", "caller_number", "outcome", "waiting_seconds", "talking_seconds",
    "after_call_seconds", "recording_reference", "source_id", "external_identity", "menu_choices",
)  # fmt: skip
# Whoever keeps the same call at the same moment knows more of it: his record stays.
_BEGIN = f"""
WITH begun AS (
    {_rows(Call, _CALL, "calls")} ON CONFLICT DO NOTHING RETURNING id, external_identity, reference
)
SELECT id, external_identity, reference FROM begun UNION ALL
SELECT id, external_identity, reference FROM {Call._meta.db_table}
WHERE source_id = %(source)s AND external_identity = ANY(%(identities)s)
"""


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that is at a seat: its record and the hotline's reference of it."""

    id: int
    reference: str


class SeatKeeper:
    """Keeps the seats of one switch. Who sits there, which source it is and which calls are kept is asked for once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._sources: dict[str, CallSource] = {}
        self._people: dict[str, int] = {}
        self._queues: dict[str, Queue] = {}
        self._calls: dict[str, _Call] = {}

    def keep(self, changes: Sequence[SeatChange], *, at: datetime) -> None:
        """Write the changes in their order and tell each agent of his own; told again they change nothing.

        A call that rings for the first time is kept as under way, so that what is registered can refer to it.
        """
        self._know({change.after.account for change in changes})
        known = [change for change in changes if change.after.account in self._people]
        if known:
            # Remembered only when it is committed.
            self._calls = self._keep(known, at)

    def _know(self, accounts: set[str]) -> None:
        if not self._sources:
            codes = (self._source, SEATS)
            self._sources = {
                code: CallSource.objects.get_or_create(code=code, defaults={"name": code})[0] for code in codes
            }
        unknown = accounts - self._people.keys()
        if unknown:
            self._people |= dict(Person.objects.filter(account__in=unknown).values_list("account", "id"))

    def _know_queues(self, codes: set[str]) -> None:
        if not codes <= self._queues.keys():
            self._queues = {queue.code: queue for queue in Queue.objects.all()}

    def _keep(self, known: Sequence[SeatChange], at: datetime) -> dict[str, _Call]:
        people = self._people
        named = {change.after.standing.call: change.after for change in known if change.after.standing.call}
        latest = {change.after.account: change.after for change in known}
        steps = _steps(known, people)
        self._know_queues({seat.face.queue for seat in latest.values()} - {""})
        with _at_once():
            calls = self._calls | self._begun({call: seat for call, seat in named.items() if call not in self._calls})
            _make_room(known, people)
            told: dict[str, str | int | list[int] | list[datetime]] = {
                "events": _json(_EVENT, [_event(change, people) for change in known]),
                "agents": list(steps),
                "begun": [own[0].after.standing.since for own in steps.values()],
                "source": self._sources[SEATS].pk,
                "intervals": _json(_INTERVAL, _intervals(steps, calls, self._sources[SEATS])),
                "seats": _json(_SEAT, [_seat(seat, people, calls) for seat in latest.values()]),
            }
            with connection.cursor() as cursor:
                cursor.execute(_WRITE, told)
            notify(
                topics=[person_topic(account) for account in latest],
                kind=OWN_SEAT,
                subject="",
                at=at,
                told={person_topic(seat.account): _told(seat, calls, self._queues) for seat in latest.values()},
                needs=Permission.TAKE_CALLS,
            )
        # The calls of these changes are those that go on; the others are asked for again if need be.
        return calls if len(calls) <= REMEMBERED_CALLS else {call: calls[call] for call in named}

    def _begun(self, unknown: Mapping[str, SeatPicture]) -> dict[str, _Call]:
        """The records of these calls; one that is not kept yet is kept as under way."""
        if not unknown:
            return {}
        origin = self._sources[self._source]
        begin: dict[str, str | int | list[str]] = {
            "calls": _json(_CALL, [_under_way(origin, seat, self._queues) for seat in unknown.values()]),
            "source": origin.pk,
            "identities": list(unknown),
        }
        found = _asked(begin)
        # Kept by somebody else in this very moment, a call is seen only by the next statement.
        return found if len(found) == len(unknown) else _asked(begin)


def _asked(begin: Mapping[str, str | int | list[str]]) -> dict[str, _Call]:
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, begin)
        return {identity: _Call(number, reference) for number, identity, reference in cursor.fetchall()}


@contextmanager
def _at_once() -> Iterator[None]:
    """Send what is not waited for together with what follows. All of it is one transaction: PostgreSQL ends it with
    the pipeline, and not before.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def _under_way(origin: CallSource, seat: SeatPicture, queues: Mapping[str, Queue]) -> Call:
    face = seat.face
    arrived_at = face.arrived_at or seat.standing.since
    return Call(
        reference=reference_of(origin.code, seat.standing.call, arrived_at),
        arrived_at=arrived_at,
        queue=queues.get(face.queue),
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


def _json(columns: Sequence[str], rows: Iterable[models.Model]) -> str:
    # Moments to the last digit.
    return json.dumps([{column: getattr(row, column) for column in columns} for row in rows], default=str)


def _steps(changes: Sequence[SeatChange], people: Mapping[str, int]) -> dict[int, list[SeatChange]]:
    """By agent, what begins another time of his. A wish for later is no time of its own."""
    steps: dict[int, list[SeatChange]] = {}
    for change in changes:
        before, after = change.before, change.after.standing
        if (before.since, before.state, before.is_certain) != (after.since, after.state, after.is_certain):
            steps.setdefault(people[change.after.account], []).append(change)
    return steps


def _intervals(
    steps: Mapping[int, Sequence[SeatChange]], calls: Mapping[str, _Call], origin: CallSource
) -> list[AgentInterval]:
    """Each agent's times between his steps; one that turns out to be none goes."""
    rows: dict[tuple[int, datetime], AgentInterval | None] = {}
    for agent_id, own in steps.items():
        ends = [*(change.after.standing.since for change in own[1:]), None]
        for change, end in zip(own, ends, strict=True):
            # What begins in the same moment takes the place of what began before.
            rows[agent_id, change.after.standing.since] = _interval(origin, agent_id, change, end, calls)
    for (agent_id, since), row in rows.items():
        if row is None:
            AgentInterval.objects.filter(source=origin, agent_id=agent_id, began_at=since).delete()
    return [row for row in rows.values() if row is not None]


def _interval(
    origin: CallSource, agent_id: int, change: SeatChange, end: datetime | None, calls: Mapping[str, _Call]
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


def _seat(seat: SeatPicture, people: Mapping[str, int], calls: Mapping[str, _Call]) -> Seat:
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


def _told(seat: SeatPicture, calls: Mapping[str, _Call], queues: Mapping[str, Queue]) -> dict[str, str | bool]:
    """What the agent's page shows of it, in the words of `schemas.seats`; it knows who sits there and how he speaks."""
    standing, face = seat.standing, seat.face
    call, queue = calls.get(standing.call), queues.get(face.queue)
    return {
        "extension": seat.extension,
        "state": standing.state or "",
        "reason": standing.reason,
        "since": standing.since.isoformat(),
        "is_certain": standing.is_certain,
        "wants_not_ready": standing.wants_not_ready,
        "call_reference": call.reference if call else "",
        "caller_number": face.caller_number,
        "queue": face.queue,
        "queue_name": queue.name if queue else face.queue,
        "line": face.line,
        "menu_choices": face.menu_choices,
        "is_outbound": face.is_outbound,
        "subject": face.reference,
    }
