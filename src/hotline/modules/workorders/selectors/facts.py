"""Work orders as facts for indicators."""

from django.db.models import DecimalField, ExpressionWrapper, F, Func, Q, QuerySet
from django.db.models.functions import Coalesce, Now

from hotline.kit.facts import (
    FactAttribution,
    FactColumn,
    FactCondition,
    FactDimension,
    FactIdentity,
    FactSet,
    by_code,
    seconds,
)
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.wording import CHANNELS, REQUEST_TYPES, STAGES
from hotline.modules.workorders.rules.words import RequestType, Urgency

from .approval_facts import FACTS as APPLICATIONS
from .conditions import CHARGED, HANDLED, PROMISED, RESPONSIBLE, judged
from .service_facts import SERVICES
from .words_of_facts import in_words

_DISPATCHED = Q(dispatched_at__isnull=False)
_EMERGENCY = Q(urgency=Urgency.EMERGENCY)
_INQUIRY = Q(request_type=RequestType.INQUIRY)


class _SecondsOf(Func):
    """The exact seconds in a span of time."""

    template = "EXTRACT(EPOCH FROM (%(expressions)s))"
    output_field = DecimalField()


def _records() -> QuerySet[WorkOrder]:
    """Every work order, with the departments that answer for what is judged by a limit."""
    return WorkOrder.objects.annotate(
        charged_code=_of_department(CHARGED, "code"),
        charged_name=_of_department(CHARGED, "name"),
        responsible_code=_of_department(RESPONSIBLE, "code"),
        responsible_name=_of_department(RESPONSIBLE, "name"),
        channel_name=in_words("channel", CHANNELS),
        request_type_name=in_words("request_type", REQUEST_TYPES),
    )


def _of_department(who: Coalesce, field: str) -> Coalesce:
    return Coalesce(*(f"{source.name}__{field}" for source in who.get_source_expressions()))


_CHARGED = {"department": FactDimension("charged_code", "charged_name")}
_RESPONSIBLE = {"department": FactDimension("responsible_code", "responsible_name")}

