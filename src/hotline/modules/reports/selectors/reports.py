"""Which reports somebody may see, and what of them."""

from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.reports.models import Report, ReportDelivery, ReportEvent
from hotline.modules.reports.rules.content import ListBlock, ListRow, ReportContent
from hotline.modules.reports.rules.words import ListKind, ReportState, ReportType
from hotline.modules.workorders.public import concealed_from, visible_to

# Their rows are work orders themselves, not counts of them.
_ONE_BY_ONE = (ListKind.KEY_ENTERPRISES, ListKind.SAFETY_MATTERS)
_HIDDEN = "部分工单不在您的查看范围内，未列出。"


def reports_for(actor: Actor) -> QuerySet[Report]:
    """Every report for those who write or approve them; what was issued for everybody else."""
    found = Report.objects.select_related("drafted_by", "submitted_by", "approved_by", "issued_by", "corrects")
    found = found.prefetch_related(Prefetch("corrections", Report.objects.order_by("id")))
    if actor.may(Permission.WRITE_REPORTS) or actor.may(Permission.APPROVE_REPORTS):
        return found
    return found.filter(state=ReportState.ISSUED)


def find_report(report_id: int, actor: Actor) -> Report:
    """The report with its history and deliveries; `NotFound` where the actor may not see it."""
    whole = reports_for(actor).prefetch_related(
        Prefetch("events", ReportEvent.objects.select_related("by").order_by("id")),
        Prefetch("deliveries", ReportDelivery.objects.select_related("delivered_by").order_by("id")),
    )
    report = whole.filter(pk=report_id).first()
    if report is None:
        raise NotFound(what=str(report_id))
    return report


def page_of(
    actor: Actor, *, kind: ReportType | None, state: ReportState | None, after: tuple[datetime, int] | None, size: int
) -> list[Report]:
    """At most `size` + 1 reports, the newest first: one more than asked tells that there are more."""
    found = reports_for(actor)
    if kind is not None:
        found = found.filter(kind=kind)
    if state is not None:
        found = found.filter(state=state)
    if after is not None:
        found = found.filter(Q(drafted_at__lt=after[0]) | Q(drafted_at=after[0], id__lt=after[1]))
    return list(found.order_by("-drafted_at", "-id")[: size + 1])


def content_for(report: Report, actor: Actor) -> ReportContent:
    """The content with the numbers of those work orders only that the reader may see; the counts stay."""
    content = report.read_content
    blocks = [block for section in content.sections for block in section.blocks if isinstance(block, ListBlock)]
    numbers = {number for block in blocks for row in block.rows for number in row.orders}
    seen = visible_to(actor) if not actor.may(Permission.READ_ALL_WORK_ORDERS) else None
    if seen is None:
        hidden = set(concealed_from(actor).filter(number__in=numbers).values_list("number", flat=True))
    else:
        hidden = numbers - set(seen.filter(number__in=numbers).values_list("number", flat=True))
    for block in blocks if hidden else ():
        _hide(block, hidden)
    return content


def _hide(block: ListBlock, hidden: set[str]) -> None:
    before = [list(row.orders) for row in block.rows]
    rows = [row for row in block.rows if block.of not in _ONE_BY_ONE or not hidden.intersection(row.orders)]
    block.rows = [_without(row, hidden) for row in rows]
    if before != [list(row.orders) for row in block.rows]:
        block.note = f"{block.note}{_HIDDEN}"


def _without(row: ListRow, hidden: set[str]) -> ListRow:
    return row.model_copy(update={"orders": [number for number in row.orders if number not in hidden]})
