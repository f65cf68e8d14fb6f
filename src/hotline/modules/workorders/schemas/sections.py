"""What pages get of the parts of a work order: assignments, clocks, applications, replies and what is beside them."""

from datetime import date, datetime

from ninja import Schema


class NamedOutput(Schema):
    code: str
    name: str


class WorkOrderReferenceOutput(Schema):
    """Another work order, as a link."""

    number: str
    title: str


class LimitOutput(Schema):
    amount: int
    unit: str
    rule_name: str
    basis: str = ""


class AssignmentOutput(Schema):
    """A department's part; `ended_at` is set once it was taken from the department."""

    id: int
    department: NamedOutput
    part: str
    dispatch_number: int
    assigned_at: datetime
    acknowledged_at: datetime | None
    replied_at: datetime | None
    reply: str
    ended_at: datetime | None
    instruction: str
    basis: str


class ClockOutput(Schema):
    """A limit that runs or ran. `percent_elapsed` is of its limit in its own time, at most 100."""

    id: int
    kind: str
    department: NamedOutput | None
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    was_cancelled: bool
    limit: LimitOutput
    percent_elapsed: int
    is_late: bool
    is_paused: bool


class ApprovalOutput(Schema):
    """An application with its decision; `outcome` is empty while it is open."""

    id: int
    kind: str
    department: NamedOutput | None
    requested_at: datetime
    requested_by_name: str
    reason: str
    basis: str
    proposed_department: NamedOutput | None
    amount: int | None
    unit: str
    until_on: date | None
    ground: str
    level: int
    outcome: str
    decided_at: datetime | None
    decided_by_name: str | None
    decision_note: str


class AttachmentOutput(Schema):
    id: int
    name: str
    content_type: str
    size: int
    added_at: datetime


class ReplyOutput(Schema):
    """A version of the reply in its four parts."""

    answer: str
    report: str
    basis: str
    outcome: str
    written_at: datetime
    written_by_name: str
    approved_by_name: str | None
    attachments: list[AttachmentOutput]


class ContactAttemptOutput(Schema):
    at: datetime
    by_name: str
    department: str
    means: str
    was_reached: bool
    note: str
    recording_reference: str


class JointReviewOpinionOutput(Schema):
    department: str
    opinion: str
    given_at: datetime | None


class JointReviewOutput(Schema):
    reason: str
    opened_at: datetime
    opinions: list[JointReviewOpinionOutput]
    conclusion: str
    concluded_at: datetime | None


class PromiseTaskOutput(Schema):
    id: int
    due_on: date
    reported_at: datetime | None
    report: str


class PromiseOutput(Schema):
    until_on: date
    tasks: list[PromiseTaskOutput]


class SuspensionOutput(Schema):
    reason: str
    started_at: datetime
    ends_at: datetime


class SisterOutput(WorkOrderReferenceOutput):
    """Another work order of the same call; whether its requester asked for secrecy stays with the hotline."""

    is_confidential: bool


class Surroundings(Schema):
    """The small things that lie around a work order, as one query brings them."""

    contact_attempts: list[ContactAttemptOutput]
    joint_reviews: list[JointReviewOutput]
    promise_tasks: list[PromiseTaskOutput]
    recusals: list[str]
    split_parts: list[WorkOrderReferenceOutput]
    sister_orders: list[SisterOutput]
    related_to: list[SisterOutput]
    related_from: list[SisterOutput]
