"""What happened at the seats, with missed calls and with recordings, as facts for indicators."""

from django.db.models import DecimalField, ExpressionWrapper, F, Func, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from hotline.kit.clock import LOCAL
from hotline.kit.facts import (
    FactAttribution,
    FactColumn,
    FactCondition,
    FactDimension,
    FactIdentity,
    FactSet,
    Personal,
    seconds,
)
from hotline.modules.telephony.models import (
    AgentInterval,
    CallLeg,
    RatingLink,
    Recording,
    RecordingIncident,
    ReturnCall,
    ReturnCallAttempt,
)
from hotline.modules.telephony.rules import AgentState, CallDirection, CallParty, LegEnding
from hotline.modules.telephony.rules.recordings.words import LengthVerdict, RecordingIncidentKind
from hotline.modules.telephony.rules.return_calls import ReturnCallEnding

AGENT = FactDimension("agent__account", "agent__name")
AGENT_OF_CALL = FactDimension("call__agent__account", "call__agent__name")

_STATES = {
    AgentState.READY.value: ("就绪", "ready"),
    AgentState.NOT_READY.value: ("示忙", "not ready"),
    AgentState.OFFERED.value: ("振铃", "ringing"),
    AgentState.TALKING.value: ("通话", "talking"),
    AgentState.HOLDING.value: ("保持", "holding"),
    AgentState.AFTER_CALL_WORK.value: ("话后", "after-call work"),
}
_PARTIES = {
    CallParty.AGENT.value: ("话务员", "agent"),
    CallParty.TEAM_LEADER.value: ("班长", "team leader"),
    CallParty.EMERGENCY_SERVICE.value: ("紧急热线", "emergency service"),
    CallParty.DEPARTMENT.value: ("承办单位", "department"),
    CallParty.OTHER_CENTRE.value: ("其他中心", "other centre"),
}


class _Seconds(Func):
    """The exact seconds in a span of time."""

    template = "EXTRACT(EPOCH FROM (%(expressions)s))"
    output_field = DecimalField()


def _between(first: str, last: "str | Coalesce") -> _Seconds:
    end = F(last) if isinstance(last, str) else last
    return _Seconds(ExpressionWrapper(end - F(first), output_field=DecimalField()))


AGENT_INTERVALS = FactSet(
    name="agent_intervals",
    name_zh="话务员状态时段",
    name_en="spans of agents' states",
    # What the switch could not say for certain is left out: it would pass for work or for a break.
    records=lambda: AgentInterval.objects.filter(is_certain=True, ended_at__isnull=False),
    attributions={"began": FactAttribution("状态开始时间", "the moment the state began", "began_at")},
    conditions={
        **{state: FactCondition(zh, en, Q(state=state)) for state, (zh, en) in _STATES.items()},
        "busy": FactCondition(
            "通话、保持、话后或振铃",
            "talking, holding, after-call work or ringing",
            Q(
                state__in=[
                    AgentState.OFFERED.value,
                    AgentState.TALKING.value,
                    AgentState.HOLDING.value,
                    AgentState.AFTER_CALL_WORK.value,
                ]
            ),
        ),
        "handling": FactCondition(
            "通话、保持或话后",
            "talking, holding or after-call work",
            Q(
                state__in=[
                    AgentState.TALKING.value,
                    AgentState.HOLDING.value,
                    AgentState.AFTER_CALL_WORK.value,
                ]
            ),
        ),
    },
    quantities={"seconds": seconds("时长", "time", _between("began_at", "ended_at"))},
    dimensions={"agent": AGENT},
    columns=(
        FactColumn("agent", "话务员", "Agent", "agent__name"),
        FactColumn("state", "状态", "State", "state", words=_STATES),
        FactColumn("reason", "示忙原因", "Reason", "reason"),
        FactColumn("began_at", "开始", "Began", "began_at"),
        FactColumn("ended_at", "结束", "Ended", "ended_at"),
        FactColumn("call", "通话编号", "Call", "call__reference"),
    ),
)


def _first_interval_of_each_agent_day() -> "QuerySet[AgentInterval]":
    """One record for every local day on which an agent was logged in."""
    first = (
        AgentInterval.objects.annotate(day=TruncDate("began_at", tzinfo=LOCAL))
        .values("agent", "day")
        .annotate(first=Min("pk"))
    )
    return AgentInterval.objects.filter(pk__in=first.values("first"))


AGENT_DAYS = FactSet(
    name="agent_days",
    name_zh="话务员签入日",
    name_en="days of agents logged in",
    records=_first_interval_of_each_agent_day,
    attributions={"worked": FactAttribution("签入日", "the day", "began_at")},
    dimensions={"agent": AGENT},
    columns=(
        FactColumn("agent", "话务员", "Agent", "agent__name"),
        FactColumn("began_at", "当日首次签入", "First logged in", "began_at"),
    ),
)

