"""The choices of supervision."""

from enum import StrEnum


class ReminderLevel(StrEnum):
    """催办 重点催办."""

    ORDINARY = "ordinary"
    KEY = "key"


class NoticeLevel(StrEnum):
    """督办 重点督办（挂牌） 约谈, each graver than the one before."""

    ORDINARY = "ordinary"
    KEY = "key"
    SUMMONS = "summons"


# From the mildest to the gravest.
NOTICE_LEVELS = tuple(NoticeLevel)


class NoticeReason(StrEnum):
    """Why a notice is due."""

    MANUAL = "manual"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long_overdue"
    SENT_BACK_OFTEN = "sent_back_often"
    PASSED_ROUND = "passed_round"
    NOTICE_UNANSWERED = "notice_unanswered"
    OFTEN_OVERDUE = "often_overdue"


class NoticeState(StrEnum):
    """Where a supervision notice stands."""

    AWAITS_REPLY = "awaits_reply"
    REPLIED = "replied"
    ACCEPTED = "accepted"
    RECTIFYING = "rectifying"
    RECTIFIED = "rectified"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ProposalState(StrEnum):
    """A notice that the rules propose waits for a person."""

    OPEN = "open"
    ISSUED = "issued"
    DISMISSED = "dismissed"


class InstructionState(StrEnum):
    """A leader's instruction: 已批示 已转办 已回复 已办结."""

    GIVEN = "given"
    FORWARDED = "forwarded"
    REPLIED = "replied"
    COMPLETED = "completed"


class LeaderItemState(StrEnum):
    """A leader's item: 办理中 已报告 已批准销账."""

    OPEN = "open"
    REPORTED = "reported"
    APPROVED = "approved"


class AccountabilityKind(StrEnum):
    """What a department answers for: one overdue work order, or a month's rate."""

    OVERDUE_WORK_ORDER = "overdue_work_order"
    MONTHLY_RATE = "monthly_rate"


class AccountabilityStage(StrEnum):
    """提醒 说明情况 通报 约谈, each graver than the one before."""

    NOTICE = "notice"
    EXPLANATION_REQUIRED = "explanation_required"
    CIRCULAR = "circular"
    INTERVIEW = "interview"


ACCOUNTABILITY_STAGES = tuple(AccountabilityStage)


class AccountabilityOutcome(StrEnum):
    """追责 or 免予追责."""

    UPHELD = "upheld"
    WAIVED = "waived"


class DailyListKind(StrEnum):
    """What a daily list holds: 已超期 即将超期 未签收 重点领域."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    UNACKNOWLEDGED = "unacknowledged"
    FOCUS_AREA = "focus_area"


MANUAL = "manual"

REASONS: dict[NoticeReason, dict[str, str]] = {
    NoticeReason.MANUAL: {"zh": "督办员决定", "en": "decided by a supervision clerk"},
    NoticeReason.OVERDUE: {"zh": "已超过办理时限", "en": "the handling limit has run out"},
    NoticeReason.LONG_OVERDUE: {"zh": "超期多日仍未办理", "en": "overdue for days and still not handled"},
    NoticeReason.SENT_BACK_OFTEN: {"zh": "多次退单", "en": "sent back again and again"},
    NoticeReason.PASSED_ROUND: {"zh": "多家单位推转", "en": "passed round among several departments"},
    NoticeReason.NOTICE_UNANSWERED: {"zh": "督办单逾期未回复", "en": "a notice was not replied to in time"},
    NoticeReason.OFTEN_OVERDUE: {"zh": "当月多次超期", "en": "overdue again and again in a month"},
}


def trigger_in_words(trigger: str) -> dict[str, str]:
    """Why a reminder was sent, in both languages; a trigger is `manual`, `percent_80` or `hours_48`."""
    kind, _, amount = trigger.partition("_")
    match kind:
        case "percent" if amount == "100":
            return {"zh": "时限已到", "en": "The limit has run out."}
        case "percent":
            return {"zh": f"时限已用 {amount}%", "en": f"{amount}% of the limit is used up."}
        case "focus":
            return {"zh": "重点领域，即接即办", "en": "A focus area: to be handled at once."}
        case "hours":
            return {"zh": f"距到期不足 {amount} 小时", "en": f"Less than {amount} hours are left."}
    return {"zh": "人工催办", "en": "Sent by hand."}
