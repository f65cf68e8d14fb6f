"""What pages get of supervision."""

from datetime import date, datetime

from ninja import Field, Schema


class NamedOutput(Schema):
    code: str
    name: str


class OrderOutput(Schema):
    """Which work order it is about; only its number where the reader's department has no part in it any more."""

    number: str
    title: str | None
    stage: str | None


class ReminderOutput(Schema):
    id: int
    work_order: OrderOutput
    department: NamedOutput
    level: str
    trigger: str
    reason: str
    text: str
    at: datetime
    by_name: str
    read_at: datetime | None
    read_by_name: str | None


class NoticeReplyOutput(Schema):
    reply: str
    measures: str
    at: datetime
    by_name: str
    outcome: str
    note: str
    decided_at: datetime | None
    decided_by_name: str | None


class RectificationOutput(Schema):
    demand: str
    due_on: date
    is_late: bool
    report: str
    reported_at: datetime | None
    reported_by_name: str | None
    outcome: str
    note: str
    checked_at: datetime | None
    checked_by_name: str | None


class NoticeOutput(Schema):
    """A supervision notice, and what the reader may do with it now."""

    id: int
    number: str
    work_order: OrderOutput
    department: NamedOutput
    level: str
    reason: str
    reason_text: str
    demand: str
    issued_at: datetime
    issued_by_name: str
    reply_due_at: datetime
    is_reply_late: bool
    state: str
    raised_from_number: str | None
    replies: list[NoticeReplyOutput]
    rectification: RectificationOutput | None
    earlier_rectifications: list[RectificationOutput]
    closed_at: datetime | None
    closed_by_name: str | None
    closing_note: str
    steps: list[str]


class ProposalOutput(Schema):
    id: int
    work_order: OrderOutput
    department: NamedOutput
    level: str
    reason: str
    reason_text: str
    proposed_at: datetime
    state: str
    notice_number: str | None
    dismissal_reason: str


class InstructionOutput(Schema):
    """A leader's instruction, and what the reader may do with it now."""

    id: int
    work_order: OrderOutput
    notice_number: str | None
    department: NamedOutput | None
    text: str
    leader_name: str
    given_at: datetime
    forwarded_at: datetime | None
    reply_due_at: datetime | None
    is_reply_late: bool
    reply: str
    replied_at: datetime | None
    replied_by_name: str | None
    return_note: str
    state: str
    completed_at: datetime | None
    completed_by_name: str | None
    completion_note: str
    steps: list[str]


class LeaderItemOutput(Schema):
    """A leader's item, and what the reader may do with it now."""

    id: int
    work_order: OrderOutput
    department: NamedOutput | None
    leader: str
    requirement: str
    assigned_at: datetime
    assigned_by_name: str
    due_on: date | None
    is_late: bool
    state: str
    report: str
    reported_at: datetime | None
    reported_by_name: str | None
    decision_note: str
    approved_at: datetime | None
    approved_by_name: str | None
    steps: list[str]


class StageOutput(Schema):
    stage: str
    at: datetime
    by_name: str
    note: str


class AccountabilityOutput(Schema):
    """An accountability case, and what the reader may do with it now."""

    id: int
    kind: str
    work_order: OrderOutput | None
    month: str | None
    department: NamedOutput
    days_overdue: str | None
    due_count: int | None
    on_time_count: int | None
    rate: str | None
    stage: str
    due_stage: str
    explanation: str
    explanation_due_at: datetime | None
    explained_at: datetime | None
    explained_by_name: str | None
    outcome: str
    decision_note: str
    decided_at: datetime | None
    decided_by_name: str | None
    history: list[StageOutput]
    steps: list[str]


class EscalationOutput(Schema):
    at: datetime
    kind: str
    officer_name: str | None
    department: NamedOutput
    was_sent: bool


class ReminderPageOutput(Schema):
    items: list[ReminderOutput]
    next_cursor: str | None


