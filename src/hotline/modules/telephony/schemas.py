"""What comes in and goes out over HTTP: seats, the live view and return calls. Spans are whole seconds."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema

from .models import LiveViewPolicy, NotReadyReason, ReturnCall, Seat, SwitchStanding
from .rules.return_calls import ReturnCallEnding
from .selectors.live_view import LiveView, QueueView, Share

Extension = Annotated[str, Field(pattern=r"^[0-9]{2,8}$")]
Number = Annotated[str, Field(pattern=r"^\+?[0-9]{1,20}$")]
ReasonCode = Annotated[str, Field(pattern=r"^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$")]
Note = Annotated[str, Field(max_length=200)]


class LogInInput(Schema):
    """At which telephone, and whether it stands on the desk or is the page itself."""

    extension: Extension
    is_desk_phone: bool = True


class NotReadyInput(Schema):
    """Why no calls, as a code of the city's list."""

    reason: ReasonCode


class DialInput(Schema):
    """Whom to dial, and what it is about."""

    number: Number
    work_order_number: Annotated[str, Field(pattern=r"^[0-9]{0,19}$")] = ""

    @property
    def reference(self) -> str:
        """How the switch's books name what it is about."""
        return f"work-order-{self.work_order_number}" if self.work_order_number else ""


class CallTransferInput(Schema):
    """To which number."""

    to: Number


class EmergencyTransferInput(Schema):
    """Which emergency service, and the work order that it is about."""

    service: Literal["110", "119", "120", "122"]
    work_order_number: Annotated[str, Field(pattern=r"^[0-9]{0,19}$")] = ""


class ListeningInput(Schema):
    """How to take part, at which telephone of one's own, and why."""

    mode: Literal["monitor", "whisper", "barge_in"]
    extension: Extension
    reason: Annotated[str, Field(min_length=2, max_length=200)]


class SimulatedCallInput(Schema):
    """Who is said to call, and where he waits."""

    caller_number: Number
    queue: ReasonCode


class ReturnCallConclusionInput(Schema):
    """What came of the last attempt."""

    was_reached: bool
    is_given_up: bool = False
    note: Note = ""


class SwitchOutput(Schema):
    """The connection with the switch; `heard_at` says how old what is shown is."""

    is_simulated: bool
    is_reachable: bool
    heard_at: datetime

    @classmethod
    def of(cls, standing: SwitchStanding) -> "SwitchOutput":
        """As the standing says."""
        return cls(is_simulated=standing.is_simulated, is_reachable=standing.is_reachable, heard_at=standing.heard_at)


class SeatOutput(Schema):
    """An agent's seat. The caller's number is masked for whoever is not on the line himself."""

    account: str
    name: str
    staff_number: str
    extension: str
    is_desk_phone: bool
    state: str
    reason: str
    since: datetime
    is_certain: bool
    wants_not_ready: str
    call_reference: str
    caller_number: str
    queue: str
    line: str
    menu_choices: str
    is_outbound: bool
    subject: str

    @classmethod
    def of(cls, seat: Seat, *, caller_number: str) -> "SeatOutput":
        """The seat with the caller's number as it may be shown."""
        return cls(
            account=seat.agent.account,
            name=seat.agent.name,
            staff_number=seat.agent.staff_number,
            extension=seat.extension,
            is_desk_phone=seat.is_desk_phone,
            state=seat.state,
            reason=seat.reason,
            since=seat.since,
            is_certain=seat.is_certain,
            wants_not_ready=seat.wants_not_ready,
            call_reference=seat.call_reference,
            caller_number=caller_number,
            queue=seat.queue_code,
            line=seat.line_code,
            menu_choices=seat.menu_choices,
            is_outbound=seat.is_outbound,
            subject=seat.subject,
        )


class TelephoneAccountOutput(Schema):
    """A telephone in the page: its number and password on the switch, and the path of the socket."""

    number: str
    password: str
    socket: str


class ReasonOutput(Schema):
    """A reason for not being ready."""

    code: str
    name: str

    @classmethod
    def of(cls, reason: NotReadyReason, language: str) -> "ReasonOutput":
        """In the reader's language."""
        return cls(code=reason.code, name=reason.name_en if language == "en" else reason.name)


class OwnSeatOutput(Schema):
    """What an agent's toolbar shows; no seat where he is not logged in."""

    seat: SeatOutput | None
    switch: SwitchOutput | None
    reasons: list[ReasonOutput]
    after_call_seconds: int


