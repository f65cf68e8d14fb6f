"""Work orders over HTTP: what is read."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from hotline.kit.clock import local_date, now
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.sla.public import ClockKind, LimitCriteria, limit_for
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.actions import dial, disclose
from hotline.modules.workorders.rules.words import RequestType, Urgency
from hotline.modules.workorders.schemas import input as inputs
from hotline.modules.workorders.schemas import output as outputs
from hotline.modules.workorders.schemas import presentation
from hotline.modules.workorders.schemas.list_query import ListFilters, ListQuery, ensure_known
from hotline.modules.workorders.selectors import lists

from .page import detail_for
from .registration import router as collection  # one router answers an address, whatever the method

router = Router(tags=["work orders"])

READ = Permission.READ_WORK_ORDERS


@collection.get("/work-orders", response=outputs.WorkOrderPageOutput, auth=requires(READ))
def list_work_orders(request: HttpRequest, query: Query[ListQuery]) -> outputs.WorkOrderPageOutput:
    """A page of the work orders that the reader may see."""
    ensure_known(request.GET)
    at = now()
    found = lists.page(
        actor_from(request), query.selection(), after=decode_cursor(query.cursor), size=query.limit, at=at
    )
    shown = found[: query.limit]
    has_more = len(found) > query.limit
    return outputs.WorkOrderPageOutput(
        items=[presentation.item(work_order, at) for work_order in shown],
        next_cursor=encode_cursor(*lists.place_of(shown[-1])) if has_more else None,
    )


@router.get("/work-orders/counts", response=outputs.CountsOutput, auth=requires(READ))
def count_work_orders(request: HttpRequest) -> outputs.CountsOutput:
    """How many work orders each view holds, up to a limit."""
    counts = lists.counts(actor_from(request), now())
    return outputs.CountsOutput(
        views=outputs.ViewCountsOutput(
            **{
                view: outputs.CountOutput(count=bounded.count, is_bounded=bounded.is_bounded)
                for view, bounded in counts.items()
            }
        )
    )


@router.get("/work-orders/matching-counts", response=outputs.CountOutput, auth=requires(READ))
def count_matching(request: HttpRequest, query: Query[ListFilters]) -> outputs.CountOutput:
    """How many work orders a view and its filters hold, up to a limit."""
    ensure_known(request.GET)
    found = lists.matching_count(actor_from(request), query.selection(), now())
    return outputs.CountOutput(count=found.count, is_bounded=found.is_bounded)


@router.get("/handling-deadline", response=outputs.DeadlineOutput, auth=requires(READ))
def preview_deadline(request: HttpRequest, request_type: RequestType, urgency: Urgency) -> outputs.DeadlineOutput:
    """When a work order dispatched now would be due."""
    at = now()
    limit = limit_for(ClockKind.HANDLE, LimitCriteria(request_type, urgency), on=local_date(at))
    return outputs.DeadlineOutput(
        due_at=limit.due_at(at, working_calendar(local_date(at))),
        amount=limit.amount,
        unit=limit.unit,
        rule_name=limit.rule_name,
    )


@router.get("/work-orders/{number}", response=outputs.WorkOrderOutput, auth=requires(READ))
def read_work_order(request: HttpRequest, number: str) -> outputs.WorkOrderOutput:
    """A work order with its history and the steps that the reader may take."""
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/disclosures",
    response=outputs.DisclosureOutput,
    auth=requires(Permission.DISCLOSE_REQUESTERS),
)
def disclose_requester(
    request: HttpRequest, response: HttpResponse, number: str, body: inputs.DisclosureInput
) -> outputs.DisclosureOutput:
    """Show the requester unmasked, for a reason that is recorded. The answer is kept nowhere."""
    response["Cache-Control"] = "no-store"
    requester = disclose.disclose_requester(number=number, reason=body.reason, by=actor_from(request), at=now())
    return outputs.DisclosureOutput(name=requester.name, phone_number=requester.phone_number)


@router.post("/work-orders/{number}/dialled-calls", response={204: None}, auth=requires(Permission.TAKE_CALLS))
def dial_requester(request: HttpRequest, number: str) -> Status[None]:
    """Ring the reader's telephone, then the requester's; what is recorded of it belongs to the work order."""
    dial.dial_requester(number=number, by=actor_from(request), at=now())
    return Status(204, None)
