"""What is looked for in a reply before it leaves the department."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .personal import identity_numbers, mobile_numbers, plain


class FindingCode(StrEnum):
    """手机号码 身份证号 法规未收录 限期承诺 空泛表述."""

    MOBILE_NUMBER = "mobile_number"
    IDENTITY_NUMBER = "identity_number"
    UNKNOWN_LAW = "unknown_law"
    OVER_PROMISE = "over_promise"
    EMPTY_PHRASE = "empty_phrase"


class Severity(StrEnum):
    """What blocks must be taken out; what warns may be overruled, which is recorded."""

    BLOCKS = "blocks"
    WARNS = "warns"


class ReplyPart(StrEnum):
    """对诉求人的答复 办理情况报告 政策依据."""

    ANSWER = "answer"
    REPORT = "report"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a reply that should not leave the department as it is: the words in question, and in which part."""

    code: FindingCode
    excerpt: str
    part: ReplyPart = ReplyPart.ANSWER

    @property
    def severity(self) -> Severity:
        """Whether it can be overruled."""
        return Severity.WARNS if self.code in _OVERRULABLE else Severity.BLOCKS

    def text(self, language: str) -> str:
        """What is wrong and what to do, in `zh` or `en`."""
        return _TEXTS[self.code][language]


_OVERRULABLE = frozenset({FindingCode.OVER_PROMISE, FindingCode.EMPTY_PHRASE})
_TEXTS: dict[FindingCode, dict[str, str]] = {
    FindingCode.MOBILE_NUMBER: {
        "zh": "含有手机号码，属于个人信息，请删去或改为单位公开电话。",
        "en": "It contains a mobile number, which is personal: take it out, or give the office's public number.",
    },
    FindingCode.IDENTITY_NUMBER: {
        "zh": "含有身份证号，属于个人信息，请删去。",
        "en": "It contains an identity number, which is personal: take it out.",
    },
    FindingCode.UNKNOWN_LAW: {
        "zh": (
            "引用的法规不在已知法规名录中，请核对名称后重新填写；"
            "确为现行规定的，请管理员写入法规名录文件（HOTLINE_KNOWN_LAWS）。"
        ),
        "en": (
            "It cites a law that is not on the list of known laws: check its title, "
            "or have it added to the city's own (HOTLINE_KNOWN_LAWS)."
        ),
    },
    FindingCode.OVER_PROMISE: {
        "zh": "含有限期承诺，如不能确保请改为客观表述；确有把握可确认后保留。",
        "en": "It promises a time: say it factually unless it is certain; you may keep it, which is recorded.",
    },
    FindingCode.EMPTY_PHRASE: {
        "zh": "含有空泛表述，请写明做了什么、结果如何；确需保留可确认后保留。",
        "en": "It contains an empty phrase: say what was done and what came of it; you may keep it, which is recorded.",
    },
}

_AMOUNT = r"(?:\d+|[一二两三四五六七八九十百半]+)"
_TIME = rf"{_AMOUNT}\s*个?(?:工作日|小时|天|日|周|星期|月)(?:之?内)?"
_PROMISE = re.compile(rf"(?:保证|承诺|确保|一定)[^。；;!?]{{0,12}}?{_TIME}[^。；;,，]{{0,8}}")
_TITLE = re.compile(r"《([^《》]{2,60})》")
# Only what is named like a law is looked up; a notice or a form may bear any title.
_LEGISLATION = re.compile(r"(?:法|条例|规定|办法|细则|法典|司法解释|决定)$")
_BRACKETS = re.compile(r"\([^()]*\)")
_STATE = "中华人民共和国"
_EMPTY_PHRASES = ("高度重视，", "将进一步加强", "请耐心等待", "尽快给予答复", "正在积极协调", "按规定办理即可")


def check(*, answer: str, report: str, basis: str, known_laws: Collection[str]) -> tuple[Finding, ...]:
    """Every finding in the parts of a reply, each once in a part: personal data and laws first, then wording.

    Personal data and citations are looked for in every part, wording only in what the requester is told. `known_laws`
    holds titles as `law_title` gives them.
    """
    parts = {ReplyPart.ANSWER: answer, ReplyPart.REPORT: report, ReplyPart.BASIS: basis}
    found = (Finding(code, excerpt, part) for part, text in parts.items() for code, excerpt in _of(text, known_laws))
    wording = (Finding(code, excerpt) for code, excerpt in _of_wording(answer))
    return tuple(dict.fromkeys((*found, *wording)))


def law_title(title: str) -> str:
    """A law's title as it is compared: without the state's name before it and brackets behind it."""
    return _BRACKETS.sub("", plain(title)).strip().removeprefix(_STATE)


def _of(text: str, known_laws: Collection[str]) -> Iterator[tuple[FindingCode, str]]:
    for number in mobile_numbers(text):
        yield FindingCode.MOBILE_NUMBER, number
    for number in identity_numbers(text):
        yield FindingCode.IDENTITY_NUMBER, number
    for title in _TITLE.findall(text):
        known = law_title(title)
        if _LEGISLATION.search(known) and known not in known_laws:
            yield FindingCode.UNKNOWN_LAW, f"《{title}》"


def _of_wording(answer: str) -> Iterator[tuple[FindingCode, str]]:
    for promise in _PROMISE.finditer(answer):
        yield FindingCode.OVER_PROMISE, promise.group()
    for phrase in _EMPTY_PHRASES:
        if phrase in answer:
            yield FindingCode.EMPTY_PHRASE, phrase
