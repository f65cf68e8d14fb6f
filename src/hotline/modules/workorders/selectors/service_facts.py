"""Services counted by the day as facts for indicators."""

from django.db.models import F, Q, QuerySet

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactDimension, FactQuantity, FactSet
from hotline.modules.workorders.models import ServiceDay
from hotline.modules.workorders.rules.wording import CHANNELS, REQUEST_TYPES
from hotline.modules.workorders.rules.words import RequestType

from .words_of_facts import in_words


def _records() -> QuerySet[ServiceDay]:
    return ServiceDay.objects.annotate(
        channel_name=in_words("channel", CHANNELS), request_type_name=in_words("request_type", REQUEST_TYPES)
    )


SERVICES = FactSet(
    name="services",
    name_zh="服务量（按日）",
    name_en="services by the day",
    records=_records,
    attributions={"given": FactAttribution("服务日期", "the day of the service", "on")},
    conditions={
        "inquiry": FactCondition("咨询类", "inquiries", Q(request_type=RequestType.INQUIRY)),
        "without_work_order": FactCondition(
            "未形成工单即答复", "answered at once without a work order", Q(became_work_order=False)
        ),
    },
    quantities={"services": FactQuantity("服务量", "services", F("services"), "件", "")},
    dimensions={
        "channel": FactDimension("channel", "channel_name"),
        "request_type": FactDimension("request_type", "request_type_name"),
    },
    columns=(
        FactColumn("on", "日期", "Day", "on"),
        FactColumn("channel", "渠道", "Channel", "channel", words=CHANNELS),
        FactColumn("request_type", "诉求类型", "Type", "request_type", words=REQUEST_TYPES),
        FactColumn("became_work_order", "形成工单", "Became work orders", "became_work_order"),
        FactColumn("services", "服务量", "Services", "services"),
    ),
)
