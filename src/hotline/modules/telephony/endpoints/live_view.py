"""The live view over HTTP."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, requires
from hotline.modules.telephony.rules.callers import masked
from hotline.modules.telephony.schemas.live_view import LiveSummaryOutput, LiveViewOutput
from hotline.modules.telephony.schemas.seats import SeatOutput
from hotline.modules.telephony.selectors import live_view as live

router = Router(tags=["telephony"])


@router.get("/live-view", response=LiveViewOutput, auth=requires(Permission.WATCH_SEATS))
def read_live_view(request: HttpRequest) -> LiveViewOutput:
    """Seats, queues, trunks and the day's answering as they are now, with alarms."""
    view = live.live_view(at=now())
    shown = [SeatOutput.of(seat, caller_number=masked(seat.caller_number)) for seat in view.seats]
    return LiveViewOutput.with_seats(view, shown)


@router.get("/live-view/summary", response=LiveSummaryOutput, auth=requires(Permission.WATCH_SEATS))
def read_live_summary(request: HttpRequest) -> LiveSummaryOutput:
    """The same with seats counted by their state: what a wall of the hall shows names nobody."""
    return LiveSummaryOutput.of(live.live_view(at=now()))
