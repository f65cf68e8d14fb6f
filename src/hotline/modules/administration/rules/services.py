"""Services by the day as rows of a workbook: what channels report that was answered without a work order."""

from datetime import date

from hotline.modules.founding.rules.reading import Reading, Reason
from hotline.modules.founding.rules.sheets import Column, Sheet, Workbook
from hotline.modules.workorders.rules.wording import CHANNELS

from .planning import Table, Texts
from .responsibilities import TYPE_WORDS

CHANNEL_WORDS = {zh: code for code, (zh, _) in CHANNELS.items()}
FIRST_DAY = date(1983, 1, 1)  # The first mayor's line of a Chinese city opened in September of that year.

SERVICES = Sheet(
    "服务量",
    (
        Column("日期", "如 2026-03-05，不晚于昨日", is_required=True, longest=10),
        Column("渠道", "提供服务的渠道", is_required=True, choices=tuple(CHANNEL_WORDS)),
        Column("诉求类型", "服务的类型", is_required=True, choices=tuple(TYPE_WORDS)),
        Column("服务量", "当日未形成工单即答复的件数；形成工单的由平台自行统计", is_required=True, longest=9),
    ),
    (("2026-03-05", "微信", "咨询", "1280"), ("2026-03-05", "网站", "咨询", "316")),
)
SERVICES_BOOK = Workbook("服务量.xlsx", (SERVICES,))


def _normalised(texts: Texts, before: Texts | None) -> Texts:
    """A cell that Excel took for a date carries a time of day; it says the same day."""
    return {**texts, "日期": texts["日期"].removesuffix(" 00:00:00").replace("/", "-")}


SERVICE_DAYS = Table(SERVICES, "日期", "服务量", _normalised, further=("渠道", "诉求类型"))


def check_services(lines: Reading, today: date) -> None:
    """Days that are over, and whole numbers."""
    for line in lines.lines:
        if (reason := _complaint_about_day(line["日期"], today)) is not None:
            lines.object_to(line, "日期", reason)
        if line["服务量"] and not (line["服务量"].isascii() and line["服务量"].isdecimal()):
            lines.object_to(line, "服务量", Reason("应为不小于零的整数", "takes a whole number, zero or more"))


def _complaint_about_day(text: str, today: date) -> Reason | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Reason("应写作 2026-03-05 的样子", "is written like 2026-03-05") if text else None
    if day >= today:
        return Reason("当日尚未结束，只能填写已过去的日期", "the day is not over; enter days that are")
    return Reason("日期过早", "lies too far back") if day < FIRST_DAY else None
