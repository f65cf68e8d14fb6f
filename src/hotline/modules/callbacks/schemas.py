"""Call-backs over HTTP."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor, Permission
from hotline.modules.notifications.public import OutgoingMessage, without_secrets
from hotline.modules.requesters.public import mask_name, mask_phone_number
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.public import WorkOrder

from .actions.publish_policy import PolicyToPublish
from .actions.record_result import CallbackResult
from .models import Callback, CallbackPolicy
from .rules import Answers, CallbackChannel, DissatisfactionReason, Satisfaction, Solution
from .rules.answers import complete_answers
from .rules.attempts import next_attempt_from
from .rules.sampling import AlwaysGround, Share, UnhappyCourse
from .selectors.links import state_of

Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
Code = Annotated[str, StringConstraints(max_length=64)]
Percent = Annotated[int, Field(ge=0, le=100)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class CallbackInput(Strict):
    """What came of an attempt, and the version that the page was showing."""

    was_reached: bool
    solution: Solution | None = None
    satisfaction: Satisfaction | None = None
    reason: DissatisfactionReason | None = None
    comment: Comment = ""
    channel: CallbackChannel = CallbackChannel.PHONE
    version: int

    def result(self) -> CallbackResult:
        """The answers."""
        return CallbackResult(
            self.was_reached, self.solution, self.satisfaction, self.reason, self.comment, self.channel
        )


class CallbackOutput(Schema):
    """Where the call-back stands."""

    state: str
    round: int
    attempts: int
    was_reached: bool
    was_solved: bool | None
    solution: str | None
    satisfaction: str | None
    reason: str | None
    channel: str | None
    comment: str

    @classmethod
    def of(cls, callback: Callback) -> "CallbackOutput":
        """The call-back as pages get it."""
        return cls(
            state="closed" if callback.closed_at else "open",
            round=callback.round,
            attempts=callback.attempts,
            was_reached=bool(callback.was_reached),
            was_solved=callback.was_solved,
            solution=callback.solution or None,
            satisfaction=callback.satisfaction or None,
            reason=callback.reason or None,
            channel=callback.channel or None,
            comment=callback.comment,
        )


class CallbackState(StrEnum):
    """可回访 待换时段 已结束."""

    OPEN = "open"
    RESTING = "resting"
    CLOSED = "closed"


class CallbacksQuery(Schema):
    """Which call-backs are listed."""

    state: CallbackState = CallbackState.OPEN
    cursor: str = ""
    limit: int = Field(default=50, ge=1, le=200)


class NamedOutput(Schema):
    code: str
    name: str


class CallbackTaskOutput(Schema):
    """A call-back in the list of tasks. `next_attempt_from` is set where the requester was tried a moment ago."""

    number: str
    title: str
    request_type: str
    urgency: str
    department: NamedOutput | None
    is_confidential: bool
    round: int
    planned_at: datetime
    attempts: int
    tried_at: datetime | None
    next_attempt_from: datetime | None
    selection: str | None
    selection_ground: str | None
    requester_name: str
    requester_phone_number: str
    was_reached: bool | None
    solution: str | None
    satisfaction: str | None

    @classmethod
    def of(cls, callback: Callback, *, at: datetime) -> "CallbackTaskOutput":
        """The call-back as clerks get it: the requester masked, as everywhere."""
        work_order = callback.work_order
        department, requester = work_order.handling_department, work_order.requester
        following = next_attempt_from([callback.tried_at] if callback.tried_at else [], handling_policy(at))
        return cls(
            number=work_order.number,
            title=work_order.title,
            request_type=work_order.request_type,
            urgency=work_order.urgency,
            department=NamedOutput(code=department.code, name=department.short_name) if department else None,
            is_confidential=work_order.is_confidential,
            round=callback.round,
            planned_at=callback.planned_at,
            attempts=callback.attempts,
            tried_at=callback.tried_at,
            next_attempt_from=following if following and following > at else None,
            selection=callback.selection or None,
            selection_ground=callback.selection_ground or None,
            requester_name=mask_name(requester.name) if requester else "",
            requester_phone_number=mask_phone_number(requester.phone_number) if requester else "",
            was_reached=callback.was_reached,
            solution=callback.solution or None,
            satisfaction=callback.satisfaction or None,
        )


class CallbackTasksOutput(Schema):
    items: list[CallbackTaskOutput]
    next_cursor: str | None


class VotePageOutput(Schema):
    """What somebody with a link may see: the number and kind of his request, and nothing about himself."""

    title: str
    number: str
    category: str
    completed_on: date
    expires_at: datetime
    state: str

    @classmethod
    def of(cls, callback: Callback, *, title: str, at: datetime) -> "VotePageOutput":
        """The page behind a link."""
        work_order = callback.work_order
        link = state_of(callback)
        return cls(
            title=title,
            number=work_order.number,
            category=(work_order.category.top or work_order.category).name,
            completed_on=local_date(work_order.completed_at or callback.planned_at),
            expires_at=link.expires_at,
            state=link.state_at(at),
        )


class VoteInput(Strict):
    """The requester's own answers."""

    solution: Solution | None = None
    satisfaction: Satisfaction | None = None
    reason: DissatisfactionReason | None = None
    comment: Comment = ""
    # A link is opened from a text or the app; what was said on the telephone is recorded by a clerk.
    channel: Literal[CallbackChannel.SMS, CallbackChannel.APP] = CallbackChannel.SMS

    def answers(self) -> Answers:
        """The answers, complete."""
        return complete_answers(self.solution, self.satisfaction, self.reason)