CALL_LEGS = FactSet(
    name="call_legs",
    name_zh="通话段",
    name_en="legs of calls",
    records=lambda: CallLeg.objects.filter(call__direction=CallDirection.INCOMING).exclude(party=CallParty.CALLER),
    attributions={"began": FactAttribution("呼叫该方的时间", "the moment the party was called", "began_at")},
    conditions={
        "to_agent": FactCondition("呼叫话务员", "to an agent", Q(party=CallParty.AGENT)),
        "to_emergency_service": FactCondition(
            "转接紧急热线", "to an emergency service", Q(party=CallParty.EMERGENCY_SERVICE)
        ),
        "to_department": FactCondition("转接承办单位", "to a department", Q(party=CallParty.DEPARTMENT)),
        "transferred": FactCondition("转接出去", "that ended in a transfer", Q(ending=LegEnding.TRANSFERRED)),
        "not_taken": FactCondition("振铃未接", "not taken", Q(ending=LegEnding.NO_ANSWER)),
        "taken": FactCondition("已接起", "taken", Q(answered_at__isnull=False)),
    },
    quantities={
        "ringing_seconds": seconds("振铃时长", "ringing", _between("began_at", Coalesce("answered_at", "ended_at")))
    },
    dimensions={"agent": AGENT},
    columns=(
        FactColumn("call", "通话编号", "Call", "call__reference"),
        FactColumn("party", "对方", "Party", "party", words=_PARTIES),
        FactColumn("agent", "话务员", "Agent", "agent__name"),
        FactColumn("began_at", "呼叫时间", "Called", "began_at"),
        FactColumn("answered_at", "接起时间", "Taken", "answered_at"),
        FactColumn("ended_at", "结束时间", "Ended", "ended_at"),
    ),
    identities={"call": FactIdentity("来电", "calls", F("call"))},
    link=("call", "call__reference"),
)


def _return_calls() -> "QuerySet[ReturnCall]":
    """Every number to be called back, with the moment of the first attempt."""
    attempts = ReturnCallAttempt.objects.filter(return_call=OuterRef("pk")).order_by("at")
    return ReturnCall.objects.annotate(first_attempt_at=Subquery(attempts.values("at")[:1]))


RETURN_CALLS = FactSet(
    name="return_calls",
    name_zh="待回拨号码",
    name_en="numbers to be called back",
    records=_return_calls,
    attributions={"opened": FactAttribution("列入待回拨时间", "the moment it became due", "opened_at")},
    conditions={
        "tried": FactCondition("已回拨", "called back", Q(first_attempt_at__isnull=False)),
        "reached": FactCondition("回拨接通", "reached by a return call", Q(ending=ReturnCallEnding.REACHED)),
        # Who got through by himself needs no return call.
        "got_through": FactCondition(
            "来电人自行再次拨通", "that got through by themselves", Q(ending=ReturnCallEnding.GOT_THROUGH)
        ),
    },
    quantities={
        "seconds_to_attempt": seconds(
            "列入至首次回拨", "time to the first attempt", _between("opened_at", "first_attempt_at")
        )
    },
    columns=(
        FactColumn("number", "号码", "Number", "number", Personal.PHONE_NUMBER),
        FactColumn("opened_at", "列入时间", "Due since", "opened_at"),
        FactColumn("first_attempt_at", "首次回拨时间", "First attempt", "first_attempt_at"),
        FactColumn("closed_at", "结束时间", "Closed", "closed_at"),
    ),
)

RECORDINGS = FactSet(
    name="recordings",
    name_zh="录音",
    name_en="recordings",
    records=Recording.objects.all,
    attributions={"began": FactAttribution("录音开始时间", "the moment it began", "began_at")},
    conditions={
        "fits": FactCondition("时长与通话相符", "as long as the call", Q(length_verdict=LengthVerdict.FITS)),
        "kept": FactCondition("已加密保存", "stored", Q(stored_at__isnull=False)),
    },
    quantities={"duration_seconds": seconds("录音时长", "duration", "duration_seconds")},
    dimensions={"agent": AGENT_OF_CALL},
    columns=(
        FactColumn("call", "通话编号", "Call", "call__reference"),
        FactColumn("began_at", "开始", "Began", "began_at"),
        FactColumn("duration_seconds", "时长（秒）", "Duration (s)", "duration_seconds"),
        FactColumn("length_verdict", "时长核对", "Length", "length_verdict"),
    ),
    link=("call", "call__reference"),
)

RECORDING_INCIDENTS = FactSet(
    name="recording_incidents",
    name_zh="录音异常",
    name_en="incidents of recordings",
    records=RecordingIncident.objects.all,
    attributions={"found": FactAttribution("发现时间", "the moment it was found", "found_at")},
    conditions={
        "resolved": FactCondition("已处理", "resolved", Q(resolved_at__isnull=False)),
        "missing": FactCondition("缺录音", "missing", Q(kind=RecordingIncidentKind.MISSING)),
    },
    columns=(
        FactColumn("call", "通话编号", "Call", "call__reference"),
        FactColumn("kind", "种类", "Kind", "kind"),
        FactColumn("found_at", "发现时间", "Found", "found_at"),
        FactColumn("resolved_at", "处理时间", "Resolved", "resolved_at"),
    ),
)

RATING_LINKS = FactSet(
    name="rating_links",
    name_zh="短信邀评",
    name_en="invitations to rate by text",
    records=RatingLink.objects.all,
    attributions={"sent": FactAttribution("发送时间", "the moment it was sent", "sent_at")},
    conditions={"used": FactCondition("已评价", "used", Q(used_at__isnull=False))},
    dimensions={"agent": AGENT_OF_CALL},
    columns=(
        FactColumn("call", "通话编号", "Call", "call__reference"),
        FactColumn("sent_at", "发送时间", "Sent", "sent_at"),
        FactColumn("used_at", "评价时间", "Used", "used_at"),
    ),
    link=("call", "call__reference"),
)

FACTS = (
    AGENT_INTERVALS,
    AGENT_DAYS,
    CALL_LEGS,
    RETURN_CALLS,
    RECORDINGS,
    RECORDING_INCIDENTS,
    RATING_LINKS,
)
