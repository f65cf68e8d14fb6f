"""The live picture of seats and waiting callers, from what the switch tells. The books say what was; this says what is.

It is held in memory by one process. It reads no clock and no table: every change is returned, to be kept and told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from . import AgentState
from .seats import SeatStep, Standing, Told, is_after_call_work_over, lost, reconciled, stepped


@dataclass(frozen=True, slots=True)
class CallFace:
    """What is known of a call while it rings or runs."""

    call: str = ""
    caller_number: str = ""
    queue: str = ""
    line: str = ""
    menu_choices: str = ""
    is_outbound: bool = False
    reference: str = ""
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeatPicture:
    """An agent who is logged in at a telephone, what he does, and the call that it is about."""

    account: str
    extension: str
    standing: Standing
    face: CallFace = CallFace()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A caller in a queue."""

    face: CallFace
    since: datetime


@dataclass(frozen=True, slots=True)
class SeatChange:
    """A seat before and after a step; `step` is empty where the switch was asked how things stand."""

    before: Standing
    after: SeatPicture
    step: SeatStep | None


@dataclass
class LivePicture:
    """Seats by account, waiting callers by call, and what is known of each call."""

    seats: dict[str, SeatPicture] = field(default_factory=dict)
    waiting: dict[str, Waiting] = field(default_factory=dict)
    faces: dict[str, CallFace] = field(default_factory=dict)
    # A call that the platform dials begins at a telephone; what for is known before the switch names the call.
    dialled: dict[str, CallFace] = field(default_factory=dict)

    def at_telephone(self, extension: str) -> SeatPicture | None:
        """Who is logged in at that telephone."""
        found = (seat for seat in self.seats.values() if seat.extension == extension and seat.standing.state)
        return next(found, None)

    def log_in(self, account: str, extension: str, *, at: datetime) -> list[SeatChange]:
        """The agent takes calls at that telephone; whoever sat there before, or he elsewhere, is logged out."""
        changes: list[SeatChange] = []
        other = self.at_telephone(extension)
        if other is not None and other.account != account:
            changes += self.step(other.account, SeatStep.LOGGED_OUT, at=at)
        own = self.seats.get(account)
        if own is not None and own.standing.state is not None and own.extension == extension:
            return changes
        if own is not None:
            changes += self.step(account, SeatStep.LOGGED_OUT, at=at)
        self.seats[account] = SeatPicture(account, extension, Standing(None, at))
        return changes + self.step(account, SeatStep.LOGGED_IN, at=at)

    def step(
        self, account: str, step: SeatStep, *, at: datetime, reason: str = "", face: CallFace | None = None
    ) -> list[SeatChange]:
        """Something happened at a seat; nothing is returned where it changes nothing."""
        seat = self.seats.get(account)
        if seat is None:
            return []
        before = seat.standing
        after = stepped(before, step, at=max(at, before.since), reason=reason, call=face.call if face else "")
        if after == before:
            return []
        shown = (face or seat.face) if after.call else CallFace()
        self.seats[account] = replace(seat, standing=after, face=shown)
        return [SeatChange(before, self.seats[account], step)]

    def offer(self, extension: str, face: CallFace, *, at: datetime) -> list[SeatChange]:
        """A telephone rings."""
        seat = self.at_telephone(extension)
        if seat is None:
            return []
        known = self.faces.get(face.call) or self.dialled.pop(extension, None)
        return self.step(seat.account, SeatStep.CALL_OFFERED, at=at, face=_joined(known, face))

    def connect(self, extension: str, face: CallFace, *, at: datetime) -> list[SeatChange]:
        """The agent at that telephone speaks; others whom the call was offered are as they were."""
        seat = self.at_telephone(extension)
        if seat is None:
            return []
        known = self.faces.get(face.call) or self.dialled.pop(extension, None) or seat.face
        changes = self.step(seat.account, SeatStep.CONNECTED, at=at, face=_joined(known, face))
        return changes + self._withdraw(face.call, at=at, except_for=seat.account)

    def at_seat(self, extension: str, step: SeatStep, call: str, *, at: datetime) -> list[SeatChange]:
        """Something else happened at that telephone, about that call."""
        seat = self.at_telephone(extension)
        if seat is None:
            return []
        if step is SeatStep.RELEASED and seat.standing.state is AgentState.OFFERED:
            step = SeatStep.OFFER_WITHDRAWN
        return self.step(seat.account, step, at=at, face=replace(seat.face, call=call) if call else None)

    def queue(self, face: CallFace, *, at: datetime) -> None:
        """A caller begins to wait."""
        known = self.faces[face.call] = _joined(self.faces.get(face.call), face)
        self.waiting[face.call] = Waiting(known, at)

    def leave_queue(self, call: str) -> None:
        """A caller waits no more."""
        self.waiting.pop(call, None)

    def end_call(self, call: str, *, at: datetime) -> list[SeatChange]:
        """The caller is gone: it rings nowhere any more.

        Whoever spoke with him is told of by himself: with a third whom he brought in he may speak on.
        """
        self.waiting.pop(call, None)
        self.faces.pop(call, None)
        return self._withdraw(call, at=at)

    def lose(self, *, at: datetime) -> list[SeatChange]:
        """The switch is not heard any more."""
        return [self._put(seat, lost(seat.standing, at=at)) for seat in self._logged_in() if seat.standing.is_certain]

    def reconcile(self, told: Mapping[str, Told], waiting: Iterable[Waiting], *, at: datetime) -> list[SeatChange]:
        """What the switch says takes the place of what was known; `told` is by telephone."""
        self.waiting = {each.face.call: each for each in waiting}
        self.faces |= {call: _joined(self.faces.get(call), each.face) for call, each in self.waiting.items()}
        return [
            change for seat in self._logged_in() for change in self.reconcile_one(seat, told.get(seat.extension), at=at)
        ]

    def reconcile_one(self, seat: SeatPicture, told: Told | None, *, at: datetime) -> list[SeatChange]:
        """What the switch says of one seat."""
        found = reconciled(seat.standing, told, at=at)
        return [self._put(seat, found)] if found != seat.standing else []

    def end_after_call_work(self, limit: timedelta, *, at: datetime) -> list[SeatPicture]:
        """The seats whose after-call work has lasted its time; they are to be made ready or not, as they wish."""
        return [seat for seat in self._logged_in() if is_after_call_work_over(seat.standing, limit, at=at)]

    def _logged_in(self) -> list[SeatPicture]:
        return [seat for seat in self.seats.values() if seat.standing.state is not None]

    def _put(self, seat: SeatPicture, standing: Standing) -> SeatChange:
        face = seat.face if standing.call else CallFace()
        self.seats[seat.account] = replace(seat, standing=standing, face=face)
        return SeatChange(seat.standing, self.seats[seat.account], None)

    def _withdraw(self, call: str, *, at: datetime, except_for: str = "") -> list[SeatChange]:
        changes: list[SeatChange] = []
        for seat in list(self.seats.values()):
            is_meant = seat.standing.state is AgentState.OFFERED and seat.standing.call == call
            if is_meant and seat.account != except_for:
                changes += self.step(seat.account, SeatStep.OFFER_WITHDRAWN, at=at, face=seat.face)
        return changes


def _joined(known: CallFace | None, told: CallFace) -> CallFace:
    """What was known of a call with what is told now; an empty word takes nothing away."""
    if known is None:
        return told
    return CallFace(
        told.call or known.call,
        told.caller_number or known.caller_number,
        told.queue or known.queue,
        told.line or known.line,
        told.menu_choices or known.menu_choices,
        told.is_outbound or known.is_outbound,
        told.reference or known.reference,
        known.arrived_at or told.arrived_at,
    )
