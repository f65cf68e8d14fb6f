"""Seats over HTTP."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.telephony.actions import command_seat as seats
from hotline.modules.telephony.rules.callers import masked
from hotline.modules.telephony.rules.seat_commands import CommandKind
from hotline.modules.telephony.schemas import seats as schemas
from hotline.modules.telephony.selectors import live_view as live

router = Router(tags=["telephony"])

TAKE = Permission.TAKE_CALLS


def _own(request: HttpRequest) -> schemas.OwnSeatOutput:
    seat, queue_name = live.own_seat_and_queue(actor_from(request).account)
    switch, is_stale = live.switch_standing(at=now())
    return schemas.OwnSeatOutput(
        seat=schemas.SeatOutput.of(seat, caller_number=seat.caller_number) if seat else None,
        queue_name=queue_name,
        switch=schemas.SwitchOutput.of(switch, is_stale=is_stale) if switch else None,
    )


def _do(
    request: HttpRequest, kind: CommandKind, *, to: str = "", reason: str = "", reference: str = ""
) -> schemas.OwnSeatOutput:
    by = actor_from(request)
    seats.command_seat(kind=kind, account=by.account, by=by, to=to, reason=reason, reference=reference)
    return _own(request)


@router.get("/seats/settings", response=schemas.SeatSettingsOutput, auth=requires(TAKE))
def read_seat_settings(request: HttpRequest) -> schemas.SeatSettingsOutput:
    """What holds for every seat until the city decides otherwise."""
    return schemas.SeatSettingsOutput(
        reasons=[schemas.ReasonOutput.of(each, language_of(request)) for each in live.not_ready_reasons()],
        after_call_seconds=live.policy().after_call_seconds,
    )


@router.get("/seats/own", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def read_own_seat(request: HttpRequest) -> schemas.OwnSeatOutput:
    """The reader's seat: what he is doing, on which call, and who is on the line."""
    return _own(request)


@router.post("/seats/own/log-ins", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def log_in(request: HttpRequest, body: schemas.LogInInput) -> schemas.OwnSeatOutput:
    """Take calls at that telephone; not ready at first."""
    seats.log_in(extension=body.extension, is_desk_phone=body.is_desk_phone, by=actor_from(request))
    return _own(request)


@router.post("/seats/own/telephone-accounts", response=schemas.TelephoneAccountOutput, auth=requires(TAKE))
def read_telephone_account(request: HttpRequest, response: HttpResponse) -> schemas.TelephoneAccountOutput:
    """With what the page signs in at the switch as the telephone that its reader logged in at. Kept nowhere."""
    response["Cache-Control"] = "no-store"
    number, password = seats.telephone_account(by=actor_from(request))
    return schemas.TelephoneAccountOutput(number=number, password=password, socket="/switch-socket")


@router.post("/seats/own/log-outs", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def log_out(request: HttpRequest) -> schemas.OwnSeatOutput:
    """Take no calls any more."""
    return _do(request, CommandKind.LOG_OUT)


@router.post("/seats/own/ready-marks", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def make_ready(request: HttpRequest) -> schemas.OwnSeatOutput:
    """Be offered calls."""
    return _do(request, CommandKind.MAKE_READY)


@router.post("/seats/own/not-ready-marks", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def make_not_ready(request: HttpRequest, body: schemas.NotReadyInput) -> schemas.OwnSeatOutput:
    """Be offered no calls, for a reason of the city's list; during a call it holds from its end."""
    return _do(request, CommandKind.MAKE_NOT_READY, reason=body.reason)


@router.post("/seats/own/after-call-endings", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def end_after_call_work(request: HttpRequest) -> schemas.OwnSeatOutput:
    """The work on the last call is done."""
    return _do(request, CommandKind.END_AFTER_CALL_WORK)


@router.post("/seats/own/hang-ups", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def hang_up(request: HttpRequest) -> schemas.OwnSeatOutput:
    """Leave the call; the caller goes on to his rating or to whoever else is in it."""
    return _do(request, CommandKind.HANG_UP)


@router.post("/seats/own/holds", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def hold(request: HttpRequest) -> schemas.OwnSeatOutput:
    """Let the caller hear music."""
    return _do(request, CommandKind.HOLD)


@router.post("/seats/own/resumptions", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def resume(request: HttpRequest) -> schemas.OwnSeatOutput:
    """Speak with the caller again; ends a consultation that was not completed."""
    return _do(request, CommandKind.RESUME)


@router.post("/seats/own/transfers", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def transfer(request: HttpRequest, body: schemas.CallTransferInput) -> schemas.OwnSeatOutput:
    """Give the caller to another number, as a department's expert, and leave."""
    return _do(request, CommandKind.TRANSFER, to=body.to)


@router.post("/seats/own/consultations", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def consult(request: HttpRequest, body: schemas.CallTransferInput) -> schemas.OwnSeatOutput:
    """Speak with another number while the caller hears music."""
    return _do(request, CommandKind.CONSULT, to=body.to)


@router.post("/seats/own/consultation-completions", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def complete_consultation(request: HttpRequest) -> schemas.OwnSeatOutput:
    """Give the caller to whoever was consulted, and leave."""
    return _do(request, CommandKind.COMPLETE_CONSULTATION)


@router.post("/seats/own/conferences", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def join_three_way(request: HttpRequest, body: schemas.CallTransferInput) -> schemas.OwnSeatOutput:
    """Bring another number into the call: three speak."""
    return _do(request, CommandKind.JOIN_THREE_WAY, to=body.to)


@router.post(
    "/seats/own/emergency-transfers",
    response=schemas.OwnSeatOutput,
    auth=requires(Permission.TRANSFER_EMERGENCIES),
)
def transfer_emergency(request: HttpRequest, body: schemas.EmergencyTransferInput) -> schemas.OwnSeatOutput:
    """Bring 110, 119, 120 or 122 into the call; the agent hands over by word and leaves when he hangs up.

    What he hands over, matter and place, is kept with the call.
    """
    seats.transfer_emergency(body.handover, by=actor_from(request), at=now())
    return _own(request)


@router.post("/seats/own/dialled-calls", response=schemas.OwnSeatOutput, auth=requires(TAKE))
def dial(request: HttpRequest, body: schemas.DialInput) -> schemas.OwnSeatOutput:
    """Ring the agent's telephone, then that number; recorded, and named after the work order that it is about."""
    return _do(request, CommandKind.DIAL, to=body.number, reason="outbound", reference=body.reference)


@router.post(
    "/seats/{account}/listenings",
    response=schemas.SeatOutput,
    auth=requires(Permission.LISTEN_TO_CALLS),
)
def listen(request: HttpRequest, account: str, body: schemas.SeatListeningInput) -> schemas.SeatOutput:
    """Listen to an agent's call, speak to him alone, or barge in; the audit keeps who did and why."""
    seat = seats.listen_in(
        kind=CommandKind(body.mode),
        account=account,
        extension=body.extension,
        by=actor_from(request),
        at=now(),
        reason=body.reason,
    )
    return schemas.SeatOutput.of(seat, caller_number=masked(seat.caller_number))


@router.post("/simulated-calls", response={204: None}, auth=requires(TAKE))
def place_simulated_call(request: HttpRequest, body: schemas.SimulatedCallInput) -> Status[None]:
    """Let somebody who does not exist call, for training; refused on a real switch."""
    seats.place_simulated_call(caller_number=body.caller_number, queue=body.queue, by=actor_from(request))
    return Status(204, None)
