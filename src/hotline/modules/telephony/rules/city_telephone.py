"""What a city decides about its telephone, kept by version as the values that it wrote.

What belongs to the machine (ports, generated passwords) is added when the switch's configuration is made.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails

from hotline.modules.telephony.errors import CityTelephoneRefused, SwitchSettingRefused

from .standard_switch import standard_desks, standard_settings, test_trunk
from .switch_settings import (
    AgentPhone,
    EmergencyDesk,
    Line,
    Menu,
    OpeningSpan,
    OtherCentre,
    PhoneKind,
    Priorities,
    QueueSettings,
    Skill,
    SpecialDay,
    TelephonySettings,
    Transport,
    Trunk,
)

MOST_TELEPHONES = 5000
Values = Mapping[str, object]
Path = tuple[int | str, ...]
# The line on which a key stands in the text that somebody wrote, from 1; None where there is no such text.
LineOf = Callable[[Path], int | None]
MISTAKES = {
    "extra_forbidden": "没有这一项设置",
    "unexpected_keyword_argument": "没有这一项设置",
    "missing": "缺少这一项",
    "string_type": "应为文字，数字请加引号",
    "string_pattern_mismatch": "写法不对",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "tuple_type": "应为列表",
    "model_type": "应为若干“项目: 值”",
    "dataclass_type": "应为若干“项目: 值”",
    "enum": "不是可选的值",
    "time_parsing": "应为时间，如 08:00",
    "date_from_datetime_parsing": "应为日期，如 2027-01-01",
}
_Seconds = Annotated[int, Field(ge=1, le=86_400)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Telephones(_Entry):
    """So many telephones in a row from a number on, that serve the same queues."""

    first: Annotated[str, Field(pattern=r"^[0-9]{2,8}$")]
    count: Annotated[int, Field(ge=1, le=MOST_TELEPHONES)] = 1
    kind: PhoneKind = PhoneKind.DESK
    skills: tuple[Skill, ...] = ()
    is_encrypted: bool = False


class CityTrunk(_Entry):
    """A way in and out. The password of its `account` is not written here: the machine knows it."""

    code: str
    host: str
    port: int = 5060
    networks: tuple[str, ...] = ()
    transport: Transport = Transport.UDP
    is_encrypted: bool = False
    account: str = ""
    asks_every_seconds: int = 30


class Emergency(_Entry):
    """An emergency number, and the trunk that it is dialled on."""

    number: str
    trunk: str


class Expectations(_Entry):
    """What is expected of seats and queues, and from where on the live view raises an alarm. Spans are seconds."""

    after_call_seconds: _Seconds = 120
    stale_after_seconds: _Seconds = 15
    service_level_seconds: _Seconds = 15
    answer_rate_target: Annotated[Decimal, Field(gt=0, le=1, max_digits=5, decimal_places=4)] = Decimal("0.95")
    most_waiting: Annotated[int, Field(ge=1, le=10_000)] = 10
    longest_wait_seconds: _Seconds = 60


class Reason(_Entry):
    """Why an agent may be not ready."""

    code: Annotated[str, Field(pattern=r"^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$")]
    name: Annotated[str, Field(min_length=1, max_length=32)]
    name_en: Annotated[str, Field(min_length=1, max_length=32)]


class CityTelephone(_Entry):
    """Everything that a city decides; what it does not name is as on a machine on which nobody decided anything."""

    lines: tuple[Line, ...] = ()
    queues: tuple[QueueSettings, ...] = ()
    menu: Menu | None = None
    telephones: tuple[Telephones, ...] = ()
    trunks: tuple[CityTrunk, ...] = ()
    has_test_trunk: bool = False
    emergency: tuple[Emergency, ...] = ()
    hours: tuple[OpeningSpan, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    emergency_announcement: str = ""
    announces_recording: bool = True
    asks_for_rating: bool = True
    # Whoever pressed no key after an answered call is sent a link; the switch has no part in it.
    texts_rating_links: bool = False
    offers_return_calls: bool = True
    return_call_after_seconds: int = 60
    largest_number_of_calls: int = 100
    outbound_trunk: str = ""
    outbound_number: str = "12345"
    centres: tuple[OtherCentre, ...] = ()
    every_call_goes_to: str = ""
    priorities: Priorities = Priorities()
    expectations: Expectations = Expectations()
    reasons: tuple[Reason, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        codes = [reason.code for reason in self.reasons]
        if len(set(codes)) != len(codes):
            raise SwitchSettingRefused(
                setting="reasons", field="reasons", rule_zh="代码不重复的原因", rule_en="reasons with different codes"
            )
        # Whatever the switch could not be set to is refused here, before anybody relies on it.
        self.settings(lambda number: "a-password-of-nobody", test_trunk_port=1)
        return self

    @property
    def values(self) -> dict[str, object]:
        """What differs from a machine's own, as it is kept and shown."""
        told: dict[str, object] = TypeAdapter(CityTelephone).dump_python(self, mode="json", exclude_defaults=True)
        return told

    def completed(self) -> "CityTelephone":
        """The same, with what the city left to the machine written out: what callers and agents really meet."""
        usual = standard_settings(lambda number: "a-password-of-nobody", test_trunk_port=1, first_desk_port=2)
        return self.model_copy(
            update={
                "lines": self.lines or usual.lines,
                "queues": self.queues or usual.queues,
                "menu": self.menu or usual.menu,
                "telephones": self.telephones or tuple(_rows(usual.agents)),
            }
        )

    def settings(
        self,
        secret_of: Callable[[str], str],
        *,
        test_trunk_port: int,
        trunk_secret_of: Callable[[str], str] = lambda code: "a-password-of-nobody",
    ) -> TelephonySettings:
        """What the switch is set to. `secret_of` gives a telephone's password, `trunk_secret_of` an account's."""
        usual = standard_settings(secret_of, test_trunk_port=test_trunk_port, first_desk_port=test_trunk_port + 1)
        trunks = [_trunk(trunk, trunk_secret_of) for trunk in self.trunks]
        if self.has_test_trunk or not trunks:
            trunks.append(test_trunk(test_trunk_port))
        named = tuple(EmergencyDesk(each.number, each.trunk) for each in self.emergency)
        return TelephonySettings(
            lines=self.lines or usual.lines,
            trunks=tuple(trunks),
            queues=self.queues or usual.queues,
            menu=self.menu or usual.menu,
            agents=tuple(_phones(self.telephones, secret_of)) or usual.agents,
            emergency_desks=named or standard_desks(test_trunk_port + 1),
            hours=self.hours,
            special_days=self.special_days,
            emergency_announcement=self.emergency_announcement,
            announces_recording=self.announces_recording,
            asks_for_rating=self.asks_for_rating,
            offers_return_calls=self.offers_return_calls,
            return_call_after_seconds=self.return_call_after_seconds,
            largest_number_of_calls=self.largest_number_of_calls,
            outbound_trunk=self.outbound_trunk or trunks[0].code,
            outbound_number=self.outbound_number,
            centres=self.centres,
            every_call_goes_to=self.every_call_goes_to,
            priorities=self.priorities,
        )


