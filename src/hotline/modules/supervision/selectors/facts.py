"""Leaders' items, reminders, notices, rectifications and accountability as facts for indicators."""

from django.db.models import Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet, by_code
from hotline.modules.supervision.models import (
    AccountabilityCase,
    LeaderItem,
    Rectification,
    Reminder,
    SupervisionNotice,
)
from hotline.modules.supervision.rules.words import (
    AccountabilityKind,
    AccountabilityOutcome,
    LeaderItemState,
    NoticeLevel,
    NoticeState,
    ReminderLevel,
)

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

_BY_WORK_ORDER = {"department": by_code("department"), "category": by_code("work_order__category__top")}

REMINDERS = FactSet(
    name="reminders",
    name_zh="催办",
    name_en="reminders",
    records=Reminder.objects.all,
    attributions={"given": FactAttribution("催办时间", "the moment of the reminder", "at")},
    conditions={
        "key": FactCondition("重点催办", "of the graver kind", Q(level=ReminderLevel.KEY)),
        "read": FactCondition("承办单位已读", "read by the department", Q(read_at__isnull=False)),
    },
    dimensions=_BY_WORK_ORDER,
    columns=(
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("department", "单位", "Department", "department__name"),
        FactColumn("at", "催办时间", "At", "at"),
        FactColumn("read_at", "已读时间", "Read", "read_at"),
    ),
    link=("work_order", "work_order__number"),
)

NOTICES = FactSet(
    name="supervision_notices",
    name_zh="督办单",
    name_en="supervision notices",
    records=lambda: SupervisionNotice.objects.exclude(state=NoticeState.WITHDRAWN),
    attributions={"issued": FactAttribution("签发时间", "the moment it was issued", "issued_at")},
    conditions={
        "key": FactCondition("重点督办（挂牌）", "of the graver kind", Q(level=NoticeLevel.KEY)),
        "summons": FactCondition("约谈", "summons", Q(level=NoticeLevel.SUMMONS)),
        "closed": FactCondition("已办结", "closed", Q(state=NoticeState.CLOSED)),
        "late": FactCondition("超期未反馈", "not answered in time", Q(late_noted_at__isnull=False)),
    },
    dimensions=_BY_WORK_ORDER,
    columns=(
        FactColumn("number", "督办单号", "Number", "number"),
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("department", "单位", "Department", "department__name"),
        FactColumn("issued_at", "签发时间", "Issued", "issued_at"),
        FactColumn("reply_due_at", "反馈期限", "Reply due", "reply_due_at"),
        FactColumn("closed_at", "办结时间", "Closed", "closed_at"),
    ),
    link=("work_order", "work_order__number"),
)

RECTIFICATIONS = FactSet(
    name="rectifications",
    name_zh="整改要求",
    name_en="demands to rectify",
    records=Rectification.objects.all,
    attributions={"demanded": FactAttribution("提出时间", "the moment it was demanded", "demanded_at")},
    conditions={
        "reported": FactCondition("已报告整改", "reported", Q(reported_at__isnull=False)),
        "checked": FactCondition("已核查", "checked", Q(checked_at__isnull=False)),
        "passed": FactCondition("核查通过", "passed the check", Q(outcome="passed")),
    },
    columns=(
        FactColumn("notice", "督办单号", "Notice", "notice__number"),
        FactColumn("due_on", "整改期限", "Due", "due_on"),
        FactColumn("reported_at", "报告时间", "Reported", "reported_at"),
        FactColumn("checked_at", "核查时间", "Checked", "checked_at"),
    ),
    link=("work_order", "notice__work_order__number"),
)

ACCOUNTABILITY_CASES = FactSet(
    name="accountability_cases",
    name_zh="追责事项",
    name_en="cases of accountability",
    records=AccountabilityCase.objects.all,
    attributions={"opened": FactAttribution("启动时间", "the moment it was opened", "opened_at")},
    conditions={
        "for_overdue": FactCondition(
            "因工单逾期", "for an overdue work order", Q(kind=AccountabilityKind.OVERDUE_WORK_ORDER)
        ),
        "decided": FactCondition("已作决定", "decided", Q(decided_at__isnull=False)),
        "upheld": FactCondition("予以追责", "upheld", Q(outcome=AccountabilityOutcome.UPHELD)),
    },
    dimensions={"department": by_code("department")},
    columns=(
        FactColumn("department", "单位", "Department", "department__name"),
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("opened_at", "启动时间", "Opened", "opened_at"),
        FactColumn("decided_at", "决定时间", "Decided", "decided_at"),
    ),
)

FACTS = (LEADER_ITEMS, REMINDERS, NOTICES, RECTIFICATIONS, ACCOUNTABILITY_CASES)