class NoticePageOutput(Schema):
    items: list[NoticeOutput]
    next_cursor: str | None


class ProposalPageOutput(Schema):
    items: list[ProposalOutput]
    next_cursor: str | None


class InstructionPageOutput(Schema):
    items: list[InstructionOutput]
    next_cursor: str | None


class LeaderItemPageOutput(Schema):
    items: list[LeaderItemOutput]
    next_cursor: str | None


class AccountabilityPageOutput(Schema):
    items: list[AccountabilityOutput]
    next_cursor: str | None


class OrderSupervisionOutput(Schema):
    """Everything of supervision that belongs to a work order."""

    reminders: list[ReminderOutput]
    notices: list[NoticeOutput]
    proposals: list[ProposalOutput]
    instructions: list[InstructionOutput]
    leader_item: LeaderItemOutput | None
    accountability: list[AccountabilityOutput]
    escalations: list[EscalationOutput]


class SupervisionCountsOutput(Schema):
    unread_reminders: int
    notices_awaiting_reply: int
    notices_to_decide: int
    late_notices: int
    open_proposals: int
    open_instructions: int
    open_leader_items: int
    open_accountability: int


class DailyListOutput(Schema):
    kind: str
    department: NamedOutput | None
    focus_area: str
    count: int
    numbers: list[str]
    made_at: datetime


class DailyListsOutput(Schema):
    day: date
    items: list[DailyListOutput]


class PressingOrderOutput(Schema):
    """A key enterprise's work order on the board: no requester."""

    number: str
    title: str
    stage: str
    department: NamedOutput | None
    registered_at: datetime
    handling_due_at: datetime | None
    is_overdue: bool


class KeyEnterpriseBoardOutput(Schema):
    open: int
    overdue: int
    done_30_days: int
    items: list[PressingOrderOutput]


class BoardItemsOutput(Schema):
    open: int
    late: int
    items: list[LeaderItemOutput]


class BoardInstructionsOutput(Schema):
    open: int
    late: int
    items: list[InstructionOutput]


class FocusAreaOutput(Schema):
    focus_area: str
    open: int
    overdue: int
    registered_today: int


class LeadersBoardOutput(Schema):
    # For those who may read the red list.
    key_enterprises: KeyEnterpriseBoardOutput | None
    leader_items: BoardItemsOutput
    instructions: BoardInstructionsOutput
    focus_areas: list[FocusAreaOutput]


class RankedOutput(Schema):
    """A department's figures; `rank` is none where there are too few cases, and a rate without any is “—”."""

    rank: int | None
    department: NamedOutput
    due: int
    on_time: int
    on_time_rate: str
    overdue: int
    send_backs_refused: int
    reminders: int
    reworks: int
    notices: int


class RankingOutput(Schema):
    first_day: date = Field(serialization_alias="from")
    last_day: date = Field(serialization_alias="to")
    smallest_sample: int
    items: list[RankedOutput]


class TermsOutput(Schema):
    reminder_hours: int
    key_reminder_hours: int
    key_after_working_days: int
    key_after_send_backs: int
    key_after_units: int
    summons_after_overdue_in_month: int
    reply_days_ordinary: int
    reply_days_key: int
    reply_days_summons: int
    instruction_reply_days: int
    due_soon_hours: int
    accountability_rate: str
    smallest_sample: int
    explanation_days: int
    circular_after_working_days: int
    interview_after_working_days: int


class SupervisionPolicyOutput(Schema):
    """A publication of the policy; number 0 is what the platform comes with."""

    number: int
    published_at: datetime | None
    published_by_name: str | None
    note: str
    terms: TermsOutput


class PoliciesOutput(Schema):
    items: list[SupervisionPolicyOutput]


class DutyOutput(Schema):
    id: int
    department: NamedOutput | None
    name: str
    phone_number: str
    account: str | None
    starts_at: datetime
    ends_at: datetime


class DutiesOutput(Schema):
    items: list[DutyOutput]
