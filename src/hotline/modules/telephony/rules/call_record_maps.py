"""The map of a file of call records: which columns, times and words mean what. Written by a city as YAML."""

import re
import zoneinfo
from collections.abc import Mapping
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from hotline.modules.telephony.errors import CallRecordMapRefused

from . import CallOutcome

FORMAT_NAMES = ("iso", "unix", "unix_milliseconds")
# Every directive but those that depend on the language of the machine.
_DIRECTIVES = frozenset("YmdHMSfzyIpjb%")
_Text = Annotated[str, Field(min_length=1, max_length=128)]
_Column = _Text
_QueueCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _know_keys(cls, value: object) -> object:
        allowed = ", ".join(cls.model_fields)
        if not isinstance(value, dict):
            raise PydanticCustomError("keys_wanted", "write keys and values; allowed: {allowed}", {"allowed": allowed})
        for key in value:
            if key not in cls.model_fields:
                facts = {"key": str(key), "allowed": allowed}
                raise PydanticCustomError("key_unknown", "unknown key “{key}”; allowed: {allowed}", facts)
        return value


class FileForm(_Entry):
    """How the file is written. A row of a text file is a line."""

    encoding: Literal["utf-8", "gb18030"] = "utf-8"
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    quote: Literal['"', "'", "none"] = '"'
    sheet: str | None = None


