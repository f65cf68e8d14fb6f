"""The responsibility list over HTTP."""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.taxonomy.public import category
from hotline.modules.workorders.actions import keep_responsibilities as keeping
from hotline.modules.workorders.rules.words import RequestType, Urgency
from hotline.modules.workorders.schemas import responsibilities as schemas
from hotline.modules.workorders.selectors import responsibility

router = Router(tags=["responsibilities"])

KEEP = Permission.ADMINISTER_RESPONSIBILITIES


class SuggestionQuery(Schema):
    """A matter that is to be dispatched today."""

    category_code: str
    division_code: str = Field("", max_length=12)
    request_type: RequestType = RequestType.ASSISTANCE
    urgency: Urgency = Urgency.ORDINARY


class ResponsibilityQuery(Schema):
    """How the list is narrowed; without a day every version is answered."""

    on: schemas.Day | None = None
    category: str = Field("", max_length=32)
    department: str = Field("", max_length=32)
    division: str = Field("", max_length=12)
    code: str = Field("", max_length=96)
    offset: int = Field(0, ge=0, le=100_000)
    limit: int = Field(50, ge=1, le=200)

    def filters(self) -> responsibility.ResponsibilityFilters:
        """The filters among the query."""
        return responsibility.ResponsibilityFilters(self.on, self.category, self.department, self.division, self.code)


@router.get(
    "/work-orders/suggestions",
    response=list[schemas.SuggestionOutput],
    auth=requires(Permission.READ_WORK_ORDERS),
)
def suggest_departments(request: HttpRequest, query: Query[SuggestionQuery]) -> list[schemas.SuggestionOutput]:
    """Who should handle a matter by today's responsibility list, within which limit and on which basis."""
    found = responsibility.suggestions(
        category(query.category_code),
        query.division_code,
        request_type=query.request_type,
        urgency=query.urgency,
        on=local_date(now()),
    )
    return [schemas.suggestion_output(one, language_of(request)) for one in found]


@router.get("/responsibilities", response=schemas.ResponsibilityPageOutput, auth=requires(KEEP))
def list_responsibilities(request: HttpRequest, query: Query[ResponsibilityQuery]) -> schemas.ResponsibilityPageOutput:
    """The lines in force on a day, or every version."""
    found = responsibility.entries(query.filters())
    return schemas.ResponsibilityPageOutput(
        items=[schemas.entry_output(entry) for entry in found[query.offset : query.offset + query.limit]],
        count=found.count(),
    )


@router.post("/responsibilities", response={201: schemas.ResponsibilityOutput}, auth=requires(KEEP))
def write_responsibility(
    request: HttpRequest, body: schemas.ResponsibilityInput
) -> Status[schemas.ResponsibilityOutput]:
    """Write a line."""
    entry = keeping.write_responsibility(
        code=body.code,
        remit=body.remit(),
        terms=body.terms(),
        valid_from=body.valid_from,
        by=actor_from(request),
        at=now(),
    )
    return Status(201, schemas.entry_output(entry))


@router.post("/responsibilities/dry-runs", response=schemas.DryRunOutput, auth=requires(KEEP))
def try_responsibilities(request: HttpRequest, body: schemas.DryRunInput) -> schemas.DryRunOutput:
    """What the list of a day says to a matter, with every line considered and why it fits or does not."""
    run = responsibility.dry_run(
        category(body.category_code),
        body.division_code,
        request_type=body.request_type,
        urgency=body.urgency,
        on=body.on or _today(),
    )
    return schemas.dry_run_output(run, language_of(request))


@router.post("/responsibilities/{code}/replacements", response=schemas.ResponsibilityOutput, auth=requires(KEEP))
def replace_responsibility(
    request: HttpRequest, code: str, body: schemas.ResponsibilityTermsInput
) -> schemas.ResponsibilityOutput:
    """Close a line and write its next version."""
    entry = keeping.replace_responsibility(
        code=code, terms=body.terms(), valid_from=body.valid_from, by=actor_from(request), at=now()
    )
    return schemas.entry_output(entry)


@router.post("/responsibilities/{code}/closings", response=schemas.ResponsibilityOutput, auth=requires(KEEP))
def close_responsibility(
    request: HttpRequest, code: str, body: schemas.ResponsibilityClosingInput
) -> schemas.ResponsibilityOutput:
    """End a line."""
    entry = keeping.close_responsibility(code=code, valid_to=body.valid_to, by=actor_from(request), at=now())
    return schemas.entry_output(entry)


def _today() -> date:
    return local_date(now())
