"""Return calls over HTTP."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.telephony.actions import command_seat as seats
from hotline.modules.telephony.actions.follow_return_calls import conclude_attempt
from hotline.modules.telephony.schemas.return_calls import ReturnCallConclusionInput, ReturnCallOutput
from hotline.modules.telephony.selectors.return_calls import return_call, return_calls

router = Router(tags=["telephony"])

TAKE = Permission.TAKE_CALLS


@router.get("/return-calls", response=list[ReturnCallOutput], auth=requires(TAKE))
def list_return_calls(request: HttpRequest, is_open: bool = True) -> list[ReturnCallOutput]:
    """Who is to be called back, or those entries that were closed last."""
    return [ReturnCallOutput.of(entry) for entry in return_calls(is_open=is_open)]


@router.post("/return-calls/{return_call_id}/attempts", response=ReturnCallOutput, auth=requires(TAKE))
def dial_return_call(request: HttpRequest, return_call_id: int) -> ReturnCallOutput:
    """Ring the agent's telephone, then the number; the attempt is noted."""
    seats.dial_return_call(return_call_id=return_call_id, by=actor_from(request), at=now())
    return ReturnCallOutput.of(return_call(return_call_id))


@router.post("/return-calls/{return_call_id}/conclusions", response=ReturnCallOutput, auth=requires(TAKE))
def conclude_return_call(
    request: HttpRequest, return_call_id: int, body: ReturnCallConclusionInput
) -> ReturnCallOutput:
    """Say what came of the last attempt; reached or given up closes the entry."""
    conclude_attempt(
        return_call_id=return_call_id,
        was_reached=body.was_reached,
        is_given_up=body.is_given_up,
        note=body.note,
        by=actor_from(request),
        at=now(),
    )
    return ReturnCallOutput.of(return_call(return_call_id))
