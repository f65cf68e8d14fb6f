"""Lists of what supervision keeps, in pages, each in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from django.db.models import F, Model, Prefetch, Q, QuerySet

from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import subtree_of
from hotline.modules.supervision.models import (
    AccountabilityCase,
    AccountabilityEntry,
    DailyList,
    LeaderInstruction,
    LeaderItem,
    NoticeProposal,
    NoticeReply,
    Rectification,
    Reminder,
    SupervisionNotice,
)
from hotline.modules.supervision.rules.words import NoticeState
from hotline.modules.workorders.public import concealed_from

from .visibility import addressed_to

Record = TypeVar("Record", bound=Model)

ITEM_DEPARTMENT = "work_order__handling_department"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed to; empty values narrow nothing. A department stands for those below it too.

    `exact` gives the value of each field that must have one.
    """

    department_code: str = ""
    number: str = ""
    exact: Mapping[str, object] = field(default_factory=dict)


def reminders() -> QuerySet[Reminder]:
    """Reminders with all that is shown of them."""
    return Reminder.objects.select_related("work_order", "department", "by", "read_by")


def notices() -> QuerySet[SupervisionNotice]:
    """Notices with all that is shown of them."""
    replies = NoticeReply.objects.select_related("by", "decided_by").order_by("id")
    rectifications = Rectification.objects.select_related("reported_by", "checked_by").order_by("id")
    return SupervisionNotice.objects.select_related(
        "work_order", "department", "issued_by", "closed_by", "raised_from"
    ).prefetch_related(Prefetch("replies", replies), Prefetch("rectifications", rectifications))


def proposals() -> QuerySet[NoticeProposal]:
    """Proposals with all that is shown of them."""
    return NoticeProposal.objects.select_related("work_order", "department", "notice")


def instructions() -> QuerySet[LeaderInstruction]:
    """Instructions with all that is shown of them."""
    return LeaderInstruction.objects.select_related(
        "work_order", "department", "notice", "leader", "replied_by", "completed_by"
    )


def leader_items() -> QuerySet[LeaderItem]:
    """Leaders' items with all that is shown of them."""
    return LeaderItem.objects.select_related(ITEM_DEPARTMENT, "assigned_by", "reported_by", "approved_by")


def cases() -> QuerySet[AccountabilityCase]:
    """Accountability cases with all that is shown of them."""
    entries = AccountabilityEntry.objects.select_related("by").order_by("id")
    return AccountabilityCase.objects.select_related(
        "work_order", "department", "explained_by", "decided_by"
    ).prefetch_related(Prefetch("entries", entries))


def cases_that_are(decided: bool | None) -> QuerySet[AccountabilityCase]:
    """Accountability cases that are decided, that are open, or all."""
    if decided is None:
        return cases()
    return cases().exclude(outcome="") if decided else cases().filter(outcome="")


def daily_lists_of(day: date, department_code: str, *, by: Actor) -> list[DailyList]:
    """The lists of a morning: a department's own and of those below it; those of the whole city for the centre.

    A work order that is concealed from the reader is on none of them.
    """
    found = DailyList.objects.filter(day=day).select_related("department")
    if not by.may(Permission.READ_ALL_WORK_ORDERS):
        found = found.filter(department__in=subtree_of(by))
    if department_code:
        found = found.filter(_within("department", department_code))
    lists = list(found.order_by("kind", "focus_area", "department__code"))
    listed = {number for each in lists for number in each.numbers}
    concealed = set(concealed_from(by).filter(number__in=listed).values_list("number", flat=True)) if listed else set()
    for each in lists:
        each.numbers = [number for number in each.numbers if number not in concealed]
    return lists


def narrowed(
    records: QuerySet[Record], by: Actor, narrowing: Narrowing, *, department: str = "department"
) -> QuerySet[Record]:
    """Those that the actor may see and that pass every filter."""
    found = addressed_to(records, by, department=department).filter(**narrowing.exact)
    if narrowing.number:
        found = found.filter(work_order__number=narrowing.number)
    if narrowing.department_code:
        found = found.filter(_within(department, narrowing.department_code))
    return found


def _within(department: str, code: str) -> Q:
    """A department or one below it: a path names every department above it, each closed by a slash."""
    top, below = f"{code}/", f"/{code}/"
    return Q(**{f"{department}__path__startswith": top}) | Q(**{f"{department}__path__contains": below})


def is_late(at: datetime) -> dict[str, object]:
    """The exact filter of notices whose reply is still to come after its moment."""
    return {"state": NoticeState.AWAITS_REPLY, "reply_due_at__lt": at}


def page_of(
    records: QuerySet[Record], *, moment: str, after: tuple[datetime, int] | None, size: int
) -> Sequence[Record]:
    """At most `size` + 1 records behind a place, the newest first: one more than asked tells that there are more."""
    found = records.annotate(place=F(moment))
    if after:
        found = found.filter(Q(place__lt=after[0]) | Q(place=after[0], id__lt=after[1]))
    return list(found.order_by("-place", "-id")[: size + 1])
