"""The red list of key enterprises over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Permission, actor_from, requires

from .actions.list_enterprise import list_enterprise
from .actions.remove_enterprise import remove_enterprise
from .schemas import KeyEnterpriseInput, KeyEnterpriseOutput, KeyEnterprisesOutput, RemovalInput, shown
from .selectors import red_list

router = Router(tags=["requesters"])


@router.get("/key-enterprises", response=KeyEnterprisesOutput, auth=requires(Permission.READ_KEY_ENTERPRISES))
def list_key_enterprises(request: HttpRequest, is_whole: bool = False) -> KeyEnterprisesOutput:
    """The red list of today; the whole one with what ended and what is still to begin."""
    today = local_date(now())
    return KeyEnterprisesOutput(items=[shown(listing, today) for listing in red_list(today, is_whole=is_whole)])


@router.post(
    "/key-enterprises", response={201: KeyEnterpriseOutput}, auth=requires(Permission.ADMINISTER_KEY_ENTERPRISES)
)
def add_key_enterprise(request: HttpRequest, body: KeyEnterpriseInput) -> Status[KeyEnterpriseOutput]:
    """Put an enterprise on the red list."""
    at = now()
    listing = list_enterprise(listing=body.listing(local_date(at)), by=actor_from(request), at=at)
    return Status(201, shown(listing, local_date(at)))


@router.post(
    "/key-enterprises/{unified_credit_code}/removals",
    response=KeyEnterpriseOutput,
    auth=requires(Permission.ADMINISTER_KEY_ENTERPRISES),
)
def remove_key_enterprise(request: HttpRequest, unified_credit_code: str, body: RemovalInput) -> KeyEnterpriseOutput:
    """Take an enterprise off the red list."""
    at = now()
    listing = remove_enterprise(
        unified_credit_code=unified_credit_code, reason=body.reason, by=actor_from(request), at=at
    )
    return shown(listing, local_date(at))
