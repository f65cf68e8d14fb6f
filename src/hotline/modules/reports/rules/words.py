"""The words of reports."""

from enum import StrEnum


class ReportType(StrEnum):
    """日报 周报 月报 年报 专报."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    SPECIAL = "special"


PERIODIC = (ReportType.DAILY, ReportType.WEEKLY, ReportType.MONTHLY, ReportType.YEARLY)


class ReportState(StrEnum):
    """起草 待审 已审 已印发. A report that was returned is a draft again."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"


class ReportStep(StrEnum):
    """What is done with a report; each is recorded."""

    DRAFT = "draft"
    REFRESH = "refresh"
    EDIT = "edit"
    EXPLAIN = "explain"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    ISSUE = "issue"
    DELIVER = "deliver"
    RECEIVE = "receive"
    CORRECT = "correct"


class ComparedWith(StrEnum):
    """环比 同比."""

    LAST_PERIOD = "last_period"
    LAST_YEAR = "last_year"


class ListKind(StrEnum):
    """What a report can list."""

    HOT_TOPICS = "hot_topics"
    OVERDUE_ORDERS = "overdue_orders"
    FOCUS_AREAS = "focus_areas"
    DISTRICTS = "districts"
    KEY_ENTERPRISES = "key_enterprises"
    SAFETY_MATTERS = "safety_matters"


class DeliveryMeans(StrEnum):
    """How a report reaches its reader: 纸质 公文系统 电子邮件 传真 当面."""

    PAPER = "paper"
    DOCUMENT_SYSTEM = "document_system"
    MAIL = "mail"
    FAX = "fax"
    IN_PERSON = "in_person"
