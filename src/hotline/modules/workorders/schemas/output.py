"""What pages get."""

from datetime import date, datetime

from ninja import Schema

from .sections import (
    ApprovalOutput,
    AssignmentOutput,
    AttachmentOutput,
    ClockOutput,
    ContactAttemptOutput,
    JointReviewOutput,
    LimitOutput,
    NamedOutput,
    PromiseOutput,
    ReplyOutput,
    SuspensionOutput,
    WorkOrderReferenceOutput,
)


class WorkOrderItemOutput(Schema):
    """A row of the list."""

    number: str
    title: str
    request_type: str
    urgency: str
    stage: str
    category: NamedOutput
    department: NamedOutput | None
    division: NamedOutput | None
    channel: str
    registered_at: datetime
    handling_due_at: datetime | None
    is_overdue: bool
    answered_at_once: bool
    is_confidential: bool
    registered_by_name: str
    requester_kind: str
    is_key_enterprise: bool
    is_leader_assigned: bool
    focus_area: str
    # When the department's reply is due now: the rework's moment where one is under way.
    current_due_at: datetime | None
    # Until when the centre is to dispatch it; none where it does not wait for that.
    dispatch_due_at: datetime | None
    dispatch_count: int
    send_back_count: int
    rework_count: int


class WorkOrderPageOutput(Schema):
    items: list[WorkOrderItemOutput]
    next_cursor: str | None


class CountOutput(Schema):
    count: int
    is_bounded: bool


class ViewCountsOutput(Schema):
    my_tasks: CountOutput
    due_soon: CountOutput
    overdue: CountOutput
    disputed: CountOutput
    approvals: CountOutput
    awaiting_dispatch: CountOutput
    awaiting_review: CountOutput
    promised: CountOutput
    suspended: CountOutput
    merged: CountOutput
    enterprise: CountOutput
    key_enterprise: CountOutput
    leader_assigned: CountOutput
    focus: CountOutput
    published: CountOutput
    confidential: CountOutput
    all: CountOutput


class CountsOutput(Schema):
    views: ViewCountsOutput


class RequesterOutput(Schema):
    """Masked."""

    kind: str
    name: str
    phone_number: str


class DisclosureOutput(Schema):
    name: str
    phone_number: str


class CallOutput(Schema):
    reference: str
    arrived_at: datetime
    talking_seconds: int
    recording_reference: str


class LastCallbackOutput(Schema):
    """What the last attempt brought; `state` is open, or closed when no further attempt follows.

    `calls` are the references of the calls that were dialled for the attempts, in their order.
    """

    state: str
    attempts: int
    was_reached: bool
    was_solved: bool | None
    solution: str | None
    satisfaction: str | None
    reason: str | None
    channel: str | None
    calls: list[str]
    comment: str


class EventOutput(Schema):
    """A step in the history."""

    sequence: int
    kind: str
    at: datetime
    actor_name: str
    department_name: str | None
    note: str
    details: dict[str, str | int | bool | None]


class WithheldStepOutput(Schema):
    """A step that the reader may look for and cannot take now: the refusal that it would meet, and what to do."""

    step: str
    code: str
    title: str
    next_step: str


class WorkOrderOutput(WorkOrderItemOutput):
    """Everything on a work order's page, and the steps that the reader may take now."""

    content: str
    address: str
    requester: RequesterOutput | None
    call: CallOutput | None
    answer: str | None
    reply: str | None
    dispatched_at: datetime | None
    acknowledged_at: datetime | None
    replied_at: datetime | None
    completed_at: datetime | None
    archived_at: datetime | None
    limit: LimitOutput | None
    callback: LastCallbackOutput | None
    history: list[EventOutput]
    steps: list[str]
    withheld_steps: list[WithheldStepOutput]
    version: int
    assignments: list[AssignmentOutput]
    clocks: list[ClockOutput]
    approvals: list[ApprovalOutput]
    replies: list[ReplyOutput]
    attachments: list[AttachmentOutput]
    contact_attempts: list[ContactAttemptOutput]
    joint_review: JointReviewOutput | None
    promise: PromiseOutput | None
    suspension: SuspensionOutput | None
    recusals: list[str]
    merged_into: WorkOrderReferenceOutput | None
    duplicates: list[WorkOrderReferenceOutput]
    split_from: WorkOrderReferenceOutput | None
    split_parts: list[WorkOrderReferenceOutput]
    # Registered from the same call.
    sister_orders: list[WorkOrderReferenceOutput]
    # Found related by whoever registered the later one.
    related_orders: list[WorkOrderReferenceOutput]
    extension_count: int
    people_count: int
    is_designated: bool
    # Never shown to departments.
    accused_department: NamedOutput | None
    first_dispatched_at: datetime | None
    citizen_due_at: datetime | None
    acknowledge_due_at: datetime | None
    contact_due_at: datetime | None
    rework_due_at: datetime | None
    promised_until: date | None
    outcome: str
    is_excluded: bool
    awaits_callback: bool
    consents_to_publication: bool
    published_at: datetime | None
    published_title: str
    published_text: str
    retention_class: str
    first_contacted_at: datetime | None
    transferred_to: str


class DeadlineOutput(Schema):
    """When a work order dispatched now would be due."""

    due_at: datetime
    amount: int
    unit: str
    rule_name: str
