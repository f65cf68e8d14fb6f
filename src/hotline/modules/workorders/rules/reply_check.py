"""What is looked for in a reply before it leaves the department."""

import re
from collections.abc import Collection, Iterator
from enum import StrEnum

from .personal import identity_numbers, mobile_numbers, plain


class FindingCode(StrEnum):
    """手机号码 身份证号 引用法规未收录 过度承诺 空话套话."""

    MOBILE_NUMBER = "mobile_number"
    IDENTITY_NUMBER = "identity_number"
    UNKNOWN_LAW = "unknown_law"
    OVER_SPAN = rf"{_NUMBER}\s*个?(?:工作日|小时|天|日|周|星期|月)(?:之?内)?"


_PROMISE = re.compile(rf"(?:保证|承诺|确保|一定)[^。；;!?]{{0,12}}?{_SPAN}[^。；;,，]{{0,8}}")
_TITLE = re.compile(r"《([^《》]{2,60})》")
# Only what is named like a law is looked up; a notice or a form may bear any title.
_LEGISLATION = re.compile(r"(?:法|条例|规定|办法|细则|法典|司法解释|决定)$")
_BRACKETS = re.compile(r"[((][^()()]*[))]")
_STATE = "中华人民共和国"
_EMPTY_PHRASES = ("高度重视，", "将进一步加强", "请耐心等待", "尽快给予答复", "正在积极协调", "按规定办理即可")


def check(*, answer: str, report: str, basis: str, known_laws: Collection[str]) -> tuple[Finding, ...]:
    """Every finding in the parts of a reply, each once, in the order of the codes.

    Personal data and citations are looked for in every part, wording only in what the requester is told. `known_laws`
    holds titles as `law_title` gives them.
    """
    return tuple(dict.fromkeys(_findings(answer, "\n".join((answer, report, basis)), known_laws)))


def law_title(title: str) -> str:
    """A law's title as it is compared: without the state's name before it and brackets behind it."""
    return _BRACKETS.sub("", plain(title)).strip().removeprefix(_STATE)


def _findings(answer: str, everything: str, known_laws: Collection[str]) -> Iterator[Finding]:
    for number in mobile_numbers(everything):
        yield Finding(FindingCode.MOBILE_NUMBER, number)
    for number in identity_numbers(everything):
        yield Finding(FindingCode.IDENTITY_NUMBER, number)
    for title in _TITLE.findall(everything):
        known = law_title(title)
        if _LEGISLATION.search(known) and known not in known_laws:
            yield Finding(FindingCode.UNKNOWN_LAW, f"《{title}》")
    for promise in _PROMISE.finditer(answer):
        yield Finding(FindingCode.OVER_PROMISE, promise.group())
    for phrase in _EMPTY_PHRASES:
        if phrase in answer:
            yield Finding(FindingCode.EMPTY_PHRASE, phrase)
