"""Which values may reach the switch's configuration: a closed alphabet for each kind, everything else is refused."""

import ipaddress
import re
from datetime import time

from hotline.modules.telephony.errors import SwitchSettingRefused

# Always matched as a whole: `$` would let a line break through at the end.
CODE = re.compile(r"[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?")
NUMBER = re.compile(r"\+?[0-9]{1,20}")
EXTENSION = re.compile(r"[0-9]{2,8}")
HOST = re.compile(
    r"(?=.{1,253}\Z)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
NAME = re.compile(r"[\w ·.()（）-]{1,64}")
SECRET = re.compile(r"[A-Za-z0-9_-]{8,128}")
ACCOUNT = re.compile(r"[A-Za-z0-9_.+-]{1,64}")
DIGIT = re.compile(r"[0-9]")
# Sections of the switch's files that mean something else than a queue or a trunk.
RESERVED = {"general", "default", "global", "globals", "system", "telephone", "none"}
RESERVED_BEGINNINGS = ("transport-", "rule-", "hotline-")
PORTS = range(1, 65536)


def code(value: str, field: str) -> None:
    """A code of our own: lower-case letters, digits and hyphens."""
    if value in RESERVED or value.startswith(RESERVED_BEGINNINGS):
        raise SwitchSettingRefused(
            setting=field,
            field=field,
            rule_zh=f"交换机自用的“{value}”以外的代码",
            rule_en=f"another code than the switch's own “{value}”",
        )
    _match(CODE, value, field, "小写字母、数字和连字符", "lower-case letters, digits and hyphens")


def number(value: str, field: str) -> None:
    """A telephone number."""
    _match(NUMBER, value, field, "最多 20 位数字，可以 + 开头", "up to 20 digits, with a + before them or not")


def extension(value: str, field: str) -> None:
    """An internal number."""
    _match(EXTENSION, value, field, "2 至 8 位数字", "2 to 8 digits")


def host(value: str, field: str) -> None:
    """A host's name or address."""
    if not _is_address(value):
        _match(HOST, value, field, "主机名或 IP 地址", "a host name or an IP address")


def network(value: str, field: str) -> None:
    """An address, or a network as `192.0.2.0/28`."""
    try:
        ipaddress.ip_network(value)
    except ValueError as failure:
        raise SwitchSettingRefused(
            setting=field, field=field, rule_zh="IP 地址或网段", rule_en="an IP address or network"
        ) from failure


def address(value: str, field: str) -> None:
    """An IP address to listen on."""
    if not _is_address(value):
        raise SwitchSettingRefused(setting=field, field=field, rule_zh="IP 地址", rule_en="an IP address")


def ipv4_address(value: str, field: str) -> None:
    """An IPv4 address to listen on."""
    if not _is_address(value) or ":" in value:
        raise SwitchSettingRefused(setting=field, field=field, rule_zh="IPv4 地址", rule_en="an IPv4 address")


def port(value: int, field: str) -> None:
    """A port's number."""
    bounded(value, field, PORTS.start, PORTS.stop - 1)


def name(value: str, field: str) -> None:
    """A name for people, without signs that mean something to the switch."""
    _match(
        NAME, value, field, "文字、数字、空格和 · . - ( )，最多 64 字", "letters, digits, spaces, · . - ( ), at most 64"
    )


def secret(value: str, field: str) -> None:
    """A password of a telephone or a trunk."""
    _match(SECRET, value, field, "8 至 128 位字母、数字、- 和 _", "8 to 128 letters, digits, - and _")


def account(value: str, field: str) -> None:
    """An account at a carrier."""
    _match(ACCOUNT, value, field, "字母、数字和 _ . + -", "letters, digits and _ . + -")


def digit(value: str, field: str) -> None:
    """One key of a telephone."""
    _match(DIGIT, value, field, "一位数字", "one digit")


def spoken(value: str, field: str, longest: int = 500) -> None:
    """A text to be read aloud: anything that can be printed."""
    if len(value) > longest or not value.isprintable():
        raise SwitchSettingRefused(
            setting=field,
            field=field,
            rule_zh=f"一行文字，最多 {longest} 字",
            rule_en=f"one line, at most {longest} characters",
        )


def bounded(value: int, field: str, least: int, most: int) -> None:
    """A whole number between two bounds, both included."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise SwitchSettingRefused(
            setting=field,
            field=field,
            rule_zh=f"{least} 至 {most} 的整数",
            rule_en=f"a whole number from {least} to {most}",
        )


def later(value: time, field: str, *, than: time) -> None:
    """A time of day after another one, both without a zone."""
    if value.tzinfo is not None or than.tzinfo is not None or not than < value:
        raise SwitchSettingRefused(
            setting=field, field=field, rule_zh="晚于开始时间", rule_en="later than the beginning"
        )


def different(values: list[str], field: str) -> None:
    """No value twice."""
    if len(set(values)) != len(values):
        raise SwitchSettingRefused(setting=field, field=field, rule_zh="不得重复", rule_en="each one different")


def known(value: str, field: str, among: set[str]) -> None:
    """A code that is defined."""
    if value not in among:
        raise SwitchSettingRefused(setting=field, field=field, rule_zh="已定义的代码", rule_en="a code that is defined")


def encrypted_signalling(is_encrypted: bool, field: str) -> None:
    """TLS, where the keys of the sound travel."""
    if not is_encrypted:
        raise SwitchSettingRefused(
            setting=field,
            field=field,
            rule_zh="tls：加密通话的密钥随信令传送",
            rule_en="tls: the keys of encrypted sound travel with the signalling",
        )


def _match(pattern: re.Pattern[str], value: str, field: str, rule_zh: str, rule_en: str) -> None:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise SwitchSettingRefused(setting=field, field=field, rule_zh=rule_zh, rule_en=rule_en)


def _is_address(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    # A zone (`fe80::1%eth0`) takes any character.
    return "%" not in value
