"""What comes in and goes out over HTTP about seats."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from hotline.modules.telephony.actions.command_seat import Handover
from hotline.modules.telephony.models import NotReadyReason, Seat, SwitchStanding
from hotline.modules.telephony.rules.dialling import reference_of_work_order

from .forms import Extension, Note, Number, ReasonCode


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
        return reference_of_work_order(self.work_order_number) if self.work_order_number else ""


class CallTransferInput(Schema):
    """To which number."""

    to: Number


class EmergencyTransferInput(Schema):
    """Which emergency service, the work order that it is about, and what it is told: what happens, and where."""

    service: Literal["110", "119", "120", "122"]
    work_order_number: Annotated[str, Field(pattern=r"^[0-9]{0,19}$")] = ""
    matter: Note = ""
    place: Note = ""

    @property
    def handover(self) -> Handover:
        """What is handed over, to whom."""
        return Handover(self.service, self.work_order_number, self.matter.strip(), self.place.strip())


class SeatListeningInput(Schema):
    """How to take part, at which telephone of one's own, and why."""

    mode: Literal["monitor", "whisper", "barge_in"]
    extension: Extension
    reason: Annotated[str, Field(min_length=2, max_length=200)]


class SimulatedCallInput(Schema):
    """Who is said to call, and where he waits."""

    caller_number: Number
    queue: ReasonCode


class SwitchOutput(Schema):
    """The connection with the switch; `heard_at` says how old what is shown is, and `is_stale` whether too old."""

    is_simulated: bool
    is_reachable: bool
    is_stale: bool
    heard_at: datetime

    @classmethod
    def of(cls, standing: SwitchStanding, *, is_stale: bool) -> "SwitchOutput":
        """As the standing says."""
        return cls(
            is_simulated=standing.is_simulated,
            is_reachable=standing.is_reachable,
            is_stale=is_stale,
            heard_at=standing.heard_at,
        )


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
    """What an agent's toolbar shows; no seat where he is not logged in. The queue is that of the call at hand."""

    seat: SeatOutput | None
    queue_name: str
    switch: SwitchOutput | None


class SeatSettingsOutput(Schema):
    """What the city decided for every seat: why somebody may be not ready, and how long the work after a call lasts."""

    reasons: list[ReasonOutput]
    after_call_seconds: int
