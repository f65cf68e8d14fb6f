"""The live view over HTTP. Spans are whole seconds."""

from collections import Counter
from datetime import datetime
from decimal import Decimal

from ninja import Schema

from hotline.modules.telephony.models import LiveViewPolicy
from hotline.modules.telephony.selectors.live_view import LiveView, QueueView, Share

from .seats import SeatOutput, SwitchOutput


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


class SeatStateOutput(Schema):
    """How many seats are in a state."""

    state: str
    count: int


class LiveSummaryOutput(Schema):
    """Seats by state, queues, trunks and the day's answering, with nobody's name; `is_stale` where it is past."""

    at: datetime
    is_stale: bool
    switch: SwitchOutput | None
    seat_states: list[SeatStateOutput]
    queues: list[QueueOutput]
    trunks: list[TrunkOutput]
    answered_in_time: ShareOutput
    answered: ShareOutput
    thresholds: ThresholdsOutput
    alarms: list[AlarmOutput]

    @classmethod
    def of(cls, view: LiveView) -> "LiveSummaryOutput":
        """The view without whom it is about."""
        states = Counter(seat.state for seat in view.seats)
        return cls(
            at=view.at,
            is_stale=view.is_stale,
            switch=SwitchOutput.of(view.switch, is_stale=view.is_stale) if view.switch else None,
            seat_states=[SeatStateOutput(state=state, count=count) for state, count in sorted(states.items())],
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


class LiveViewOutput(LiveSummaryOutput):
    """The same with every seat."""

    seats: list[SeatOutput]

    @classmethod
    def with_seats(cls, view: LiveView, seats: list[SeatOutput]) -> "LiveViewOutput":
        """The view with its seats as they may be shown."""
        return cls(seats=seats, **dict(LiveSummaryOutput.of(view)))