class ShareOutput(Schema):
    """A rate, four places, with its numerator and denominator; no rate where nothing was counted."""

    rate: Decimal | None
    numerator: int
    denominator: int

    @classmethod
    def of(cls, share: Share) -> "ShareOutput":
        """Rounded once, here."""
        rate = share.rate
        return cls(
            rate=None if rate is None else rate.quantize(Decimal("0.0001")),
            numerator=share.numerator,
            denominator=share.denominator,
        )


class QueueOutput(Schema):
    """A queue now."""

    code: str
    name: str
    waiting: int
    longest_since: datetime | None
    expected_seconds: int | None

    @classmethod
    def of(cls, queue: QueueView) -> "QueueOutput":
        """As the view says."""
        return cls(
            code=queue.code,
            name=queue.name,
            waiting=queue.waiting,
            longest_since=queue.longest_since,
            expected_seconds=queue.expected_seconds,
        )


class TrunkOutput(Schema):
    """A way in and out; unknown where nobody asks it."""

    code: str
    is_reachable: bool | None
    running_calls: int


class AlarmOutput(Schema):
    """What somebody should look at, and which queue or trunk it is about."""

    code: str
    about: str


class ThresholdsOutput(Schema):
    """What the city expects."""

    service_level_seconds: int
    answer_rate_target: Decimal
    most_waiting: int
    longest_wait_seconds: int
    stale_after_seconds: int
    after_call_seconds: int

    @classmethod
    def of(cls, policy: LiveViewPolicy) -> "ThresholdsOutput":
        """As the policy says."""
        return cls(
            service_level_seconds=policy.service_level_seconds,
            answer_rate_target=Decimal(policy.answer_rate_target),
            most_waiting=policy.most_waiting,
            longest_wait_seconds=policy.longest_wait_seconds,
            stale_after_seconds=policy.stale_after_seconds,
            after_call_seconds=policy.after_call_seconds,
        )


class LiveViewOutput(Schema):
    """Seats, queues, trunks and the day's answering; `is_stale` where it is no longer the present."""

    at: datetime
    is_stale: bool
    switch: SwitchOutput | None
    seats: list[SeatOutput]
    queues: list[QueueOutput]
    trunks: list[TrunkOutput]
    answered_in_time: ShareOutput
    answered: ShareOutput
    thresholds: ThresholdsOutput
    alarms: list[AlarmOutput]

    @classmethod
    def of(cls, view: LiveView, seats: list[SeatOutput]) -> "LiveViewOutput":
        """The view with its seats as they may be shown."""
        return cls(
            at=view.at,
            is_stale=view.is_stale,
            switch=SwitchOutput.of(view.switch) if view.switch else None,
            seats=seats,
            queues=[QueueOutput.of(queue) for queue in view.queues],
            trunks=[
                TrunkOutput(code=one.code, is_reachable=one.is_reachable, running_calls=one.running_calls)
                for one in view.trunks
            ],
            answered_in_time=ShareOutput.of(view.answered_in_time),
            answered=ShareOutput.of(view.answered),
            thresholds=ThresholdsOutput.of(view.policy),
            alarms=[AlarmOutput(code=each.alarm, about=each.about) for each in view.alarms],
        )


class OccasionOutput(Schema):
    """A call for which somebody is to be called back."""

    kind: str
    at: datetime
    call_reference: str


class AttemptOutput(Schema):
    """Who tried, when, and whether he was reached; open while he speaks."""

    by: str
    at: datetime
    was_reached: bool | None


class ReturnCallOutput(Schema):
    """Somebody who is to be called back."""

    id: int
    number: str
    queue: str
    opened_at: datetime
    last_at: datetime
    closed_at: datetime | None
    ending: ReturnCallEnding | None
    closed_by: str | None
    note: str
    occasions: list[OccasionOutput]
    attempts: list[AttemptOutput]

    @classmethod
    def of(cls, entry: ReturnCall) -> "ReturnCallOutput":
        """The entry with its calls and attempts."""
        return cls(
            id=entry.pk,
            number=entry.number,
            queue=entry.queue_code,
            opened_at=entry.opened_at,
            last_at=entry.last_at,
            closed_at=entry.closed_at,
            ending=ReturnCallEnding(entry.ending) if entry.ending else None,
            closed_by=entry.closed_by.name if entry.closed_by else None,
            note=entry.note,
            occasions=[
                OccasionOutput(kind=one.kind, at=one.at, call_reference=one.call.reference)
                for one in sorted(entry.occasions.all(), key=lambda one: one.at)
            ],
            attempts=[
                AttemptOutput(by=one.by.name, at=one.at, was_reached=one.was_reached)
                for one in sorted(entry.attempts.all(), key=lambda one: one.at)
            ],
        )
