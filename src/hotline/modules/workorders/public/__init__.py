"""What other modules may call: work orders, the steps that modules above take on them, and what indicators count."""

from hotline.modules.workorders.actions.bulk_steps import BulkStep
from hotline.modules.workorders.actions.call_back import note_callback, note_vote, waive_callback
from hotline.modules.workorders.actions.count_services import enter_service_days
from hotline.modules.workorders.actions.keep_responsibilities import (
    Remit,
    Terms,
    hand_over_responsibilities,
    replace_responsibility,
    write_responsibility,
)
from hotline.modules.workorders.actions.load_history import HistoryRow, load_history
from hotline.modules.workorders.actions.load_number_series import load_number_series
from hotline.modules.workorders.actions.load_parts import AssignmentRow, ClockRow, load_parts
from hotline.modules.workorders.actions.load_service_days import ServiceDayRow, load_service_days
from hotline.modules.workorders.actions.load_work_orders import WorkOrderRow, load_work_orders
from hotline.modules.workorders.actions.merge import hold_main_of
from hotline.modules.workorders.actions.note_supervision import await_leader_approval, note_supervision
from hotline.modules.workorders.actions.reopen import reopen, reopen_for_dispatch, reopen_without_choice
from hotline.modules.workorders.models import (
    Approval,
    Assignment,
    Clock,
    NumberSeries,
    ResponsibilityEntry,
    SearchEntry,
    ServiceDay,
    WorkOrder,
    WorkOrderEvent,
)
from hotline.modules.workorders.rules.responsibility import entry_code
from hotline.modules.workorders.selectors.conditions import (
    CHARGED,
    HANDLED,
    judged,
    late,
    overdue,
    reply_overdue,
    unacknowledged,
)
from hotline.modules.workorders.selectors.details import read
from hotline.modules.workorders.selectors.exclusions import ExclusionsOfDepartment, exclusions
from hotline.modules.workorders.selectors.facts import FACTS
from hotline.modules.workorders.selectors.parts import open_work_order_count
from hotline.modules.workorders.selectors.standing import OrdersStanding, orders_standing
from hotline.modules.workorders.selectors.visibility import (
    concealed_from,
    identifiers_visible_to,
    lock,
    visible_to,
)

__all__ = [
    "CHARGED",
    "FACTS",
    "HANDLED",
    "Approval",
    "Assignment",
    "AssignmentRow",
    "BulkStep",
    "Clock",
    "ClockRow",
    "ExclusionsOfDepartment",
    "HistoryRow",
    "NumberSeries",
    "OrdersStanding",
    "Remit",
    "ResponsibilityEntry",
    "SearchEntry",
    "ServiceDay",
    "ServiceDayRow",
    "Terms",
    "WorkOrder",
    "WorkOrderEvent",
    "WorkOrderRow",
    "await_leader_approval",
    "concealed_from",
    "enter_service_days",
    "entry_code",
    "exclusions",
    "hand_over_responsibilities",
    "hold_main_of",
    "identifiers_visible_to",
    "judged",
    "late",
    "load_history",
    "load_number_series",
    "load_parts",
    "load_service_days",
    "load_work_orders",
    "lock",
    "note_callback",
    "note_supervision",
    "note_vote",
    "open_work_order_count",
    "orders_standing",
    "overdue",
    "read",
    "reopen",
    "reopen_for_dispatch",
    "reopen_without_choice",
    "replace_responsibility",
    "reply_overdue",
    "unacknowledged",
    "visible_to",
    "waive_callback",
    "write_responsibility",
]
