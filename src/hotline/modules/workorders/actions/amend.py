"""Correct what was written down at registration."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.taxonomy.public import category, division
from hotline.modules.workorders.errors import NothingChanged
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import FocusArea, RequestType, Urgency

from .keep_call import keep_call_as_needed
from .take_step import Remark, begin, take_step


@dataclass(frozen=True, slots=True)
class Amendment:
    """The fields to correct; `None` leaves one as it is, an empty text empties it."""

    title: str | None = None
    content: str | None = None
    request_type: RequestType | None = None
    urgency: Urgency | None = None
    category_code: str | None = None
    division_code: str | None = None
    address: str | None = None
    focus_area: FocusArea | str | None = None


@transaction.atomic
def amend(
    *, number: str, amendment: Amendment, by: Actor, at: datetime, note: str = "", seen_version: int | None = None
) -> WorkOrder:
    """Correct a work order before it is dispatched; history keeps the old words beside the new ones.

    Details: `changed` names the fields, and each has an `old_…` and a `new_…`.
    """
    work_order = begin(number, Step.AMEND, by=by, seen_version=seen_version)
    before = _fields(work_order)
    wanted = {field: value for field, value in asdict(amendment).items() if value is not None}
    changed = {field: str(value) for field, value in wanted.items() if value != before[field]}
    if not changed:
        raise NothingChanged
    _apply(work_order, changed)
    keep_call_as_needed(work_order, at=at)
    details = {"changed": ",".join(changed)}
    for field, value in changed.items():
        details |= {f"old_{field}": before[field], f"new_{field}": value}
    take_step(work_order, Step.AMEND, by=by, at=at, remark=Remark(note=note, details=details))
    return work_order


def _fields(work_order: WorkOrder) -> dict[str, str]:
    """What may be corrected, as it stands."""
    return {
        "title": work_order.title,
        "content": work_order.content,
        "request_type": work_order.request_type,
        "urgency": work_order.urgency,
        "category_code": work_order.category.code,
        "division_code": work_order.division.code if work_order.division else "",
        "address": work_order.address,
        "focus_area": work_order.focus_area,
    }


def _apply(work_order: WorkOrder, changed: dict[str, str]) -> None:
    for field, value in changed.items():
        match field:
            case "category_code":
                work_order.category = category(value)
            case "division_code":
                work_order.division = division(value) if value else None
            case _:
                setattr(work_order, field, value)
