"""The one search over HTTP. What is looked for comes in a body: it may be a number, and addresses are kept in logs."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.schemas.finding import FoundOutput, SearchInput, shown
from hotline.modules.workorders.selectors.find import find

router = Router(tags=["search"])


@router.post("/searches", response=FoundOutput, auth=requires(Permission.READ_WORK_ORDERS))
def search(request: HttpRequest, response: HttpResponse, body: SearchInput) -> FoundOutput:
    """Work orders, requesters and knowledge, as far as the reader may see them. The answer is kept nowhere."""
    response["Cache-Control"] = "no-store"
    return shown(find(body.text, by=actor_from(request), at=now()))
