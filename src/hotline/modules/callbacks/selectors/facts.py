"""Call-backs as facts for indicators."""

from django.db.models import Case, F, IntegerField, Q, Value, When

from hotline.kit.facts import (
    FactAttribution,
    FactColumn,
    FactCondition,
    FactDimension,
    FactQuantity,
    FactSet,
    by_code,
)
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules import SATISFIED, DissatisfactionReason, Satisfaction, Solution
from hotline.modules.callbacks.rules.sampling import AlwaysGround

_SATISFACTIONS = {
    Satisfaction.VERY_SATISFIED.value: ("非常满意", "very satisfied"),
    Satisfaction.SATISFIED.value: ("满意", "satisfied"),
    Satisfaction.NEUTRAL.value: ("基本满意", "neutral"),
    Satisfaction.DISSATISFIED.value: ("不满意", "dissatisfied"),
    Satisfaction.VERY_DISSATISFIED.value: ("非常不满意", "very dissatisfied"),
    "": ("未评价", "not rated"),
}

_SOLUTIONS = {
    Solution.SOLVED.value: ("已解决", "solved"),
    Solution.PARTLY_SOLVED.value: ("部分解决", "partly solved"),
    Solution.UNSOLVED.value: ("未解决", "unsolved"),
    "": ("未回答", "not answered"),
}
_REASONS = {
    DissatisfactionReason.RESULT.value: ("办理结果", "the result"),
    DissatisfactionReason.PROCESS.value: ("办理过程", "the process"),
    DissatisfactionReason.POLICY.value: ("政策规定", "the policy"),
    DissatisfactionReason.ATTITUDE.value: ("服务态度", "the attitude"),
    "": ("无", "none"),
}

_POINTS = {
    Satisfaction.VERY_SATISFIED.value: 100,
    Satisfaction.SATISFIED.value: 100,
    Satisfaction.NEUTRAL.value: 80,
    Satisfaction.DISSATISFIED.value: 60,
    Satisfaction.VERY_DISSATISFIED.value: 0,
}

CALLBACKS = FactSet(
    name="callbacks",
    name_zh="回访",
    name_en="call-backs",
    records=Callback.objects.all,
    attributions={
        "tried": FactAttribution("最近一次回访时间", "the moment of the last attempt", "tried_at"),
        "planned": FactAttribution("列入回访时间", "the moment the call-back was planned", "planned_at"),
        "closed": FactAttribution("回访结束时间", "the moment the call-back was closed", "closed_at"),
    },
    conditions={
        "reached": FactCondition("接通", "reached", Q(was_reached=True)),
        "solved": FactCondition("诉求人认为已解决", "solved in the requester's view", Q(solution=Solution.SOLVED)),
        "partly_solved": FactCondition(
            "诉求人认为部分解决", "partly solved in the requester's view", Q(solution=Solution.PARTLY_SOLVED)
        ),
        "excluded": FactCondition("经批准剔除", "excluded by approval", Q(work_order__is_excluded=True)),
        "last_round": FactCondition("最后一轮", "of the last round", Q(is_last_round=True)),
        "tried": FactCondition("已回访", "tried", Q(tried_at__isnull=False)),
        "of_dissatisfied": FactCondition(
            "因曾评价不满意而必访",
            "made because the requester had been dissatisfied",
            Q(selection_ground=AlwaysGround.DISSATISFIED),
        ),
        "rated": FactCondition("已评价", "rated", ~Q(satisfaction="")),
        "dissatisfied": FactCondition(
            "不满意（含非常不满意）",
            "dissatisfied (the lower two of five levels)",
            Q(satisfaction__in=[Satisfaction.DISSATISFIED.value, Satisfaction.VERY_DISSATISFIED.value]),
        ),
        "answered": FactCondition("得到有效回答", "with a usable answer", ~Q(satisfaction="") | ~Q(solution="")),
        "verified": FactCondition(
            "与承办单位办理结果一致",
            "confirming what the department reported",
            ~Q(solution="") & Q(solution=F("work_order__outcome")),
        ),
        "of_enterprise": FactCondition("企业诉求", "of an enterprise", Q(work_order__requester_kind="enterprise")),
        **{
            f"about_{reason}": FactCondition(f"不满意{zh}", f"dissatisfied with {en}", Q(reason=reason))
            for reason, (zh, en) in _REASONS.items()
            if reason
        },
        "satisfied": FactCondition(
            "满意（含非常满意、基本满意）",
            "satisfied (the upper three of five levels)",
            Q(satisfaction__in=sorted(SATISFIED)),
        ),
    },
    quantities={
        "satisfaction_points": FactQuantity(
            "满意度得分（满意100、基本满意80、不满意60、非常不满意0）",
            "satisfaction points (100 satisfied, 80 neutral, 60 dissatisfied, 0 very dissatisfied)",
            Case(
                *(When(satisfaction=level, then=Value(points)) for level, points in _POINTS.items()),
                output_field=IntegerField(),
            ),
            "分",
            "points",
        ),
    },
    dimensions={
        "department": by_code("work_order__handling_department"),
        "category": by_code("work_order__category__top"),
        # 回访员: who called, not who is called back about.
        "agent": FactDimension("clerk__account", "clerk__name"),
    },
    columns=(
        FactColumn("work_order", "工单编号", "Work order", "work_order__number"),
        FactColumn("tried_at", "最近回访时间", "Last attempt", "tried_at"),
        FactColumn("attempts", "回访次数", "Attempts", "attempts"),
        FactColumn("was_reached", "是否接通", "Reached", "was_reached"),
        FactColumn("solution", "是否解决", "Solved", "solution", words=_SOLUTIONS),
        FactColumn("satisfaction", "满意度", "Satisfaction", "satisfaction", words=_SATISFACTIONS),
        FactColumn("reason", "不满意原因", "Dissatisfied with", "reason", words=_REASONS),
        FactColumn("department", "承办单位", "Handling department", "work_order__handling_department__name"),
        FactColumn("category", "诉求类别", "Category", "work_order__category__top__name"),
        FactColumn("clerk", "回访员", "Clerk", "clerk__name"),
    ),
    link=("work_order", "work_order__number"),
    work_order="work_order",
)

FACTS = (CALLBACKS,)
