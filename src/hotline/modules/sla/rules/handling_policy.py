"""The handling policy: the numbers that a city sets for the handling of work orders, and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from hotline.kit.errors import InvalidInput

from .limits import ClockKind, LimitUnit

Few = Annotated[int, Field(ge=1, le=10)]
MayBeNone = Annotated[int, Field(ge=0, le=10)]
Days = Annotated[int, Field(ge=1, le=366)]
Years = Annotated[int, Field(ge=1, le=100)]
Percent = Annotated[int, Field(ge=1, le=100)]
Percents = Annotated[tuple[Percent, ...], Field(max_length=6)]


@with_config(ConfigDict(extra="ignore"))
@dataclass(frozen=True, slots=True)
class HandlingPolicy:
    """What a version of the policy says. Spans name their unit; the limits of clocks are limit rules, not this.

    What a kept version does not know yet has the platform's starting value.
    """

    most_extensions: MayBeNone = 2
    routine_extensions: MayBeNone = 1
    most_extension_days: Days = 15
    most_extension_hours: Annotated[int, Field(ge=1, le=240)] = 48
    most_suspension_working_days: Annotated[int, Field(ge=1, le=120)] = 15
    most_suspension_days_in_total: Days = 30
    most_promise_months: Annotated[int, Field(ge=1, le=36)] = 9
    promise_report_months: Annotated[int, Field(ge=1, le=12)] = 1
    most_free_dispatches: Few = 3
    contact_attempts: Few = 3
    dispatch_warning_percents: Percents = (80, 100)
    acknowledge_warning_percents: Percents = (50, 80, 100)
    contact_warning_percents: Percents = (80, 100)
    handle_warning_percents: Percents = (50, 80, 100)
    support_warning_percents: Percents = (80, 100)
    citizen_warning_percents: Percents = (80, 100)
    callback_attempts: Few = 3
    callback_pause_hours: Annotated[int, Field(ge=1, le=72)] = 1
    vote_link_days: Annotated[int, Field(ge=1, le=60)] = 7
    duty_phone_minutes: Annotated[int, Field(ge=1, le=240)] = 30
    duplicate_threshold_percent: Percent = 50
    duplicate_days: Days = 90
    repeat_caller_requests: Annotated[int, Field(ge=2, le=50)] = 3
    repeat_caller_days: Days = 90
    group_matter_people: Annotated[int, Field(ge=2, le=1000)] = 5
    short_retention_years: Years = 10
    long_retention_years: Years = 30
    most_export_rows: Annotated[int, Field(ge=1, le=1_000_000)] = 200_000
    export_rows_without_approval: Annotated[int, Field(ge=0, le=1_000_000)] = 1_000
    export_kept_days: Annotated[int, Field(ge=1, le=90)] = 7
    text_sender: Annotated[str, Field(min_length=2, max_length=16, pattern=r"^[^【】\s]+$")] = "12345"

    def warning_percents(self, kind: ClockKind) -> tuple[int, ...]:
        """The shares of a clock's limit at which somebody is warned; 100 is the due moment itself."""
        return {
            ClockKind.DISPATCH: self.dispatch_warning_percents,
            ClockKind.ACKNOWLEDGE: self.acknowledge_warning_percents,
            ClockKind.CONTACT: self.contact_warning_percents,
            ClockKind.HANDLE: self.handle_warning_percents,
            ClockKind.SUPPORT: self.support_warning_percents,
            ClockKind.CITIZEN: self.citizen_warning_percents,
            ClockKind.SEND_BACK: (),
        }[kind]

    def most_extension(self, unit: LimitUnit) -> int:
        """How much one extension may add to a limit in that unit."""
        by_hours = {LimitUnit.HOUR: 1, LimitUnit.WORKING_HOUR: 1, LimitUnit.MINUTE: 60}
        return by_hours[unit] * self.most_extension_hours if unit in by_hours else self.most_extension_days

    def signed(self, text: str) -> str:
        """A text as it is sent, with its sender before it."""
        return f"【{self.text_sender}】{text}"


# What a hotline begins with, before it has published anything.
STARTING_POLICY = HandlingPolicy()
_READER = TypeAdapter(HandlingPolicy)
_WARNINGS = tuple(field.name for field in fields(HandlingPolicy) if field.name.endswith("_warning_percents"))


def policy_from(values: Mapping[str, object]) -> HandlingPolicy:
    """A policy of these values, the rest as the platform starts; `InvalidInput` names the value that cannot be."""
    unknown = set(values) - {field.name for field in fields(HandlingPolicy)}
    if unknown:
        raise _invalid(min(unknown), "没有这一项。", "there is no such number.")
    try:
        policy = _READER.validate_python(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "values"
        raise _invalid(name, "超出可以设置的范围。", f"{first['msg']}.") from error
    _ensure_consistent(policy)
    return policy


def kept_policy(values: Mapping[str, object]) -> HandlingPolicy:
    """A policy as it was kept: what it does not know has the starting value, what nobody knows any more is left out."""
    return _READER.validate_python(dict(values))


def values_of(policy: HandlingPolicy) -> dict[str, int | str | list[int]]:
    """The values by name, as they are kept and told."""
    found = {field.name: getattr(policy, field.name) for field in fields(HandlingPolicy)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def changes_between(before: HandlingPolicy, after: HandlingPolicy) -> tuple[str, ...]:
    """The names of the values that differ, in their order."""
    old, new = values_of(before), values_of(after)
    return tuple(name for name in old if old[name] != new[name])


def _ensure_consistent(policy: HandlingPolicy) -> None:
    for name in _WARNINGS:
        percents = getattr(policy, name)
        if list(percents) != sorted(set(percents)):
            raise _invalid(name, "各比例应从小到大，不得重复。", "the shares must rise.")
    if policy.routine_extensions > policy.most_extensions:
        raise _invalid("routine_extensions", "不得多于延期次数。", "there are fewer extensions than that.")
    if policy.most_suspension_days_in_total < policy.most_suspension_working_days:
        raise _invalid("most_suspension_days_in_total", "不得少于单次天数。", "one suspension is longer than that.")
    if policy.promise_report_months > policy.most_promise_months:
        raise _invalid("promise_report_months", "不得长于承诺期限。", "a promise is shorter than that.")
    if policy.export_rows_without_approval > policy.most_export_rows:
        raise _invalid("export_rows_without_approval", "不得多于导出上限。", "an export has fewer rows than that.")
    if policy.long_retention_years < policy.short_retention_years:
        raise _invalid("long_retention_years", "不得短于短期保管年限。", "short retention is longer than that.")


def _invalid(name: str, reason_zh: str, reason_en: str) -> InvalidInput:
    return InvalidInput(field=f"values.{name}", reason_zh=f"“{name}”{reason_zh}", reason_en=f"{name}: {reason_en}")


class PolicyGroup(StrEnum):
    """What a number is about: 延期与挂起 承诺办理 派单与联系 预警 回访 受理 归档与导出 短信."""

    EXTENSIONS = "extensions"
    PROMISES = "promises"
    DISPATCHING = "dispatching"
    WARNINGS = "warnings"
    CALLBACKS = "callbacks"
    INTAKE = "intake"
    RECORDS = "records"
    TEXTS = "texts"
