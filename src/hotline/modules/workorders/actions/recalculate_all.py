"""Move every open work order on an old calendar to the newest one, in the background."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import NotPermitted, Refusal
from hotline.modules.access.public import Actor, Permission
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.errors import CalendarUpToDate
from hotline.modules.workorders.models import BulkAction, Clock
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step
from hotline.modules.workorders.selectors.visibility import visible_to

from .bulk import order_bulk_action
from .recalculate import DueChange, recalculate

MOST_EXAMPLES = 50


@dataclass(frozen=True, slots=True)
class GeneralRecalculation:
    """How many work orders it concerns, and what was ordered; in a dry run what would change for the first of them."""

    total: int
    examples: Sequence[DueChange]
    job: BulkAction | None


@transaction.atomic
def recalculate_all(
    *, calendar_version: int, reason: str, by: Actor, at: datetime, is_dry_run: bool = False
) -> GeneralRecalculation:
    """Order a bulk action over every open work order with a clock on that version of the calendar.

    Each is moved in a transaction of its own; what is refused is kept with its reason and stops nothing. Asked again,
    work orders that were moved are not found any more. A dry run orders nothing and shows fifty of them.
    """
    if not by.may(Permission.RECALCULATE_DUE_MOMENTS):
        raise NotPermitted
    if working_calendar(local_date(at)).version == calendar_version:
        raise CalendarUpToDate
    clocks = Clock.objects.filter(stopped_at__isnull=True, calendar_version=calendar_version)
    stages = sorted(TRANSITIONS[Step.RECALCULATE].sources)
    found = visible_to(by).filter(pk__in=clocks.values("work_order"), stage__in=stages)
    numbers = list(found.order_by("pk").values_list("number", flat=True))
    if is_dry_run or not numbers:
        return GeneralRecalculation(len(numbers), _examples(numbers[:MOST_EXAMPLES], reason, by=by, at=at), None)
    job = order_bulk_action(step=Step.RECALCULATE, numbers=numbers, body={"reason": reason}, by=by, at=at)
    return GeneralRecalculation(len(numbers), (), job)


def _examples(numbers: Sequence[str], reason: str, *, by: Actor, at: datetime) -> list[DueChange]:
    found: list[DueChange] = []
    for number in numbers:
        try:
            found += recalculate(number=number, reason=reason, by=by, at=at, is_dry_run=True)
        except Refusal:
            # What is refused is told when it is done.
            continue
    return found
