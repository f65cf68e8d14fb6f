"""What people ask of seats: each request is checked against the seat, then carried out by the switch."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.telephony.errors import NoTelephoneInPage, ReasonUnknown, SeatStepRefused, SeatUnknown
from hotline.modules.telephony.models import NotReadyReason, Seat
from hotline.modules.telephony.ports import SwitchDoor
from hotline.modules.telephony.rules import AgentState
from hotline.modules.telephony.rules.dialling import reference_of_work_order
from hotline.modules.telephony.rules.handovers import HANDED_OVER, subject_of_call
from hotline.modules.telephony.rules.phone_secrets import phone_secret
from hotline.modules.telephony.rules.return_calls import reference_of_return_call
from hotline.modules.telephony.rules.seat_commands import CommandKind, SeatCommand

from .follow_return_calls import attempt_return_call

_SPEAKING = frozenset({AgentState.TALKING, AgentState.HOLDING})
_FREE = frozenset({AgentState.READY, AgentState.NOT_READY, AgentState.AFTER_CALL_WORK})
# In which states of a seat each command makes sense.
NEEDS: dict[CommandKind, frozenset[AgentState]] = {
    CommandKind.LOG_OUT: _FREE,
    CommandKind.MAKE_READY: frozenset(AgentState),
    CommandKind.MAKE_NOT_READY: frozenset(AgentState),
    CommandKind.END_AFTER_CALL_WORK: frozenset({AgentState.AFTER_CALL_WORK}),
    CommandKind.HANG_UP: _SPEAKING | {AgentState.OFFERED},
    CommandKind.HOLD: frozenset({AgentState.TALKING}),
    CommandKind.RESUME: frozenset({AgentState.HOLDING}),
    CommandKind.TRANSFER: _SPEAKING,
    CommandKind.CONSULT: _SPEAKING,
    CommandKind.COMPLETE_CONSULTATION: _SPEAKING,
    CommandKind.JOIN_THREE_WAY: _SPEAKING,
    CommandKind.DIAL: _FREE,
    CommandKind.MONITOR: _SPEAKING,
    CommandKind.WHISPER: _SPEAKING,
    CommandKind.BARGE_IN: _SPEAKING,
}


@dataclass(frozen=True, slots=True)
class Handover:
    """What an emergency service is told, and the work order it is about, if there is one yet."""

    service: str
    work_order: str = ""
    matter: str = ""
    place: str = ""


def door() -> SwitchDoor:
    """The way to the process that is connected with the switch."""
    found: SwitchDoor = import_string(settings.SWITCH_DOOR)()
    return found


def log_in(*, extension: str, is_desk_phone: bool, by: Actor) -> None:
    """The agent takes calls at that telephone, not ready at first."""
    command = SeatCommand(kind=CommandKind.LOG_IN, account=by.account, asked_by=by.account, extension=extension)
    other = Seat.objects.filter(agent__account=by.account).first()
    if other is not None and other.state in {*_SPEAKING, AgentState.OFFERED}:
        raise SeatStepRefused(state=other.state)
    door().carry_out(command)
    Seat.objects.filter(agent__account=by.account).update(is_desk_phone=is_desk_phone)


def command_seat(
    *, kind: CommandKind, account: str, by: Actor, to: str = "", reason: str = "", reference: str = ""
) -> Seat:
    """Have it done at the agent's seat and give the seat as it was before.

    Refuses where the seat is in no state for it, or the switch does not do it.
    """
    seat = seat_of(account)
    if seat.state not in NEEDS[kind]:
        raise SeatStepRefused(state=seat.state)
    if kind is CommandKind.MAKE_NOT_READY:
        _ensure_known(reason)
    command = SeatCommand(kind=kind, account=account, asked_by=by.account, to=to, reason=reason, reference=reference)
    door().carry_out(command)
    return seat


def listen_in(*, kind: CommandKind, account: str, extension: str, by: Actor, at: datetime, reason: str) -> Seat:
    """Connect a team leader with an agent's call. Every listening is recorded with its reason, barging in above all."""
    seat = seat_of(account)
    if seat.state not in NEEDS[kind]:
        raise SeatStepRefused(state=seat.state)
    command = SeatCommand(kind=kind, account=account, asked_by=by.account, extension=extension)
    door().carry_out(command)
    record(
        actor=by.account,
        action=f"telephony.{kind.value}",
        subject=f"person:{account}",
        at=at,
        reason=reason,
        facts={"call": seat.call_reference},
    )
    return seat


def transfer_emergency(handover: Handover, *, by: Actor, at: datetime) -> Seat:
    """Bring an emergency service into the agent's call, three-way; what it is told is kept with the call."""
    seat = command_seat(
        kind=CommandKind.JOIN_THREE_WAY,
        account=by.account,
        to=handover.service,
        reference=reference_of_work_order(handover.work_order) if handover.work_order else "",
        by=by,
    )
    record(
        actor=by.account,
        action=HANDED_OVER,
        subject=subject_of_call(seat.call_reference),
        at=at,
        facts=asdict(handover),
    )
    return seat


def dial(*, number: str, about: str, by: Actor) -> Seat:
    """Ring the agent's telephone, then that number; the books name the work order `about` which it is."""
    return command_seat(
        kind=CommandKind.DIAL,
        account=by.account,
        to=number,
        reason="outbound",
        reference=reference_of_work_order(about),
        by=by,
    )


@transaction.atomic
def dial_return_call(*, return_call_id: int, by: Actor, at: datetime) -> Seat:
    """Ring the agent, then the number that is to be called back; the attempt is noted."""
    entry = attempt_return_call(return_call_id=return_call_id, by=by, at=at)
    return command_seat(
        kind=CommandKind.DIAL,
        account=by.account,
        to=entry.number,
        reason="return-call",
        reference=reference_of_return_call(entry.pk),
        by=by,
    )


def place_simulated_call(*, caller_number: str, queue: str, by: Actor) -> None:
    """Let somebody who does not exist call, for training; refused on a real switch."""
    command = SeatCommand(
        kind=CommandKind.PLACE_SIMULATED_CALL, account=by.account, asked_by=by.account, to=caller_number, queue=queue
    )
    door().carry_out(command)


def telephone_account(*, by: Actor) -> tuple[str, str]:
    """Number and password of the telephone in the page; refused where the person speaks by a desk telephone."""
    seat = seat_of(by.account)
    if seat.is_desk_phone or not settings.SWITCH_PHONE_KEY:
        raise NoTelephoneInPage(extension=seat.extension)
    return seat.extension, phone_secret(settings.SWITCH_PHONE_KEY, seat.extension)


def seat_of(account: str) -> Seat:
    """The seat of somebody who is logged in; refused where he is not."""
    seat = Seat.objects.select_related("agent").filter(agent__account=account).exclude(state="").first()
    if seat is None:
        raise SeatUnknown(account=account)
    return seat


def _ensure_known(reason: str) -> None:
    known = list(NotReadyReason.objects.filter(is_used=True).order_by("position").values_list("code", flat=True))
    if reason not in known:
        raise ReasonUnknown(field="reason", reason=reason, choices=", ".join(known))
