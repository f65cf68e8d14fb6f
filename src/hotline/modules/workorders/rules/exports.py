"""Who may take how much of the list away, and what no cell of a sheet may hold."""

import re
from collections.abc import Collection
from enum import StrEnum

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy

# Analysts take data out to work on it, so each of their exports is looked at.
ROLES_ALWAYS_APPROVED = frozenset({"analyst"})

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0, and so a sheet, cannot hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class ExportState(StrEnum):
    """待审批 已驳回 排队中 生成中 可下载 失败 已过期."""

    AWAITING_APPROVAL = "awaiting_approval"
    REFUSED = "refused"
    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


def needs_approval(row_count: int, role_codes: Collection[str], policy: HandlingPolicy = STARTING_POLICY) -> bool:
    """Whether somebody else has to agree before the file is written: it holds more than a desk needs to look at."""
    return row_count > policy.export_rows_without_approval or bool(ROLES_ALWAYS_APPROVED & set(role_codes))


def harmless(text: str) -> str:
    """The text as a cell that no program takes for a formula."""
    printable = _UNPRINTABLE.sub("", text)
    return f"'{printable}" if printable.startswith(_FORMULA) else printable


def watermark(*, name: str, staff_number: str, moment: str, purpose: str) -> str:
    """Who took it, when and what for: on every sheet and every printed page."""
    return f"{name}（工号 {staff_number or '无'}） {moment} 用途：{purpose}"


def page_text(text: str) -> str:
    """A text as a printed page's header takes it: `&` begins a code there, and 255 signs are the most."""
    return text.replace("&", "&&")[:250]
