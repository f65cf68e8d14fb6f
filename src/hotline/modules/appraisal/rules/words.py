"""What the process of an evaluation is made of: what is followed, its states, and the moves between them."""

from collections.abc import Mapping
from enum import StrEnum


class Subject(StrEnum):
    """What has a course of its own: 目标表 自评 评价项目 阶段 资料 抽查工单 建议 整改 申诉 基础数据."""

    TARGETS = "targets"
    SELF_EVALUATION = "self_evaluation"
    PROJECT = "project"
    STAGE = "stage"
    DOCUMENT = "document"
    SAMPLED_ORDER = "sampled_order"
    RECOMMENDATION = "recommendation"
    RECTIFICATION = "rectification"
    APPEAL = "appeal"


class State(StrEnum):
    """Where a subject stands; which of these it can have follows from its course."""

    DECLARED = "declared"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    OPEN = "open"
    FINAL = "final"
    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    SKIPPED = "skipped"
    ASKED = "asked"
    HANDED_IN = "handed_in"
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    DRAWN = "drawn"
    FAULTLESS = "faultless"
    FAULTY = "faulty"
    ISSUED = "issued"
    REPLIED = "replied"
    CLOSED = "closed"
    RAISED = "raised"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Move(StrEnum):
    """What is done with a subject. The first of each course brings it into being."""

    DECLARE = "declare"
    REVIEW = "review"
    APPROVE = "approve"
    RETURN = "return"
    SUBMIT = "submit"
    OPEN = "open"
    FINALISE = "finalise"
    USE_RESULT = "use_result"
    PLAN = "plan"
    START = "start"
    FINISH = "finish"
    SKIP = "skip"
    ASK = "ask"
    HAND_IN = "hand_in"
    ACCEPT_DOCUMENT = "accept_document"
    REFUSE_DOCUMENT = "refuse_document"
    DRAW = "draw"
    PASS_ORDER = "pass_order"
    FAULT_ORDER = "fault_order"
    ISSUE = "issue"
    REPLY = "reply"
    CLOSE = "close"
    RAISE = "raise"
    ACCEPT = "accept"
    REJECT = "reject"


class StageKind(StrEnum):
    """The stages of an evaluation project, in their order."""

    PLAN = "plan"
    PLAN_REVIEW = "plan_review"
    DOCUMENTS = "documents"
    ON_SITE = "on_site"
    SAMPLING = "sampling"
    QUESTIONNAIRE = "questionnaire"
    DRAFT = "draft"
    DRAFT_REVIEW = "draft_review"
    FINAL = "final"


STAGE_NAMES: Mapping[StageKind, tuple[str, str]] = {
    StageKind.PLAN: ("工作方案", "Plan"),
    StageKind.PLAN_REVIEW: ("方案评审", "Review of the plan"),
    StageKind.DOCUMENTS: ("资料核查", "Documents"),
    StageKind.ON_SITE: ("实地核查", "On site"),
    StageKind.SAMPLING: ("工单抽查", "Sampling"),
    StageKind.QUESTIONNAIRE: ("问卷调查", "Questionnaire"),
    StageKind.DRAFT: ("报告初稿", "Draft"),
    StageKind.DRAFT_REVIEW: ("报告评审", "Review of the draft"),
    StageKind.FINAL: ("定稿", "Final"),
}


class ProjectKind(StrEnum):
    """Who evaluates: the department in charge, or the finance department."""

    DEPARTMENT = "department"
    FISCAL = "fiscal"


class BudgetSuggestion(StrEnum):
    """What is suggested for the next year's budget: 增加 保持 压减 取消 整改后安排."""

    INCREASE = "increase"
    KEEP = "keep"
    REDUCE = "reduce"
    STOP = "stop"
    AFTER_RECTIFICATION = "after_rectification"


class StratifiedBy(StrEnum):
    """What a sample of work orders is divided by."""

    DEPARTMENT = "department"
    CATEGORY = "category"
    MONTH = "month"
