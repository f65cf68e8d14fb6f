"""Seats, queues and trunks as they are now, with the day's answering: a fixed number of queries, however many seats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Avg, Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from hotline.kit.clock import local_date, now, start_of_day
from hotline.modules.access.public import Actor, Person
from hotline.modules.telephony.models import (
    Call,
    LiveViewPolicy,
    NotReadyReason,
    Queue,
    QueueStanding,
    QueueWait,
    RecordingIncident,
    Seat,
    SeatEvent,
    SwitchStanding,
    TrunkStanding,
)
from hotline.modules.telephony.rules import IN_A_QUEUE, AgentState, CallDirection, CallOutcome, WaitEnding
from hotline.modules.telephony.rules.alarms import (
    SHORT_RECORDINGS_WITHIN,
    Raised,
    Situation,
    Thresholds,
    is_stale,
    raised,
)
from hotline.modules.telephony.rules.dialling import reference_of_work_order
from hotline.modules.telephony.rules.recordings.words import RecordingIncidentKind

EXPECTED_FROM = timedelta(minutes=30)
DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Share:
    """A rate with what it is made of; None where nothing was there to be counted."""

    numerator: int
    denominator: int

    @property
    def rate(self) -> Decimal | None:
        """The quotient, not rounded."""
        return Decimal(self.numerator) / Decimal(self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class QueueView:
    """A queue now. The expected wait is the mean of those answered within the last half hour, in seconds."""

    code: str
    name: str
    waiting: int
    longest_since: datetime | None
    expected_seconds: int | None


@dataclass(frozen=True, slots=True)
class LiveView:
    """Everything that the live view shows."""

    at: datetime
    switch: SwitchStanding | None
    policy: LiveViewPolicy
    seats: list[Seat]
    queues: list[QueueView]
    trunks: list[TrunkStanding]
    answered_in_time: Share
    answered: Share
    alarms: list[Raised]

    @property
    def is_stale(self) -> bool:
        """Whether what is shown is no longer the present."""
        return self.switch is None or _is_stale(self.switch, self.policy.stale_after_seconds, at=self.at)


def live_view(*, at: datetime) -> LiveView:
    """The live view at that moment."""
    live_policy = policy()
    switch = SwitchStanding.objects.filter(id=1).first()
    seats = list(Seat.objects.exclude(state="").select_related("agent").order_by("agent__staff_number", "agent_id"))
    queues = _queues(at)
    trunks = list(TrunkStanding.objects.order_by("code"))
    in_time, answered = _answering(live_policy, at)
    situation = Situation(
        is_reachable=switch is not None and switch.is_reachable,
        heard_at=switch.heard_at if switch else None,
        away_trunks=tuple(trunk.code for trunk in trunks if trunk.is_reachable is False),
        waiting={queue.code: (queue.waiting, queue.longest_since) for queue in queues},
        answer_rate=answered.rate,
        ready=sum(seat.state == AgentState.READY for seat in seats),
        sound_lost_at=switch.sound_lost_at if switch else None,
        short_recordings=_short_recordings(at),
    )
    return LiveView(
        at, switch, live_policy, seats, queues, trunks, in_time, answered, raised(situation, _of(live_policy), at=at)
    )


def _short_recordings(at: datetime) -> int:
    found = RecordingIncident.objects.filter(found_at__gte=at - SHORT_RECORDINGS_WITHIN, resolved_at__isnull=True)
    return found.filter(kind=RecordingIncidentKind.SHORT).count()


def policy() -> LiveViewPolicy:
    """The city's thresholds; the usual ones where it decided nothing."""
    return LiveViewPolicy.objects.filter(id=1).first() or LiveViewPolicy(answer_rate_target=Decimal("0.95"))


def not_ready_reasons() -> list[NotReadyReason]:
    """The city's list, in its order."""
    return list(NotReadyReason.objects.filter(is_used=True).order_by("position", "id"))


def own_seat(account: str) -> Seat | None:
    """The person's seat, where he is logged in."""
    return Seat.objects.select_related("agent").filter(agent__account=account).exclude(state="").first()


def own_seat_and_queue(account: str) -> tuple[Seat | None, str]:
    """The same with what people call the queue of the call at hand, in one query: every page asks with every notice."""
    name = Subquery(Queue.objects.filter(code=OuterRef("queue_code")).values("name")[:1])
    own = Seat.objects.select_related("agent").filter(agent__account=account).exclude(state="")
    seat = own.annotate(queue_name=Coalesce(name, F("queue_code"))).first()
    return (seat, seat.queue_name) if seat is not None else (None, "")


