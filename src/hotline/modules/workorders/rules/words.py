"""The choices on a work order."""

from enum import StrEnum


class RequestType(StrEnum):
    """咨询 求助 投诉 举报 建议 表扬."""

    INQUIRY = "inquiry"
    ASSISTANCE = "assistance"
    COMPLAINT = "complaint"
    IRREGULARITY_REPORT = "irregularity_report"
    SUGGESTION = "suggestion"
    COMMENDATION = "commendation"


class Urgency(StrEnum):
    """一般 紧急 特急. An emergency (突发事件) has a limit of hours."""

    ORDINARY = "ordinary"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Channel(StrEnum):
    """How a request reached the hotline."""

    PHONE = "phone"
    WECHAT = "wechat"
    WEBSITE = "website"
    APP = "app"
    MAYOR_MAILBOX = "mayor_mailbox"
    PROVINCE = "province"
    EMERGENCY_LINE = "emergency_line"
    OTHER = "other"
