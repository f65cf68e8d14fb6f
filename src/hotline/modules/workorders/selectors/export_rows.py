"""What an export writes: columns, and the rows that its asker may see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import Actor
from hotline.modules.requesters.public import RequesterKind, mask_name, mask_phone_number
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.exports import harmless
from hotline.modules.workorders.rules.personal import mask_text
from hotline.modules.workorders.rules.wording import CHANNELS, REQUEST_TYPES, STAGES
from hotline.modules.workorders.rules.words import Urgency

from .lists import Selection, in_order, selected
from .visibility import sight_of

Cell = str | int | None
_URGENCIES = {Urgency.ORDINARY.value: "一般", Urgency.URGENT.value: "紧急", Urgency.EMERGENCY.value: "特急"}
_KINDS = {RequesterKind.PERSON.value: "个人", RequesterKind.ENTERPRISE.value: "企业、组织"}
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of an export: its heading and its value for a work order at a moment."""

    heading: str
    value: Callable[[WorkOrder, datetime], Cell]


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M") if moment else ""


def _requester_name(work_order: WorkOrder) -> str:
    # A sheet leaves the house: who asked for secrecy is not in it, whoever exports.
    requester = None if work_order.is_confidential else work_order.requester
    return mask_name(requester.name) if requester else ""


def _requester_phone_number(work_order: WorkOrder) -> str:
    requester = None if work_order.is_confidential else work_order.requester
    return mask_phone_number(requester.phone_number) if requester else ""


def _masked(text: str, work_order: WorkOrder) -> str:
    """What was written down freely: it often repeats the requester's name and numbers."""
    return mask_text(text, [work_order.requester.name] if work_order.requester else [])


def _yes(value: bool) -> str:
    return "是" if value else "否"


COLUMNS: dict[str, ExportColumn] = {
    "number": ExportColumn("工单编号", lambda order, at: order.number),
    "registered_at": ExportColumn("登记时间", lambda order, at: _moment(order.registered_at)),
    "request_type": ExportColumn("诉求类型", lambda order, at: REQUEST_TYPES[order.request_type][0]),
    "urgency": ExportColumn("紧急程度", lambda order, at: _URGENCIES[order.urgency]),
    "title": ExportColumn("标题", lambda order, at: _masked(order.title, order)),
    "content": ExportColumn("诉求内容", lambda order, at: _masked(order.content, order)),
    "category": ExportColumn("诉求类别", lambda order, at: order.category.name),
    "division": ExportColumn("行政区划", lambda order, at: order.division.name if order.division else ""),
    "address": ExportColumn("地址", lambda order, at: _masked(order.address, order)),
    "channel": ExportColumn("渠道", lambda order, at: CHANNELS[order.channel][0]),
    "requester_kind": ExportColumn("诉求人类型", lambda order, at: _KINDS.get(order.requester_kind, "")),
    "requester_name": ExportColumn("诉求人", lambda order, at: _requester_name(order)),
    "requester_phone_number": ExportColumn("联系电话", lambda order, at: _requester_phone_number(order)),
    "stage": ExportColumn("当前环节", lambda order, at: STAGES[order.stage][0]),
    "department": ExportColumn(
        "承办单位", lambda order, at: order.handling_department.name if order.handling_department else ""
    ),
    "dispatched_at": ExportColumn("派单时间", lambda order, at: _moment(order.dispatched_at)),
    "due_at": ExportColumn("办理时限", lambda order, at: _moment(order.current_due_at)),
    "first_replied_at": ExportColumn("首次答复时间", lambda order, at: _moment(order.first_replied_at)),
    "completed_at": ExportColumn("办结时间", lambda order, at: _moment(order.completed_at)),
    "is_overdue": ExportColumn("是否超期", lambda order, at: _yes(order.is_overdue(at))),
    "dispatch_count": ExportColumn("派单次数", lambda order, at: order.dispatch_count),
    "send_back_count": ExportColumn("退单次数", lambda order, at: order.send_back_count),
    "rework_count": ExportColumn("退回重办次数", lambda order, at: order.rework_count),
    "reply": ExportColumn("答复内容", lambda order, at: _masked(order.reply, order)),
    "is_confidential": ExportColumn("保密", lambda order, at: _yes(order.is_confidential)),
    "registered_by": ExportColumn("登记人", lambda order, at: order.registered_by.name),
}


def count_rows(actor: Actor, selection: Selection, at: datetime, *, most: int) -> int:
    """How many rows an export would have, counted to one more than the most that it may."""
    return selected(sight_of(actor), selection, at).order_by()[: most + 1].count()


def export_rows(
    actor: Actor, selection: Selection, columns: list[str], at: datetime, *, most: int
) -> Iterator[list[Cell]]:
    """The rows, in the list's order, as the actor may see them now; never more than the most."""
    found = in_order(selected(sight_of(actor), selection, at), selection.view)
    related = ("category", "division", "handling_department", "registered_by", "requester")
    chosen = [COLUMNS[name] for name in columns]
    for work_order in found.select_related(*related)[:most].iterator(chunk_size=_CHUNK):
        yield [_cell(column.value(work_order, at)) for column in chosen]


def _cell(value: Cell) -> Cell:
    return harmless(value) if isinstance(value, str) else value