def call_dialled_about(number: str, *, by: Actor) -> str:
    """The reference of the call that the person dialled about that work order and is in, or works on; else empty."""
    seat = own_seat(by.account)
    is_about = seat is not None and seat.is_outbound and seat.subject == reference_of_work_order(number)
    return seat.call_reference if seat is not None and is_about else ""


_AGENTS_AT = f"""
SELECT told.extension, told.at, person.account
FROM unnest(%s::text[], %s::timestamptz[]) AS told (extension, at)
CROSS JOIN LATERAL (
    SELECT agent_id, state FROM {SeatEvent._meta.db_table} AS event
    WHERE event.extension = told.extension AND event.at <= told.at ORDER BY event.at DESC, event.id DESC LIMIT 1
) AS last
JOIN {Person._meta.db_table} AS person ON person.id = last.agent_id
WHERE last.state <> ''
"""


def agents_at(moments: Collection[tuple[str, datetime]]) -> dict[tuple[str, datetime], str]:
    """The account of whoever was logged in at each telephone at that moment; left out where nobody was.

    The switch's books name telephones; this says whose they were.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AGENTS_AT, [[extension for extension, _ in moments], [at for _, at in moments]])
        return {(extension, at): account for extension, at, account in cursor.fetchall()}


def switch_standing(*, at: datetime) -> tuple[SwitchStanding | None, bool]:
    """How the connection with the switch stands; and whether that is no longer the present, in the same query."""
    decided = Subquery(LiveViewPolicy.objects.filter(id=1).values("stale_after_seconds")[:1])
    usual = LiveViewPolicy._meta.get_field("stale_after_seconds").get_default()
    standing = SwitchStanding.objects.filter(id=1).annotate(stale_after=Coalesce(decided, Value(usual))).first()
    return standing, standing is None or _is_stale(standing, standing.stale_after, at=at)


def is_switch_stale() -> bool:
    """Whether what is known of the switch is no longer the present."""
    return switch_standing(at=now())[1]


def _is_stale(switch: SwitchStanding, after_seconds: int, *, at: datetime) -> bool:
    """It is away, or nobody watches it."""
    return not switch.is_reachable or is_stale(switch.heard_at, after_seconds, at=at)


def _of(live_policy: LiveViewPolicy) -> Thresholds:
    return Thresholds(
        stale_after_seconds=live_policy.stale_after_seconds,
        most_waiting=live_policy.most_waiting,
        longest_wait_seconds=live_policy.longest_wait_seconds,
        answer_rate_target=live_policy.answer_rate_target,
    )


def _queues(at: datetime) -> list[QueueView]:
    names = dict(Queue.objects.values_list("code", "name"))
    recent = QueueWait.objects.filter(entered_at__gte=at - EXPECTED_FROM, ending=WaitEnding.ANSWERED)
    means: dict[str, float | None] = dict(
        recent.values("queue__code").annotate(mean=Avg("call__waiting_seconds")).values_list("queue__code", "mean")
    )
    return [
        QueueView(
            standing.queue_code,
            names.get(standing.queue_code, standing.queue_code),
            standing.waiting,
            standing.longest_since,
            _rounded(means.get(standing.queue_code)),
        )
        for standing in QueueStanding.objects.order_by("queue_code")
    ]


def _rounded(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds)


def _answering(live_policy: LiveViewPolicy, at: datetime) -> tuple[Share, Share]:
    """Answered within the threshold of all answered and abandoned today, and answered of all in a queue in 24 hours."""
    answered = Q(outcome=CallOutcome.ANSWERED)
    today = Q(arrived_at__gte=start_of_day(local_date(at)))
    in_time = Q(waiting_seconds__lte=live_policy.service_level_seconds)
    since = min(start_of_day(local_date(at)), at - DAY)
    counted = Call.objects.filter(
        direction=CallDirection.INCOMING, arrived_at__gte=since, arrived_at__lte=at, outcome__in=IN_A_QUEUE
    ).aggregate(
        in_time=Count("id", filter=answered & today & in_time),
        today=Count("id", filter=today & Q(outcome__in=[CallOutcome.ANSWERED, CallOutcome.ABANDONED])),
        answered=Count("id", filter=answered & Q(arrived_at__gt=at - DAY)),
        offered=Count("id", filter=Q(arrived_at__gt=at - DAY)),
    )
    return Share(counted["in_time"], counted["today"]), Share(counted["answered"], counted["offered"])
