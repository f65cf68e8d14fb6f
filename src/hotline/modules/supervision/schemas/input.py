"""What supervision takes."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from ninja import Field, Schema
from pydantic import AwareDatetime, ConfigDict, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.modules.supervision.actions.duty import Duty
from hotline.modules.supervision.actions.follow_notice import RectificationDemand, ReplyDecision
from hotline.modules.supervision.actions.issue_notice import Demand
from hotline.modules.supervision.actions.leader_items import Assignment
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.supervision.rules.words import AccountabilityOutcome, NoticeLevel, ReminderLevel

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=32)]
Days = Annotated[int, Field(ge=1, le=60)]
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.fromisoformat(f"{FIRST_YEAR}-01-01T00:00:00+00:00"),
        le=datetime.fromisoformat(f"{LAST_YEAR}-12-31T00:00:00+00:00"),
    ),
]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class ReminderInput(Strict):
    text: Words
    level: ReminderLevel = ReminderLevel.ORDINARY
    version: int


class NoticeInput(Strict):
    level: NoticeLevel
    demand: Words
    reply_days: Days | None = None
    version: int

    def wanted(self) -> Demand:
        """What the notice demands."""
        return Demand(self.level, self.demand, self.reply_days)


class InstructionInput(Strict):
    text: Words
    reply_days: Days | None = None


class InstructionOnWorkOrderInput(InstructionInput):
    version: int


class LeaderItemInput(Strict):
    leader: Name
    requirement: Words
    due_on: Day | None = None
    version: int

    def assignment(self) -> Assignment:
        """Who wants what, and by when."""
        return Assignment(self.leader, self.requirement, self.due_on)


class NoticeReplyInput(Strict):
    reply: Words
    measures: Note = ""


class ReplyOutcome(StrEnum):
    """采纳 or 退回."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class RectificationInput(Strict):
    demand: Words
    due_on: Day


class ReplyDecisionInput(Strict):
    outcome: ReplyOutcome
    note: Note = ""
    reply_days: Days | None = None
    rectification: RectificationInput | None = None

    def decision(self) -> ReplyDecision:
        """What is decided."""
        wanted = self.rectification
        rectification = RectificationDemand(wanted.demand, wanted.due_on) if wanted else None
        return ReplyDecision(self.outcome is ReplyOutcome.ACCEPTED, self.note, self.reply_days, rectification)


class ReportInput(Strict):
    report: Words


class CheckOutcome(StrEnum):
    """合格 or 不合格."""

    PASSED = "passed"
    FAILED = "failed"


class CheckInput(Strict):
    outcome: CheckOutcome
    note: Note = ""
    due_on: Day | None = None


class NoteInput(Strict):
    note: Reason


class SupervisionReasonInput(Strict):
    reason: Reason


class ProposalIssueInput(Strict):
    demand: Words
    reply_days: Days | None = None


class ForwardingInput(Strict):
    department_code: Code


class SupervisionReplyInput(Strict):
    reply: Words


class ItemOutcome(StrEnum):
    """批准销账 or 退回."""

    APPROVED = "approved"
    RETURNED = "returned"


class ItemDecisionInput(Strict):
    outcome: ItemOutcome
    note: Note = ""


class ExplanationInput(Strict):
    explanation: Words


class CaseDecisionInput(Strict):
    outcome: AccountabilityOutcome
    note: Reason


Hours = Annotated[int, Field(ge=1, le=720)]
Count = Annotated[int, Field(ge=1, le=1000)]


class SupervisionTermsInput(Strict):
    reminder_hours: Hours
    key_reminder_hours: Hours
    key_after_working_days: Days
    key_after_send_backs: Count
    key_after_units: Count
    summons_after_overdue_in_month: Count
    reply_days_ordinary: Days
    reply_days_key: Days
    reply_days_summons: Days
    instruction_reply_days: Days
    due_soon_hours: Hours
    accountability_rate: Annotated[Decimal, Field(ge=0, le=1, max_digits=5, decimal_places=4)]
    smallest_sample: Count
    explanation_days: Days
    circular_after_working_days: Days
    interview_after_working_days: Days

    def terms(self) -> Terms:
        """The terms as the rules take them."""
        return Terms(**self.model_dump())


class SupervisionPolicyInput(Strict):
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    terms: SupervisionTermsInput


class DutyInput(Strict):
    department_code: Code | None = None
    name: Name
    phone_number: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+\- ]{3,24}$")]
    account: Name | None = None
    starts_at: Moment
    ends_at: Moment

    def duty(self) -> Duty:
        """Who is on duty and when."""
        return Duty(self.department_code, self.name, self.phone_number, self.account, self.starts_at, self.ends_at)