WORK_ORDERS = FactSet(
    name="work_orders",
    name_zh="工单",
    name_en="work orders",
    records=_records,
    attributions={
        "registered": FactAttribution("登记时间", "the moment of registration", "registered_at"),
        "dispatched": FactAttribution("派单时间", "the moment of dispatch", "dispatched_at"),
        # The same moment; a department has what it answers for, whoever handles it now.
        "registered_charged": FactAttribution("登记时间", "the moment of registration", "registered_at", of=_CHARGED),
        "due": FactAttribution("办理时限到期时间", "the moment handling was due", "handling_due_at", of=_CHARGED),
        # Both parts of the response are judged when the later one, contact, is due.
        "response_due": FactAttribution(
            "先行联系到期时间", "the moment first contact was due", "contact_due_at", of=_RESPONSIBLE
        ),
        # As earlier versions of indicators counted them: where an order was handled last.
        "due_handled": FactAttribution("办理时限到期时间", "the moment handling was due", "handling_due_at"),
        "acknowledge_due": FactAttribution(
            "签收到期时间", "the moment acknowledgement was due", "acknowledge_due_at", of=_RESPONSIBLE
        ),
        "response_due_handled": FactAttribution(
            "先行联系到期时间", "the moment first contact was due", "contact_due_at"
        ),
        "completed": FactAttribution("办结时间", "the moment of completion", "completed_at"),
    },
    conditions={
        "completed": FactCondition("已办结", "completed", Q(completed_at__isnull=False)),
        # The first reply counts for timeliness; what was answered at once had no limit to miss.
        "on_time": FactCondition(
            "按时（首次答复不晚于办理时限，或即时答复）",
            "on time (first reply by the due moment, or answered at once)",
            Q(answered_at_once=True) | Q(first_replied_at__lte=F("handling_due_at")),
        ),
        "replied_late": FactCondition(
            "首次答复超过办理时限",
            "first replied to after the due moment",
            Q(first_replied_at__gt=F("handling_due_at")),
        ),
        # Nobody can be contacted who left no number, or whose name the department is never told.
        "responded": FactCondition(
            "按时签收并先行联系（未留联系方式或保密的只看签收）",
            "acknowledged and first contacted in time (only acknowledged, where no number was left or in confidence)",
            Q(acknowledged_at__lte=F("acknowledge_due_at"))
            & (
                Q(first_contacted_at__lte=F("contact_due_at"))
                | Q(requester__isnull=True)
                | Q(is_confidential=True)
                | Q(requester__phone_number="")
            ),
        ),
        "excluded": FactCondition("经批准剔除", "excluded by approval", Q(is_excluded=True)),
        # A promised day stands instead of the limit: such a work order is listed, and not judged by the limit.
        "promised": FactCondition("承诺办理", "promised for a later day", PROMISED),
        "answered_at_once": FactCondition("即时答复", "answered at once", Q(answered_at_once=True)),
        "dispatched": FactCondition("已转办", "dispatched", _DISPATCHED),
        # Intake counts every work order; handling counts a merged matter once, and what was laid aside not at all.
        "handled": FactCondition(
            "由热线办理（不含并入、撤回、不予受理、转紧急热线）",
            "handled (not merged, withdrawn, declined or transferred)",
            HANDLED,
        ),
        # The three kinds of limits (办理时限): every work order is of exactly one.
        "emergency": FactCondition("突发事件（特急）", "emergency", _EMERGENCY),
        "plain_inquiry": FactCondition("一般咨询类", "plain inquiry", ~_EMERGENCY & _INQUIRY),
        "plain_request": FactCondition("群众诉求类", "plain service request", ~_EMERGENCY & ~_INQUIRY),
        "confidential": FactCondition("保密", "confidential", Q(is_confidential=True)),
        "sent_back": FactCondition("退单成立", "rightly sent back", Q(send_back_count__gt=0)),
        "first_dispatched": FactCondition("曾转办", "dispatched at least once", Q(first_dispatched_at__isnull=False)),
        "inquiry": FactCondition("咨询类", "inquiry", _INQUIRY),
        "of_enterprise": FactCondition("企业诉求", "of an enterprise", Q(requester_kind="enterprise")),
        "from_call": FactCondition("来自通话", "from a call", Q(call__isnull=False)),
        "of_key_enterprise": FactCondition("红名单重点企业", "of a key enterprise", Q(is_key_enterprise=True)),
        "anonymous": FactCondition("匿名", "anonymous", Q(requester__isnull=True)),
        "designated": FactCondition("指定承办", "designated", Q(is_designated=True)),
        "extended": FactCondition("经批准延期", "extended by approval", Q(extension_count__gt=0)),
        "extended_again": FactCondition("再次延期", "extended again", Q(extension_count__gt=1)),
        "reworked": FactCondition("曾重办", "sent back for rework", Q(rework_count__gt=0)),
        "merged": FactCondition("并入主单", "merged into another", Q(merged_into__isnull=False)),
        "declined": FactCondition("不予受理", "declined", Q(stage=Stage.DECLINED)),
        "transferred": FactCondition("转紧急热线", "transferred to an emergency service", ~Q(transferred_to="")),
        "leader_assigned": FactCondition("领导交办", "assigned by a leader", Q(is_leader_assigned=True)),
        "in_focus": FactCondition("重点领域", "of a focus area", ~Q(focus_area="")),
        "consents_to_publication": FactCondition(
            "诉求人同意公开", "whose publication the requester consents to", Q(consents_to_publication=True)
        ),
        "published": FactCondition("已公开", "published", Q(published_at__isnull=False)),
        "judged": FactCondition(
            "按时限考核（不含承诺办理和经批准剔除的）",
            "judged by the limit (neither promised nor excluded by approval)",
            judged(),
        ),
        # Of a limit that has not run out yet nobody can say whether it was met.
        "due_by_now": FactCondition(
            "时限已届满", "whose limit has run out", Q(handling_due_at__lt=Now()), passed="due"
        ),
        "acknowledgement_due": FactCondition("应签收", "to be acknowledged", Q(acknowledge_due_at__isnull=False)),
        "acknowledged_in_time": FactCondition(
            "按时签收", "acknowledged in time", Q(acknowledged_at__lte=F("acknowledge_due_at"))
        ),
        "contact_due": FactCondition("应先行联系", "to be contacted first", Q(contact_due_at__isnull=False)),
        "contacted_in_time": FactCondition(
            "按时先行联系", "first contacted in time", Q(first_contacted_at__lte=F("contact_due_at"))
        ),
        "reply_in_time": FactCondition(
            "首次答复不晚于办理时限",
            "first replied to by the due moment",
            Q(first_replied_at__lte=F("handling_due_at")),
        ),
    },
    quantities={
        "answer_seconds": seconds(
            "解答用时（登记至办结）",
            "time to the answer (registration to completion)",
            _SecondsOf(ExpressionWrapper(F("completed_at") - F("registered_at"), output_field=DecimalField())),
        ),
        "dispatch_seconds": seconds(
            "转办用时（登记至首次派单）",
            "time to dispatch (registration to first dispatch)",
            _SecondsOf(ExpressionWrapper(F("first_dispatched_at") - F("registered_at"), output_field=DecimalField())),
        ),
        "handling_seconds": seconds(
            "办理时长（派单至办结）",
            "handling time (dispatch to completion)",
            _SecondsOf(ExpressionWrapper(F("completed_at") - F("dispatched_at"), output_field=DecimalField())),
        ),
    },
    identities={"requester": FactIdentity("诉求人", "requesters", F("requester"))},
    dimensions={
        "department": by_code("handling_department"),
        "category": by_code("category__top"),
        "channel": FactDimension("channel", "channel_name"),
        "request_type": FactDimension("request_type", "request_type_name"),
        "agent": FactDimension("registered_by__account", "registered_by__name"),
    },
    # No title, content or requester: a figure's evidence is seen by people who may not see the order itself.
    columns=(
        FactColumn("number", "工单编号", "Number", "number"),
        FactColumn("registered_at", "登记时间", "Registered", "registered_at"),
        FactColumn("request_type", "诉求类型", "Type", "request_type", words=REQUEST_TYPES),
        FactColumn("category", "诉求类别", "Category", "category__name"),
        FactColumn("channel", "渠道", "Channel", "channel", words=CHANNELS),
        FactColumn("stage", "当前环节", "Stage", "stage", words=STAGES),
        FactColumn("answered_at_once", "即时答复", "Answered at once", "answered_at_once"),
        FactColumn("department", "承办单位", "Handling department", "handling_department__name"),
        FactColumn("charged_department", "时限责任单位", "Charged department", "charged_name"),
        FactColumn("dispatched_at", "派单时间", "Dispatched", "dispatched_at"),
        FactColumn("handling_due_at", "办理时限", "Due", "handling_due_at"),
        FactColumn("first_replied_at", "首次答复时间", "First reply", "first_replied_at"),
        FactColumn("completed_at", "办结时间", "Completed", "completed_at"),
    ),
    link=("work_order", "number"),
    work_order="pk",
)

FACTS = (WORK_ORDERS, *APPLICATIONS, SERVICES)