class VoteOutput(Schema):
    """The answers that count now."""

    solution: str
    satisfaction: str
    reason: str | None

    @classmethod
    def of(cls, callback: Callback) -> "VoteOutput":
        """The answers as the requester gets them back."""
        return cls(solution=callback.solution, satisfaction=callback.satisfaction, reason=callback.reason or None)


class ShareInput(Strict):
    percent: Percent
    request_type: Code = ""
    urgency: Code = ""
    department_code: Code = ""


class CallbackPolicyInput(Strict):
    """A new version of the policy."""

    valid_from: date
    default_percent: Percent
    shares: Annotated[list[ShareInput], Field(max_length=200)] = []
    always: list[AlwaysGround] = list(AlwaysGround)
    when_unhappy: UnhappyCourse = UnhappyCourse.REVIEW
    sends_link: bool = False
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    def policy(self) -> PolicyToPublish:
        """What is to be published."""
        return PolicyToPublish(
            valid_from=self.valid_from,
            default_percent=self.default_percent,
            shares=tuple(Share(**share.model_dump()) for share in self.shares),
            always=frozenset(self.always),
            when_unhappy=self.when_unhappy,
            sends_link=self.sends_link,
            note=self.note,
        )


class CallbackPolicyOutput(Schema):
    version: int
    valid_from: date
    default_percent: int
    shares: list[ShareInput]
    always: list[str]
    when_unhappy: str
    sends_link: bool
    published_at: datetime
    published_by_name: str
    note: str

    @classmethod
    def of(cls, policy: CallbackPolicy) -> "CallbackPolicyOutput":
        """The policy as pages get it."""
        return cls(
            version=policy.version,
            valid_from=policy.valid_from,
            default_percent=policy.default_percent,
            shares=[
                ShareInput(
                    percent=share.percent,
                    request_type=share.request_type,
                    urgency=share.urgency,
                    department_code=share.department_code,
                )
                for share in policy.shares.all()
            ],
            always=policy.always,
            when_unhappy=policy.when_unhappy,
            sends_link=policy.sends_link,
            published_at=policy.published_at,
            published_by_name=policy.published_by.name,
            note=policy.note,
        )


class MessageOutput(Schema):
    """A text about a work order, with the number masked and without the secret of a link."""

    channel: str
    to_number: str
    text: str
    state: str
    error: str
    created_at: datetime
    sent_at: datetime | None

    @classmethod
    def of(cls, message: OutgoingMessage, work_order: WorkOrder, *, to: Actor) -> "MessageOutput":
        """The message as colleagues get it. A department learns nothing of who asked for secrecy."""
        is_secret = work_order.is_confidential and not to.may(Permission.READ_ALL_WORK_ORDERS)
        return cls(
            channel=message.channel,
            to_number="" if is_secret else mask_phone_number(message.to_number),
            text=without_secrets(message.text),
            state=message.state,
            error=message.error,
            created_at=message.created_at,
            sent_at=message.sent_at,
        )
