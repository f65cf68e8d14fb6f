"""How what the switch tells changes the live picture."""

from hotline.modules.telephony.ports import SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules.live_picture import CallFace, LivePicture, SeatChange
from hotline.modules.telephony.rules.seats import SeatStep

_AT_SEAT = {
    SwitchEventKind.AGENT_MISSED: SeatStep.OFFER_MISSED,
    SwitchEventKind.AGENT_RELEASED: SeatStep.RELEASED,
    SwitchEventKind.HOLD_BEGAN: SeatStep.HELD,
    SwitchEventKind.HOLD_ENDED: SeatStep.RESUMED,
}


def follow(picture: LivePicture, event: SwitchEvent) -> list[SeatChange]:
    """What an event changes in the picture."""
    face = CallFace(
        call=event.call,
        caller_number=event.caller_number,
        queue=event.queue,
        line=event.line,
        menu_choices=event.menu_choices,
        arrived_at=event.at if event.kind is SwitchEventKind.CALL_ARRIVED else None,
    )
    match event.kind:
        case SwitchEventKind.CALL_ARRIVED:
            picture.faces[event.call] = face
        case SwitchEventKind.QUEUE_ENTERED:
            picture.queue(face, at=event.at)
        case SwitchEventKind.QUEUE_LEFT:
            picture.leave_queue(event.call)
        case SwitchEventKind.AGENT_OFFERED:
            return picture.offer(event.agent, face, at=event.at)
        case SwitchEventKind.AGENT_ANSWERED:
            picture.leave_queue(event.call)
            return picture.connect(event.agent, face, at=event.at)
        case SwitchEventKind.CALL_ENDED:
            return picture.end_call(event.call, at=event.at)
        case kind if kind in _AT_SEAT:
            return picture.at_seat(event.agent, _AT_SEAT[kind], event.call, at=event.at)
    return []
