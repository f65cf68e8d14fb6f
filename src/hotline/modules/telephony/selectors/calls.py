"""Calls as facts for indicators, and one call as the people who follow it up see it."""

from datetime import datetime

from django.db.models import F, Q, Value
from django.db.models.functions import NullIf

from hotline.kit.errors import NotFound
from hotline.kit.facts import (
    FactAttribution,
    FactColumn,
    FactCondition,
    FactIdentity,
    FactQuantity,
    FactSet,
    Personal,
    by_code,
    seconds,
)
from hotline.modules.telephony.models import AvailabilityDay, Call, MergedLine
from hotline.modules.telephony.rules import IN_A_QUEUE, CallDirection, CallOutcome

from . import seat_facts
from .seat_facts import AGENT

_OUTCOMES = {
    CallOutcome.UNDER_WAY.value: ("通话中", "under way"),
    CallOutcome.ANSWERED.value: ("接通", "answered"),
    CallOutcome.ABANDONED.value: ("放弃", "abandoned"),
    CallOutcome.UNANSWERED.value: ("排队超时未接", "unanswered"),
    CallOutcome.LEFT_IN_MENU.value: ("菜单中挂机", "left in the menu"),
    CallOutcome.BLOCKED.value: ("呼损", "blocked"),
    CallOutcome.TAKEN_OVER.value: ("其他中心接管", "taken over"),
}

CALLS = FactSet(
    name="calls",
    name_zh="来电",
    name_en="calls",
    records=lambda: Call.objects.filter(direction=CallDirection.INCOMING),
    attributions={"arrived": FactAttribution("来电时间", "the moment the call arrived", "arrived_at")},
    conditions={
        "answered": FactCondition("已接通", "answered", Q(outcome=CallOutcome.ANSWERED)),
        "abandoned": FactCondition("来电人放弃", "abandoned by the caller", Q(outcome=CallOutcome.ABANDONED)),
        "in_a_queue": FactCondition("进入过排队", "left a queue", Q(outcome__in=[each.value for each in IN_A_QUEUE])),
        "blocked": FactCondition("呼损", "blocked", Q(outcome=CallOutcome.BLOCKED)),
        "left_in_menu": FactCondition("菜单中挂机", "left in the menu", Q(outcome=CallOutcome.LEFT_IN_MENU)),
        "taken_over": FactCondition("其他中心接管", "taken over by another centre", Q(outcome=CallOutcome.TAKEN_OVER)),
        "cut": FactCondition("通话中断", "cut off", Q(was_cut=True)),
        "rated": FactCondition("已评价", "rated", Q(rating__isnull=False)),
        "recorded": FactCondition("有录音", "recorded", ~Q(recording_reference="")),
    },
    quantities={
        "waiting_seconds": seconds("等待时长", "waiting time", "waiting_seconds", has_few_values=True),
        "talking_seconds": seconds("通话时长", "talking time", "talking_seconds", has_few_values=True),
        "after_call_seconds": seconds("话后处理时长", "after-call work", "after_call_seconds", has_few_values=True),
        "handling_seconds": seconds(
            "处理时长（通话与话后）",
            "handle time (talking and after-call work)",
            F("talking_seconds") + F("after_call_seconds"),
        ),
        "rating": FactQuantity("评价等级", "rating", F("rating"), "级"),
    },
    identities={"caller": FactIdentity("来电号码", "callers", NullIf(F("caller_number"), Value("")))},
    dimensions={"agent": AGENT},
    columns=(
        FactColumn("reference", "通话编号", "Reference", "reference"),
        FactColumn("arrived_at", "来电时间", "Arrived", "arrived_at"),
        FactColumn("queue", "队列", "Queue", "queue__name"),
        FactColumn("line", "归并热线", "Line", "line__name"),
        FactColumn("caller_number", "来电号码", "Caller", "caller_number", Personal.PHONE_NUMBER),
        FactColumn("outcome", "结果", "Outcome", "outcome", words=_OUTCOMES),
        FactColumn("agent", "话务员", "Agent", "agent__name"),
        FactColumn("waiting_seconds", "等待（秒）", "Waiting (s)", "waiting_seconds"),
        FactColumn("talking_seconds", "通话（秒）", "Talking (s)", "talking_seconds"),
        FactColumn("after_call_seconds", "话后（秒）", "After call (s)", "after_call_seconds"),
        FactColumn("rating", "评价", "Rating", "rating"),
        FactColumn("source", "来源", "Source", "source__name"),
    ),
    link=("call", "reference"),
)

MERGED_LINES = FactSet(
    name="merged_lines",
    name_zh="归并热线",
    name_en="merged lines",
    records=MergedLine.objects.all,
    attributions={
        "merged": FactAttribution("归并日期", "the day the line was merged", "merged_on"),
        "existing": FactAttribution(
            "期间最后一日的状态", "merged by the last day of the period", "merged_on", is_lasting=True
        ),
    },
    dimensions={"department": by_code("department")},
    columns=(
        FactColumn("number", "号码", "Number", "number"),
        FactColumn("name", "名称", "Name", "name"),
        FactColumn("department", "单位", "Department", "department__name"),
        FactColumn("merged_on", "归并日期", "Merged on", "merged_on"),
    ),
)

AVAILABILITY_DAYS = FactSet(
    name="availability_days",
    name_zh="话务平台服务日",
    name_en="days of the telephone platform",
    records=AvailabilityDay.objects.all,
    attributions={"on": FactAttribution("服务日", "the day", "on")},
    quantities={
        "minutes": FactQuantity("服务总时长", "minutes", F("minutes"), "分钟", "min"),
        "minutes_available": FactQuantity(
            "正常运行时长", "minutes in which calls could be taken", F("minutes_available"), "分钟", "min"
        ),
        "minutes_unavailable": FactQuantity(
            "故障时长", "minutes in which no calls could be taken", F("minutes") - F("minutes_available"), "分钟", "min"
        ),
        "minutes_unknown": FactQuantity(
            "未观测时长", "minutes that nobody observed", F("minutes_unknown"), "分钟", "min"
        ),
        "minutes_of_day": FactQuantity(
            "全日时长", "minutes of the day", F("minutes") + F("minutes_unknown"), "分钟", "min"
        ),
    },
    columns=(
        FactColumn("on", "服务日", "Day", "on"),
        FactColumn("minutes", "服务总时长（分钟）", "Minutes", "minutes"),
        FactColumn("minutes_available", "正常运行时长（分钟）", "Available (min)", "minutes_available"),
        FactColumn("minutes_unknown", "未观测时长（分钟）", "Unknown (min)", "minutes_unknown"),
    ),
)

FACTS = (CALLS, MERGED_LINES, AVAILABILITY_DAYS, *seat_facts.FACTS)


def find_call(reference: str) -> Call:
    """The call with that reference, its queue, line and agent at hand."""
    call = Call.objects.select_related("queue", "line", "agent").filter(reference=reference).first()
    if call is None:
        raise NotFound(field="call_reference", what=reference)
    return call


def count_calls(caller_number: str, *, since: datetime) -> int:
    """How many calls came from that number since then."""
    return Call.objects.filter(
        direction=CallDirection.INCOMING, caller_number=caller_number, arrived_at__gte=since
    ).count()
