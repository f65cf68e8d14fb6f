"""Call-backs as facts for indicators."""

from django.db.models import Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet, by_code
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules import SATISFIED, Satisfaction

_SATISFACTIONS = {
    Satisfaction.VERY_SATISFIED.value: ("非常满意", "very satisfied"),
    Satisfaction.SATISFIED.value: ("满意", "satisfied"),
    Satisfaction.NEUTRAL.value: ("基本满意", "neutral"),
    Satisfaction.DISSATISFIED.value: ("不满意", "dissatisfied"),
    Satisfaction.VERY_DISSATISFIED.value: ("非常不满意", "very dissatisfied"),
    "": ("未评价", "not rated"),
}

CALLBACKS = FactSet(
    name="callbacks",
    name_zh="回访",
    name_en="call-backs",
    records=Callback.objects.all,
    attributions={
        "tried": FactAttribution("最近一次回访时间", "the moment of the last attempt", "tried_at"),
        "closed": FactAttribution("回访结束时间", "the moment the call-back was closed", "closed_at"),
    },
    conditions={
        "reached": FactCondition("接通", "reached", Q(was_reached=True)),
        "solved": FactCondition("诉求人认为已解决", "solved in the requester's view", Q(was_solved=True)),
        "rated": FactCondition("已评价", "rated", ~Q(satisfaction="")),
        "satisfied": FactCondition(
            "满意（含非常满意、基本满意）",
            "satisfied (the upper three of five levels)",
            Q(satisfaction__in=sorted(SATISFIED)),
        ),
    },
    dimensions={
        "department": by_code("work_order__handling_department"),
        "category": by_code("work_order__category__top"),
    },
    columns=(
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("tried_at", "最近回访时间", "Last attempt", "tried_at"),
        FactColumn("attempts", "回访次数", "Attempts", "attempts"),
        FactColumn("was_reached", "是否接通", "Reached", "was_reached"),
        FactColumn("was_solved", "是否解决", "Solved", "was_solved"),
        FactColumn("satisfaction", "满意度", "Satisfaction", "satisfaction", words=_SATISFACTIONS),
        FactColumn("department", "承办单位", "Handling department", "work_order__handling_department__name"),
        FactColumn("category", "诉求类别", "Category", "work_order__category__top__name"),
        FactColumn("clerk", "回访员", "Clerk", "clerk__name"),
    ),
    link=("work_order", "work_order__number"),
)

FACTS = (CALLBACKS,)
