"""What in a text tells of an emergency, and which service it belongs to."""

import re
from dataclasses import dataclass

from .words import EmergencyService, Urgency


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger or a wide failure: the pattern that tells of it, how urgent it is, and who is called for it."""

    pattern: "re.Pattern[str]"
    urgency: Urgency
    service: EmergencyService | None = None


@dataclass(frozen=True, slots=True)
class UrgencyCheck:
    """How urgent a text sounds, the service to call, and the words that say so, in their order in the text."""

    urgency: Urgency
    service: EmergencyService | None
    words: tuple[str, ...]


def _emergency(service: EmergencyService, pattern: str) -> Sign:
    return Sign(re.compile(pattern), Urgency.EMERGENCY, service)


def _urgent(pattern: str) -> Sign:
    return Sign(re.compile(pattern), Urgency.URGENT)


_GAS = r"(?:煤气|燃气|天然气|液化气)"
_UTILITY = r"(?:停水|断水|停电|断电|停气|断气|停暖)"
_WIDE = r"(?:整栋|整个小区|整个村|全村|全小区|整片|大面积|多个小区)"
_NUMBER = r"(?:[两二三四五六七八九十]|[1-9]\d*)"

# In the order in which a service is chosen where a text tells of several dangers.
SIGNS = (
    _emergency(EmergencyService.FIRE, _GAS + r"(?:泄漏|泄露|漏气|味道?(?:很|非常|特别|太)?[重浓大]|爆炸)"),
    _emergency(EmergencyService.FIRE, r"漏(?:煤气|燃气|天然气)|(?:着火|起火|失火|冒(?:浓)?烟|火灾)"),
    _emergency(EmergencyService.FIRE, r"(?:消防|安全|疏散)通道.{0,6}(?:堵|占|锁)|消防栓.{0,4}没水"),
    _emergency(EmergencyService.FIRE, r"(?:电梯.{0,8}(?:困|被关)|困在.{0,4}电梯)"),
    _emergency(
        EmergencyService.FIRE, r"(?:房屋|楼房|房子|墙体|楼板|厂房|桥梁?).{0,6}(?:倒塌|垮塌|坍塌|快塌|要塌|倾斜)"
    ),
    _emergency(EmergencyService.FIRE, r"溺水|落水|掉进?(?:河|湖|水库|江|池塘)"),
    _emergency(EmergencyService.AMBULANCE, r"受伤|流血|昏迷|晕倒|不省人事|中毒|触电|砸伤|摔伤"),
    _emergency(EmergencyService.POLICE, r"(?:电线|高压线|电缆)(?:.{0,4})(?:断|掉|垂)(?:落|了|下)?"),
    _emergency(EmergencyService.POLICE, r"(?:井盖).{0,6}(?:丢|没了|不见|缺失|缺了|被偷|塌)"),
    _emergency(EmergencyService.POLICE, r"(?:路面|道路|马路|地面).{0,6}(?:塌陷|坍塌|塌了|大坑)"),
    _emergency(EmergencyService.POLICE, r"持刀|打架|抢劫|跳楼|轻生|自杀|绑架"),
    _emergency(EmergencyService.TRAFFIC_POLICE, r"车祸|撞车|交通事故"),
    _urgent(_WIDE + r".{0,8}" + _UTILITY),
    _urgent(_UTILITY + r"(?:已经|了|有|超过|快)*" + _NUMBER + r"(?:天|日)"),
    _urgent(r"(?:水管|管道|暖气管).{0,4}(?:爆|破裂)|爆管"),
    _urgent(r"(?:红绿灯|信号灯).{0,6}(?:坏|不亮|失灵|故障)"),
    _urgent(r"(?:排放|偷排|倾倒).{0,6}(?:污水|废水|废气|化学|有毒)|(?:污染|刺鼻)"),
    _urgent(r"集体(?:上访|讨薪|维权)|聚集|" + _NUMBER + r"(?:多|余)?(?:名|个)(?:农民工|工人|业主|村民)"),
)


def check_urgency(text: str) -> UrgencyCheck:
    """How urgent a text sounds: the weightiest sign decides, and of equals the first in the list."""
    found = [(sign, match) for sign in SIGNS for match in sign.pattern.finditer(text)]
    words = tuple(dict.fromkeys(match[0] for _, match in sorted(found, key=lambda one: one[1].start())))
    for urgency in (Urgency.EMERGENCY, Urgency.URGENT):
        for sign, _ in found:
            if sign.urgency is urgency:
                return UrgencyCheck(urgency, sign.service, words)
    return UrgencyCheck(Urgency.ORDINARY, None, ())
