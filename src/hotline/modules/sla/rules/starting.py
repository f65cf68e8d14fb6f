"""The limits that a hotline starts with, and that hold where it has no rule of its own for a clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .criteria import Conditions, RuledLimit
from .limits import ClockKind, Limit, LimitUnit

_DAY, _NATURAL_DAY, _HOUR, _MINUTE = LimitUnit.WORKING_DAY, LimitUnit.DAY, LimitUnit.HOUR, LimitUnit.MINUTE
_ANY, _URGENT, _EMERGENCY = Conditions(), Conditions(urgency="urgent"), Conditions(urgency="emergency")
_INQUIRY, _ENTERPRISE = Conditions(request_type="inquiry"), Conditions(requester_kind="enterprise")


@dataclass(frozen=True, slots=True)
class StartingRule:
    """A rule as it comes with the platform."""

    clock: ClockKind
    conditions: Conditions
    limit: Limit


def _rule(
    clock: ClockKind, code: str, name: str, amount: int, unit: LimitUnit, conditions: Conditions = _ANY
) -> StartingRule:
    return StartingRule(clock, conditions, Limit(amount, unit, name, code))


# The limits of most cities' regulations.
STARTING_RULES = (
    _rule(ClockKind.HANDLE, "handle", "诉求类五个工作日", 5, _DAY),
    _rule(ClockKind.HANDLE, "handle_inquiry", "咨询类三个工作日", 3, _DAY, _INQUIRY),
    _rule(ClockKind.HANDLE, "handle_emergency", "突发事件两小时", 2, _HOUR, _EMERGENCY),
    _rule(ClockKind.HANDLE, "handle_enterprise", "企业诉求马上办三个工作日", 3, _DAY, _ENTERPRISE),
    _rule(ClockKind.DISPATCH, "dispatch", "派单三十分钟", 30, _MINUTE),
    _rule(ClockKind.ACKNOWLEDGE, "acknowledge", "签收一个工作日", 1, _DAY),
    _rule(ClockKind.ACKNOWLEDGE, "acknowledge_urgent", "紧急诉求四小时签收", 4, _HOUR, _URGENT),
    _rule(ClockKind.ACKNOWLEDGE, "acknowledge_emergency", "突发事件三十分钟签收", 30, _MINUTE, _EMERGENCY),
    _rule(ClockKind.CONTACT, "contact", "首次联系一个工作日", 1, _DAY),
    _rule(ClockKind.CONTACT, "contact_urgent", "紧急诉求二十四小时内联系", 24, _HOUR, _URGENT),
    _rule(ClockKind.CONTACT, "contact_emergency", "突发事件两小时内联系", 2, _HOUR, _EMERGENCY),
    _rule(ClockKind.SUPPORT, "support", "协办三个工作日", 3, _DAY),
    _rule(ClockKind.SEND_BACK, "send_back", "申请退单一个工作日", 1, _DAY),
    _rule(ClockKind.CITIZEN, "citizen", "群众全程十五个自然日", 15, _NATURAL_DAY),
)


def starting_limits(clock: ClockKind) -> Iterable[RuledLimit]:
    """The starting rules of a clock; one of them fits everything."""
    return [RuledLimit(rule.conditions, date.min, rule.limit) for rule in STARTING_RULES if rule.clock is clock]
