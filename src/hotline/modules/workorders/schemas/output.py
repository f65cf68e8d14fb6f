"""What pages get."""

from datetime import datetime

from ninja import Schema


class NamedOutput(Schema):
    code: str
    name: str


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


class LimitOutput(Schema):
    amount: int
    unit: str
    rule_name: str


class CallbackOutput(Schema):
    """What the last attempt brought; `state` is open, or closed when no further attempt follows."""

    state: str
    attempts: int
    was_reached: bool
    was_solved: bool | None
    solution: str | None
    satisfaction: str | None
    reason: str | None
    channel: str | None
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
    callback: CallbackOutput | None
    history: list[EventOutput]
    steps: list[str]
    version: int


class DeadlineOutput(Schema):
    """When a work order dispatched now would be due."""

    due_at: datetime
    amount: int
    unit: str
    rule_name: str


class CallOrderOutput(Schema):
    number: str
    title: str


class CallFactsOutput(Schema):
    """A call with the work orders that came of it."""

    reference: str
    arrived_at: datetime
    queue: str
    line: str | None
    agent_name: str | None
    outcome: str
    waiting_seconds: int
    talking_seconds: int
    after_call_seconds: int
    recording_reference: str
    rating: int | None
    caller_number: str
    work_orders: list[CallOrderOutput]
