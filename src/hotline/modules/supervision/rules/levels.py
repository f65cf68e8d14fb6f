"""Which notice a work order's situation calls for."""

from dataclasses import dataclass
from decimal import Decimal

from .terms import Terms
from .words import NOTICE_LEVELS, NoticeLevel, NoticeReason


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a department is supervised over a work order, and how gravely."""

    is_overdue: bool = False
    # Working days since the due moment.
    overdue_working_days: Decimal = Decimal(0)
    send_backs: int = 0
    # How many departments have led the work order.
    units: int = 0
    # The department's overdue work orders of this month, this one among them.
    overdue_in_month: int = 0
    # The gravest notice that stands on the work order, and whether its reply is late.
    level: NoticeLevel | None = None
    is_reply_late: bool = False


@dataclass(frozen=True, slots=True)
class DueNotice:
    """A notice that is called for, and why."""

    level: NoticeLevel
    reason: NoticeReason


def notice_due(standing: Standing, terms: Terms) -> DueNotice | None:
    """The gravest notice that the situation calls for, whatever was issued before; none where nothing is wrong."""
    if standing.level is not None and standing.is_reply_late:
        raised = _above(standing.level)
        called_for = DueNotice(raised, NoticeReason.NOTICE_UNANSWERED)
    else:
        called_for = None
    candidates = [due for due in (called_for, *_by_the_work_order(standing, terms)) if due is not None]
    return max(candidates, key=lambda due: NOTICE_LEVELS.index(due.level), default=None)


def notice_to_propose(standing: Standing, terms: Terms) -> DueNotice | None:
    """The notice that is called for and graver than the one that stands already."""
    due = notice_due(standing, terms)
    if due is None or (standing.level is not None and not is_graver(due.level, standing.level)):
        return None
    return due


def is_graver(level: NoticeLevel, than: NoticeLevel) -> bool:
    """Whether one level comes after another."""
    return NOTICE_LEVELS.index(level) > NOTICE_LEVELS.index(than)


def _by_the_work_order(standing: Standing, terms: Terms) -> list[DueNotice]:
    found: list[DueNotice] = []
    if standing.is_overdue and standing.overdue_in_month >= terms.summons_after_overdue_in_month:
        found.append(DueNotice(NoticeLevel.SUMMONS, NoticeReason.OFTEN_OVERDUE))
    if standing.is_overdue and standing.overdue_working_days >= terms.key_after_working_days:
        found.append(DueNotice(NoticeLevel.KEY, NoticeReason.LONG_OVERDUE))
    if standing.send_backs > terms.key_after_send_backs:
        found.append(DueNotice(NoticeLevel.KEY, NoticeReason.SENT_BACK_OFTEN))
    if standing.units > terms.key_after_units:
        found.append(DueNotice(NoticeLevel.KEY, NoticeReason.PASSED_ROUND))
    if standing.is_overdue:
        found.append(DueNotice(NoticeLevel.ORDINARY, NoticeReason.OVERDUE))
    return found


def _above(level: NoticeLevel) -> NoticeLevel:
    return NOTICE_LEVELS[min(NOTICE_LEVELS.index(level) + 1, len(NOTICE_LEVELS) - 1)]
