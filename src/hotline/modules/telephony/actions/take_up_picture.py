"""Take the live picture up from what was kept, and from what the switch says when it is asked."""

from datetime import timedelta

from hotline.modules.telephony.models import Seat
from hotline.modules.telephony.ports import SwitchSnapshot
from hotline.modules.telephony.rules import AgentState
from hotline.modules.telephony.rules.live_picture import CallFace, SeatPicture, Waiting
from hotline.modules.telephony.rules.seats import Standing, Told


def told(snapshot: SwitchSnapshot) -> dict[str, Told]:
    """How each agent stands, by his telephone; whoever serves no queue is not logged in."""
    return {one.agent: Told(one.is_paused, one.pause_reason, one.is_in_call) for one in snapshot.agents if one.queues}


def waiting(snapshot: SwitchSnapshot) -> list[Waiting]:
    """The callers in queues."""
    return [
        Waiting(
            CallFace(call=one.call, queue=one.queue, caller_number=one.caller_number),
            snapshot.at - timedelta(seconds=one.waited_seconds),
        )
        for one in snapshot.waiting
    ]


def kept(seat: Seat) -> SeatPicture:
    """A seat as it was kept."""
    standing = Standing(
        AgentState(seat.state),
        seat.since,
        seat.reason,
        seat.call_identity,
        (AgentState(seat.resting_state), seat.resting_reason)
        if seat.resting_state
        else (AgentState.NOT_READY, seat.reason),
        seat.wants_not_ready,
        seat.is_certain,
    )
    face = CallFace(
        seat.call_identity,
        seat.caller_number,
        seat.queue_code,
        seat.line_code,
        seat.menu_choices,
        seat.is_outbound,
        seat.subject,
    )
    return SeatPicture(seat.agent.account, seat.extension, standing, face)
