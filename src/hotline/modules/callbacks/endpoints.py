"""Call-backs over HTTP."""

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Query, Router

from hotline.kit.clock import now
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.access.public import PageToken, PerAddress, Permission, actor_from, language_of, requires
from hotline.modules.departments.public import profile
from hotline.modules.notifications.public import messages_about
from hotline.modules.workorders.public import read

from .actions.publish_policy import publish_policy
from .actions.record_result import record_result
from .actions.record_vote import record_vote
from .schemas import (
    CallbackInput,
    CallbackOutput,
    CallbackPolicyInput,
    CallbackPolicyOutput,
    CallbacksQuery,
    CallbackState,
    CallbackTaskOutput,
    CallbackTasksOutput,
    MessageOutput,
    VoteInput,
    VoteOutput,
    VotePageOutput,
)
from .selectors import tasks
from .selectors.links import callback_of

router = Router(tags=["call-backs"])

_TASKS = {
    CallbackState.OPEN: tasks.open_tasks,
    CallbackState.RESTING: tasks.resting_tasks,
    CallbackState.CLOSED: tasks.closed_tasks,
}


_SELDOM = PerAddress("30/min", purpose="votes")


@router.post("/work-orders/{number}/callbacks", response=CallbackOutput, auth=requires(Permission.RECORD_CALLBACKS))
def record(request: HttpRequest, number: str, body: CallbackInput) -> CallbackOutput:
    """Record an attempt to call the requester back."""
    callback = record_result(
        number=number, result=body.result(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return CallbackOutput.of(callback)


@router.get("/callbacks", response=CallbackTasksOutput, auth=requires(Permission.RECORD_CALLBACKS))
def list_callbacks(request: HttpRequest, query: Query[CallbacksQuery]) -> CallbackTasksOutput:
    """The call-backs to make next, the oldest first; or those that rest until the next hour, or are done."""
    at = now()
    found = tasks.page_of(
        _TASKS[query.state](actor_from(request), at=at), after=decode_cursor(query.cursor), size=query.limit
    )
    page, following = found[: query.limit], found[query.limit :]
    return CallbackTasksOutput(
        items=[CallbackTaskOutput.of(callback, at=at) for callback in page],
        next_cursor=encode_cursor(page[-1].planned_at, page[-1].pk) if following else None,
    )


@router.get("/work-orders/{number}/messages", response=list[MessageOutput], auth=requires(Permission.READ_WORK_ORDERS))
def list_messages(request: HttpRequest, number: str) -> list[MessageOutput]:
    """The texts that were sent, or were to be sent, to the requester of a work order."""
    actor = actor_from(request)
    work_order = read(number, by=actor)
    return [
        MessageOutput.of(message, work_order, to=actor) for message in messages_about(f"work_order:{work_order.number}")
    ]


@router.get("/votes/{token}", response=VotePageOutput, auth=PageToken(), throttle=[_SELDOM])
def open_vote(request: HttpRequest, token: str) -> VotePageOutput:
    """What a requester sees who opened his link. The answer sets the cookie with the token that answering needs."""
    get_token(request)
    hotline = profile()
    title = {"zh": hotline.title, "en": hotline.title_en}[language_of(request)]
    return VotePageOutput.of(callback_of(token), title=title, at=now())


@router.post("/votes/{token}", response=VoteOutput, auth=PageToken(), throttle=[_SELDOM])
def vote(request: HttpRequest, token: str, body: VoteInput) -> VoteOutput:
    """Answer through a link, once."""
    callback = record_vote(token=token, answers=body.answers(), channel=body.channel, comment=body.comment, at=now())
    return VoteOutput.of(callback)


@router.get("/callback-policies", response=list[CallbackPolicyOutput], auth=requires(Permission.READ_INDICATORS))
def list_policies(request: HttpRequest) -> list[CallbackPolicyOutput]:
    """Every version of how call-backs are chosen, the newest first."""
    return [CallbackPolicyOutput.of(policy) for policy in tasks.policies()]


@router.post("/callback-policies", response=CallbackPolicyOutput, auth=requires(Permission.ADMINISTER_POLICIES))
def publish(request: HttpRequest, body: CallbackPolicyInput) -> CallbackPolicyOutput:
    """Publish the next version."""
    return CallbackPolicyOutput.of(publish_policy(policy=body.policy(), by=actor_from(request), at=now()))