def city_telephone(values: object, line_of: LineOf = lambda path: None) -> CityTelephone:
    """The decisions that these values tell; refused with the key at fault, and its line where `line_of` knows it."""
    try:
        return CityTelephone.model_validate(values)
    except ValidationError as error:
        raise _refused(error.errors(include_url=False)[0], line_of) from error


def _refused(first: ErrorDetails, line_of: LineOf) -> CityTelephoneRefused:
    path = tuple(first["loc"])
    key = ".".join(str(step) for step in path)
    cause = first.get("ctx", {}).get("error")
    reason_zh, reason_en = MISTAKES.get(first["type"], "格式不对或超出范围"), first["msg"]
    if isinstance(cause, SwitchSettingRefused):
        reason_zh, reason_en = f"应为{cause.facts['rule_zh']}", f"it must be {cause.facts['rule_en']}"
        within = str(cause.facts["setting"])
        # What was compared across the whole is named by its own path; what lies in one entry by that entry's.
        path = path or tuple(within.split("."))
        key = f"{key} ({within})" if key else within
    line = line_of(path)
    return CityTelephoneRefused(
        field=key or "—",
        key=key or "—",
        line=line,
        where_zh=f"（第 {line} 行）" if line else "",
        where_en=f" (line {line})" if line else "",
        reason_zh=reason_zh,
        reason_en=reason_en,
    )


def changed_keys(before: CityTelephone, after: CityTelephone) -> list[str]:
    """The names of what differs, in order."""
    return [name for name in CityTelephone.model_fields if getattr(before, name) != getattr(after, name)]


def _trunk(trunk: CityTrunk, secret_of: Callable[[str], str]) -> Trunk:
    return Trunk(
        trunk.code,
        trunk.host,
        trunk.port,
        trunk.networks,
        trunk.transport,
        trunk.is_encrypted,
        trunk.account,
        secret_of(trunk.code) if trunk.account else "",
        trunk.asks_every_seconds,
    )


def _rows(phones: tuple[AgentPhone, ...]) -> Iterator[Telephones]:
    """Telephones that follow each other and are alike, as one row."""
    for (_, kind, skills), row in groupby(
        enumerate(phones), lambda each: (int(each[1].number) - each[0], each[1].kind, each[1].skills)
    ):
        numbers = [phone.number for _, phone in row]
        yield Telephones(first=numbers[0], count=len(numbers), kind=kind, skills=skills)


def _phones(rows: tuple[Telephones, ...], secret_of: Callable[[str], str]) -> Iterator[AgentPhone]:
    for row in rows:
        for offset in range(row.count):
            number = str(int(row.first) + offset).zfill(len(row.first))
            yield AgentPhone(number, secret_of(number), row.kind, row.skills, is_encrypted=row.is_encrypted)
