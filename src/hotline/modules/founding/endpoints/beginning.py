"""The first start over HTTP: open while the hotline is empty, to whoever knows the one-time code."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import PageToken, PerAddress
from hotline.modules.founding.actions.first_start import first_start
from hotline.modules.founding.schemas import CredentialOutput, FirstStartInput

router = Router(tags=["session"])

_SELDOM = PerAddress("10/min", purpose="first-start")


@router.post("/first-start", response={201: list[CredentialOutput]}, auth=PageToken(), throttle=[_SELDOM])
def begin(request: HttpRequest, response: HttpResponse, body: FirstStartInput) -> Status[list[CredentialOutput]]:
    """Open the hotline; answers the one-time passwords of the other administrators, this once."""
    response["Cache-Control"] = "no-store"
    return Status(201, [CredentialOutput.of(one) for one in first_start(wanted=body.wanted(), at=now())])
