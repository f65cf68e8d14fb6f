"""Work orders over HTTP: what is shown while somebody speaks. Numbers come in bodies: addresses are kept in logs."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.workorders.schemas import proposals
from hotline.modules.workorders.schemas import registration as schemas
from hotline.modules.workorders.selectors.callers import caller_history
from hotline.modules.workorders.selectors.duplicates import find_duplicates

router = Router(tags=["callers"])

REGISTER = Permission.REGISTER_WORK_ORDERS


@router.post("/requesters/histories", response=schemas.CallerHistoryOutput, auth=requires(REGISTER))
def read_history(
    request: HttpRequest, response: HttpResponse, body: schemas.HistoryInput
) -> schemas.CallerHistoryOutput:
    """Who is on the line, masked, and his requests within 90 days. The answer is kept nowhere."""
    response["Cache-Control"] = "no-store"
    at = now()
    return proposals.caller_history(caller_history(body.phone_number, by=actor_from(request), at=at), at=at)


@router.post("/work-orders/duplicate-searches", response=list[schemas.DuplicateOutput], auth=requires(REGISTER))
def search_duplicates(
    request: HttpRequest, response: HttpResponse, body: schemas.DuplicateSearchInput
) -> list[schemas.DuplicateOutput]:
    """Work orders that may be about the same matter, the likeliest first. The answer is kept nowhere."""
    response["Cache-Control"] = "no-store"
    at, language = now(), language_of(request)
    found = find_duplicates(body.sought(), by=actor_from(request), at=at)
    return [proposals.duplicate(each, at=at, language=language) for each in found]
