"""Leaders' items as facts for indicators."""

from django.db.models import Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet
from hotline.modules.supervision.models import LeaderItem
from hotline.modules.supervision.rules.words import LeaderItemState

_STATES = {
    LeaderItemState.OPEN.value: ("办理中", "open"),
    LeaderItemState.REPORTED.value: ("已报告", "reported"),
    LeaderItemState.APPROVED.value: ("已批准销账", "approved"),
}

LEADER_ITEMS = FactSet(
    name="leader_items",
    name_zh="领导交办事项",
    name_en="leaders' items",
    records=LeaderItem.objects.all,
    attributions={"assigned": FactAttribution("交办时间", "the moment the leader assigned it", "assigned_at")},
    conditions={"approved": FactCondition("已销账", "approved as done", Q(state=LeaderItemState.APPROVED))},
    columns=(
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("assigned_at", "交办时间", "Assigned", "assigned_at"),
        FactColumn("due_on", "办结期限", "Due", "due_on"),
        FactColumn("state", "状态", "State", "state", words=_STATES),
        FactColumn("approved_at", "销账时间", "Approved", "approved_at"),
    ),
    link=("work_order", "work_order__number"),
)

FACTS = (LEADER_ITEMS,)
