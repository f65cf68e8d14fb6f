"""Every permission there is. A route names one; a role bundles several."""

from enum import StrEnum


class Permission(StrEnum):
    """What a person may do. Where he may do it follows from his department."""

    REGISTER_WORK_ORDERS = "register_work_orders"
    ANSWER_WORK_ORDERS = "answer_work_orders"
    DISPATCH_WORK_ORDERS = "dispatch_work_orders"
    ACKNOWLEDGE_WORK_ORDERS = "acknowledge_work_orders"
    REPLY_TO_WORK_ORDERS = "reply_to_work_orders"
    REVIEW_WORK_ORDERS = "review_work_orders"
    RECORD_CALLBACKS = "record_callbacks"
    ARCHIVE_WORK_ORDERS = "archive_work_orders"
    READ_WORK_ORDERS = "read_work_orders"
    READ_ALL_WORK_ORDERS = "read_all_work_orders"
    DISCLOSE_REQUESTERS = "disclose_requesters"
    READ_CALLS = "read_calls"
    READ_INDICATORS = "read_indicators"
    READ_EVALUATIONS = "read_evaluations"
    ENTER_VALUES = "enter_values"
    ADMINISTER_PEOPLE = "administer_people"
    ADMINISTER_ORGANISATION = "administer_organisation"
    READ_AUDIT = "read_audit"
