"""The responsibility list as rows of a workbook."""

from dataclasses import dataclass

from hotline.modules.founding.rules.reading import Line, Reading, Reason
from hotline.modules.founding.rules.sheets import Column, Sheet, Workbook
from hotline.modules.workorders.rules.responsibility import entry_code
from hotline.modules.workorders.rules.wording import REQUEST_TYPES

from .planning import Present, Table, Texts

TYPE_WORDS = {zh: code for code, (zh, _) in REQUEST_TYPES.items()}
URGENCY_WORDS = {"一般": "ordinary", "紧急": "urgent", "特急": "emergency"}
UNIT_WORDS = {"工作日": "working_day", "工作时": "working_hour", "自然日": "day", "小时": "hour", "分钟": "minute"}
MOST_DAYS = 3650
# What a line is for: it stays through the line's versions.
REMIT_HEADINGS = ("分类编码", "适用区划代码", "诉求类型", "紧急程度")

RESPONSIBILITIES = Sheet(
    "权责清单",
    (
        Column("条目编码", "不填则由分类、区划和承办单位组成", longest=96, is_code=True),
        Column("分类编码", "诉求分类的编码，任何一级", is_required=True, longest=32),
        Column("适用区划代码", "只适用于该区划，不填则全市", longest=12),
        Column("诉求类型", "不填则适用于全部", choices=tuple(TYPE_WORDS)),
        Column("紧急程度", "不填则适用于全部", choices=tuple(URGENCY_WORDS)),
        Column("承办单位编码", "牵头办理的机构", is_required=True, longest=32),
        Column("协办单位编码", "可填多个，用顿号分开", longest=400),
        Column("抄送单位编码", "可填多个，用顿号分开", longest=400),
        Column("依据", "三定方案、法规条文等", is_required=True, longest=256),
        Column("时限", "不填则按时限规则", longest=4),
        Column("时限单位", "填了时限时必填", choices=tuple(UNIT_WORDS)),
    ),
    (
        ("", "0101", "", "", "", "CG", "", "", "三定方案第三条", "", ""),
        ("", "0101", "990102", "投诉", "", "QS-CG", "CG", "QS", "区政府办发〔2024〕5号", "3", "工作日"),
    ),
)
RESPONSIBILITIES_BOOK = Workbook("权责清单.xlsx", (RESPONSIBILITIES,))


def codes_in(text: str) -> list[str]:
    """The codes written in one cell."""
    for separator in ("，", ",", "；", ";", " "):
        text = text.replace(separator, "、")
    return [code for code in text.split("、") if code]


def _normalised(texts: Texts, before: Texts | None) -> Texts:
    """A line without a code is named after what it is for."""
    named = texts["条目编码"] or entry_code(texts["分类编码"], texts["适用区划代码"], texts["承办单位编码"])
    lists = {heading: "、".join(codes_in(texts[heading])) for heading in ("协办单位编码", "抄送单位编码")}
    return {**texts, **lists, "条目编码": named}


LINES = Table(RESPONSIBILITIES, "条目编码", "依据", _normalised)


@dataclass(frozen=True, slots=True)
class Known:
    """What lines may name."""

    categories: frozenset[str]
    divisions: frozenset[str]
    handling: frozenset[str]
    closed: frozenset[str]


def check_lines(lines: Reading, present: Present, known: Known) -> None:
    """Codes that exist, limits that are whole, no second line for the same matter and department."""
    taken = {_matter(texts): key for key, texts in present.items()}
    for line in lines.lines:
        _check_codes(lines, line, known)
        _check_limit(lines, line)
        before = present.get(line["条目编码"])
        if line["条目编码"] in known.closed:
            reason = Reason("该条目已停用，请换一个编码", "this line is closed; take another code")
            lines.object_to(line, "条目编码", reason)
        for heading in REMIT_HEADINGS:
            if before is not None and before[heading] != line[heading]:
                reason = Reason("条目的适用范围不能改，请停用后另立", "a line keeps what it is for")
                lines.object_to(line, heading, reason)
        other = taken.setdefault(_matter(line.texts), line["条目编码"])
        if other != line["条目编码"]:
            lines.object_to(line, "分类编码", Reason(f"与条目“{other}”相同", f"says the same as the line “{other}”"))


def _matter(texts: Texts) -> tuple[str, ...]:
    return tuple(texts[heading] for heading in (*REMIT_HEADINGS, "承办单位编码"))


def _check_codes(lines: Reading, line: Line, known: Known) -> None:
    for heading, codes, among in (
        ("分类编码", [line["分类编码"]], known.categories),
        ("适用区划代码", [line["适用区划代码"]], known.divisions),
        ("承办单位编码", [line["承办单位编码"]], known.handling),
        ("协办单位编码", codes_in(line["协办单位编码"]), known.handling),
        ("抄送单位编码", codes_in(line["抄送单位编码"]), known.handling),
    ):
        for code in codes:
            if code and code not in among:
                lines.object_to(line, heading, Reason(f"没有编码“{code}”", f"there is no code “{code}”"))


def _check_limit(lines: Reading, line: Line) -> None:
    amount = line["时限"]
    if amount and not (amount.isdecimal() and 1 <= int(amount) <= MOST_DAYS):
        lines.object_to(line, "时限", Reason("应为正整数", "takes a whole number above zero"))
    if bool(amount) != bool(line["时限单位"]):
        reason = Reason("时限和单位须同时填写", "a limit needs its unit, and a unit its limit")
        lines.object_to(line, "时限单位", reason)