class Moment(_Entry):
    """A moment: columns joined by a space, in one of several formats, in the map's zone.

    With `time_of_day` there is no day in it: it is the day of arrival, or the next where the time is earlier.
    """

    column: tuple[_Column, ...] = Field(min_length=1)
    formats: tuple[_Text, ...] = Field(default=("iso",), min_length=1)
    empty: tuple[str, ...] = ()
    time_of_day: bool = False

    @field_validator("column", "formats", "empty", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("formats")
    @classmethod
    def _formats_are_known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for form in value:
            if form not in FORMAT_NAMES and not set(re.findall(r"%(.)", form)) & _DIRECTIVES:
                raise _not_a_format(form)
            if set(re.findall(r"%(.?)", form)) - _DIRECTIVES:
                raise _not_a_format(form)
        return value


class Span(_Entry):
    """A length of time: a number in a unit, or `clock` for H:MM:SS or M:SS."""

    column: _Column
    unit: Literal["seconds", "milliseconds", "minutes", "clock"] = "seconds"
    empty: tuple[str, ...] = ()


class Text(_Entry):
    """A text as it stands, but for the words that mean nothing is there."""

    column: _Column
    empty: tuple[str, ...] = ()


class Agent(Text):
    """Who answered, by the account or the staff number of a person of the hotline."""

    by: Literal["account", "staff_number"] = "account"


class Outcome(_Entry):
    """What became of a call, by the words of a column."""

    column: _Column
    words: dict[str, CallOutcome] = Field(min_length=1)

    @field_validator("words")
    @classmethod
    def _calls_have_ended(cls, value: dict[str, CallOutcome]) -> dict[str, CallOutcome]:
        if CallOutcome.UNDER_WAY in value.values():
            facts = {"expected": ", ".join(each.value for each in CallOutcome if each is not CallOutcome.UNDER_WAY)}
            raise PydanticCustomError("enum", "allowed: {expected}", facts)
        return value


class Rating(_Entry):
    """A rating from 1 to 5 by the words of a column; an empty cell is no rating."""

    column: _Column
    words: dict[str, Annotated[int, Field(ge=1, le=5)]] = Field(min_length=1)


class QueueName(_Entry):
    """A queue by its code, and the name it gets if it is new."""

    code: _QueueCode
    name: Annotated[str, Field(min_length=1, max_length=64)]


class QueueChoice(_Entry):
    """Where calls waited: one queue by code and name, or one for each word of a column."""

    code: _QueueCode | None = None
    name: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    column: _Column | None = None
    words: dict[str, QueueName] = {}

    @model_validator(mode="after")
    def _queue_is_named_or_found(self) -> Self:
        is_named = self.code is not None and self.name is not None
        is_found = self.column is not None and bool(self.words)
        if is_named == is_found:
            raise PydanticCustomError("queue_open", "give either code and name, or column and words", {})
        return self

    def named(self) -> QueueName | None:
        """The one queue, where there is one."""
        return None if self.code is None or self.name is None else QueueName(code=self.code, name=self.name)


class CallRecordMap(_Entry):
    """What a file of call records means. Calls are kept once by source and identity."""

    source: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    name: Annotated[str, Field(min_length=1, max_length=64)]
    zone: str
    identity: tuple[_Column, ...] = Field(min_length=1)
    arrived: Moment
    queue: QueueChoice
    file: FileForm = FileForm()
    outcome: Outcome | None = None
    queued: Moment | None = None
    answered: Moment | None = None
    ended: Moment | None = None
    waiting: Span | None = None
    talking: Span | None = None
    after_call: Span | None = None
    caller_number: Text | None = None
    agent: Agent | None = None
    line: Text | None = None
    recording: Text | None = None
    rating: Rating | None = None
    leave_out: dict[str, tuple[str, ...]] = {}

    @field_validator("identity", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("zone")
    @classmethod
    def _zone_is_known(cls, value: str) -> str:
        if value not in zoneinfo.available_timezones():
            raise PydanticCustomError(
                "zone_unknown", "“{zone}” is no time zone; write for example Asia/Shanghai", {"zone": value}
            )
        return value

    @model_validator(mode="after")
    def _spans_follow(self) -> Self:
        if self.waiting is None and self.answered is None:
            raise PydanticCustomError("span_missing", "give waiting, or answered and ended", {"keys": "waiting"})
        if self.talking is None and self.ended is None:
            raise PydanticCustomError("span_missing", "give talking or ended", {"keys": "talking"})
        if self.outcome is None and self.answered is None and self.talking is None:
            raise PydanticCustomError("span_missing", "give outcome, answered or talking", {"keys": "outcome"})
        if self.arrived.time_of_day:
            raise PydanticCustomError("arrival_without_day", "the arrival needs its day", {})
        return self

    @property
    def source_code(self) -> str:
        """The source's code, `import:<name>`."""
        return f"import:{self.source}"

    @property
    def agents_by(self) -> str:
        """What of a person the file names agents by."""
        return self.agent.by if self.agent is not None else "account"

    def time_zone(self) -> ZoneInfo:
        """The zone that the file's times are in."""
        return ZoneInfo(self.zone)

    def columns(self) -> set[str]:
        """Every column that the map names."""
        moments = (self.arrived, self.queued, self.answered, self.ended)
        others = (
            self.outcome, self.waiting, self.talking, self.after_call, self.caller_number, self.agent, self.line,
            self.recording, self.rating,
        )  # fmt: skip
        named = {column for moment in moments if moment is not None for column in moment.column}
        named |= {each.column for each in others if each is not None}
        return named | {*self.identity, *self.leave_out} | ({self.queue.column} if self.queue.column else set())

    def queues(self) -> Mapping[str, str]:
        """The name of each queue that calls may have waited in, by its code."""
        named = self.queue.named()
        return {queue.code: queue.name for queue in ([named] if named else self.queue.words.values())}


def read_map(text: str) -> CallRecordMap:
    """The map that a YAML text says; refused with the key at fault and what is allowed there."""
    try:
        return CallRecordMap.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        raise CallRecordMapRefused(
            key="—", reason_zh=f"第{line}行不是正确的YAML。", reason_en=f"line {line} is not valid YAML."
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(step) for step in first["loc"] if step != "[key]") or "—"
        raise CallRecordMapRefused(key=key, reason_zh=_reason_zh(first), reason_en=f"{_reason_en(first)}.") from error


def _not_a_format(form: str) -> PydanticCustomError:
    facts = {"form": form, "names": ", ".join(FORMAT_NAMES)}
    return PydanticCustomError("format_unknown", "“{form}” is no format of times; allowed: {names}, %Y-%m-%d …", facts)


_REASONS_ZH = {
    "missing": "缺少这一项。",
    "keys_wanted": "应为若干“键: 值”，可用的键：{allowed}。",
    "key_unknown": "不认识“{key}”，可用的键：{allowed}。",
    "format_unknown": "“{form}”不是时间格式，可用：{names}，或 %Y-%m-%d %H:%M:%S 这样的格式。",
    "zone_unknown": "“{zone}”不是时区，请写成 Asia/Shanghai 这样的名称。",
    "span_missing": "缺少 {keys}：请给出该时长，或给出能算出它的时刻（answered、ended）或结果（outcome）。",
    "queue_open": "请写 code 和 name（一个队列），或 column 和 words（按列区分），两者取一。",
    "arrival_without_day": "来电时间（arrived）必须有日期，不能用 time_of_day。",
    "enum": "只能是 {expected}。",
    "literal": "只能是 {expected}。",
    "string_pattern": "代码只能用小写英文字母、数字和连字符。",
    "string_too_short": "不能为空。",
    "string_too_long": "太长。",
    "string": "应为文字；是、否、on、off 这类词请加引号。",
    "too_short": "至少要有一项。",
    "int": "应为整数。",
    "greater": "数值小于允许的范围。",
    "less": "数值大于允许的范围。",
    "tuple": "应为一项或列表。",
    "dict": "应为若干“词: 含义”。",
    "bool": "应为 true 或 false。",
}


def _reason_zh(error: ErrorDetails) -> str:
    facts = error.get("ctx", {})
    for beginning, reason in _REASONS_ZH.items():
        if error["type"].startswith(beginning):
            return reason.format(**facts)
    return "这个值无法识别。"


def _reason_en(error: ErrorDetails) -> str:
    return "this key is missing" if error["type"] == "missing" else error["msg"].rstrip(".")
