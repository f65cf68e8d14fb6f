"""Call-backs over HTTP."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires

from .actions.record_result import record_result
from .schemas import CallbackInput, CallbackOutput

router = Router(tags=["call-backs"])


@router.post("/work-orders/{number}/callbacks", response=CallbackOutput, auth=requires(Permission.RECORD_CALLBACKS))
def record(request: HttpRequest, number: str, body: CallbackInput) -> CallbackOutput:
    """Record an attempt to call the requester back."""
    callback = record_result(
        number=number, result=body.result(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return CallbackOutput.of(callback)
