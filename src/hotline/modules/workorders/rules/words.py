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


class ApprovalKind(StrEnum):
    """What a department applies for: 退单 延期 承诺办理 剔除."""

    SEND_BACK = "send_back"
    EXTENSION = "extension"
    PROMISE = "promise"
    EXCLUSION = "exclusion"


class SendBackOutcome(StrEnum):
    """同意退单 or 驳回退单."""

    UPHELD = "upheld"
    REFUSED = "refused"


class Part(StrEnum):
    """A department's part in a work order: 主办 协办 抄送."""

    LEAD = "lead"
    SUPPORTING = "supporting"
    COPIED = "copied"


class Outcome(StrEnum):
    """What handling came to, in the department's own words: 已解决 部分解决 未解决 (解释说明)."""

    SOLVED = "solved"
    PARTLY_SOLVED = "partly_solved"
    EXPLAINED = "explained"
    UNSOLVED = "unsolved"


class DeclineGround(StrEnum):
    """Why the hotline does not take a request on: another lawful way leads to it, or none may."""

    LITIGATION = "litigation"
    DISCIPLINE = "discipline"
    RECONSIDERATION = "reconsideration"
    DISCLOSURE = "disclosure"
    PETITION_ACCEPTED = "petition_accepted"
    SECRECY = "secrecy"
    UNLAWFUL = "unlawful"
    NOT_GOVERNMENT = "not_government"


class EmergencyService(StrEnum):
    """The services that emergencies are transferred to, by their numbers."""

    POLICE = "110"
    FIRE = "119"
    AMBULANCE = "120"
    TRAFFIC_POLICE = "122"


class FocusArea(StrEnum):
    """Matters that are delivered at once and listed daily: 欠薪 安全生产 农村饮水 农村住房 矛盾纠纷."""

    WAGE_ARREARS = "wage_arrears"
    WORKPLACE_SAFETY = "workplace_safety"
    RURAL_WATER = "rural_water"
    RURAL_HOUSING = "rural_housing"
    DISPUTES = "disputes"


class RetentionClass(StrEnum):
    """How long an archived file is kept: 短期 长期 永久."""

    SHORT = "short"
    LONG = "long"
    PERMANENT = "permanent"


class DuplicateAnswer(StrEnum):
    """What a possible duplicate is that is not merged: 关联 不是同一事项."""

    RELATED = "related"
    DISTINCT = "distinct"
