"""What departments applied for, and first contacts, as facts for indicators."""

from django.db.models import DecimalField, ExpressionWrapper, F, Func, Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet, by_code, seconds
from hotline.modules.workorders.models import Approval, ContactAttempt
from hotline.modules.workorders.rules.words import ApprovalKind

_KINDS = {
    ApprovalKind.SEND_BACK.value: ("退单", "send-back"),
    ApprovalKind.EXTENSION.value: ("延期", "extension"),
    ApprovalKind.PROMISE.value: ("承诺办理", "promise"),
    ApprovalKind.EXCLUSION.value: ("剔除", "exclusion"),
}
# 同意: what each kind calls a decision in favour of the department.
_GRANTED = ("upheld", "approved")
_OUTCOMES = {"upheld": ("同意", "upheld"), "approved": ("同意", "approved"), "refused": ("不同意", "refused")}


class _SecondsOf(Func):
    """The exact seconds in a span of time."""

    template = "EXTRACT(EPOCH FROM (%(expressions)s))"
    output_field = DecimalField()


APPLICATIONS = FactSet(
    name="applications",
    name_zh="承办单位申请",
    name_en="applications of departments",
    records=Approval.objects.all,
    attributions={"requested": FactAttribution("申请时间", "the moment of the application", "requested_at")},
    conditions={
        **{f"for_{kind}": FactCondition(f"{zh}类", f"for a {en}", Q(kind=kind)) for kind, (zh, en) in _KINDS.items()},
        "decided": FactCondition("已审核", "decided", Q(outcome__in=sorted(_OUTCOMES))),
        "granted": FactCondition("审核同意", "granted", Q(outcome__in=_GRANTED)),
    },
    quantities={
        "decision_seconds": seconds(
            "审核用时",
            "time to the decision",
            _SecondsOf(ExpressionWrapper(F("decided_at") - F("requested_at"), output_field=DecimalField())),
        )
    },
    dimensions={"department": by_code("department"), "category": by_code("work_order__category__top")},
    columns=(
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("kind", "申请事项", "For", "kind", words=_KINDS),
        FactColumn("department", "申请单位", "Department", "department__name"),
        FactColumn("requested_at", "申请时间", "Requested", "requested_at"),
        FactColumn("outcome", "审核结果", "Outcome", "outcome", words=_OUTCOMES),
        FactColumn("decided_at", "审核时间", "Decided", "decided_at"),
    ),
    link=("work_order", "work_order__number"),
)

CONTACT_ATTEMPTS = FactSet(
    name="contact_attempts",
    name_zh="先行联系",
    name_en="contacts with requesters",
    records=ContactAttempt.objects.all,
    attributions={"made": FactAttribution("联系时间", "the moment of the contact", "at")},
    conditions={"reached": FactCondition("联系上", "reached", Q(was_reached=True))},
    dimensions={"department": by_code("department"), "category": by_code("work_order__category__top")},
    columns=(
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("department", "单位", "Department", "department__name"),
        FactColumn("at", "联系时间", "At", "at"),
        FactColumn("was_reached", "是否联系上", "Reached", "was_reached"),
    ),
    link=("work_order", "work_order__number"),
)

FACTS = (APPLICATIONS, CONTACT_ATTEMPTS)
