"""Supervision over HTTP: what is done on a work order."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.supervision.actions import instruct as instructing
from hotline.modules.supervision.actions import issue_notice as issuing
from hotline.modules.supervision.actions import leader_items, remind
from hotline.modules.supervision.schemas import boards, presentation
from hotline.modules.supervision.schemas import input as inputs
from hotline.modules.supervision.schemas import output as outputs
from hotline.modules.supervision.selectors import of_work_order

from .page import reader_of

router = Router(tags=["supervision"])


@router.get(
    "/work-orders/{number}/supervision",
    response=outputs.OrderSupervisionOutput,
    auth=requires(Permission.READ_WORK_ORDERS),
)
def read(request: HttpRequest, number: str) -> outputs.OrderSupervisionOutput:
    """Everything of supervision that belongs to a work order."""
    found = of_work_order.supervision_of(number, by=actor_from(request))
    return boards.of_work_order(found, reader_of(request))


@router.post(
    "/work-orders/{number}/reminders",
    response=outputs.ReminderOutput,
    auth=requires(Permission.REMIND_DEPARTMENTS),
)
def send_reminder(request: HttpRequest, number: str, body: inputs.ReminderInput) -> outputs.ReminderOutput:
    """Remind the department."""
    reminder = remind.remind(
        number=number,
        text=body.text,
        level=body.level,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return presentation.reminder(reminder, reader_of(request))


@router.post(
    "/work-orders/{number}/supervision-notices",
    response=outputs.NoticeOutput,
    auth=requires(Permission.SUPERVISE_WORK_ORDERS),
)
def issue_notice(request: HttpRequest, number: str, body: inputs.NoticeInput) -> outputs.NoticeOutput:
    """Issue a supervision notice."""
    notice = issuing.issue_notice(
        number=number, demand=body.wanted(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return presentation.notice(notice, reader_of(request))


@router.post(
    "/work-orders/{number}/instructions",
    response=outputs.InstructionOutput,
    auth=requires(Permission.INSTRUCT_DEPARTMENTS),
)
def instruct(request: HttpRequest, number: str, body: inputs.InstructionOnWorkOrderInput) -> outputs.InstructionOutput:
    """Write a leader's instruction on a work order."""
    instruction = instructing.instruct(
        number=number,
        text=body.text,
        reply_days=body.reply_days,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return presentation.instruction(instruction, reader_of(request))


@router.post(
    "/work-orders/{number}/leader-items",
    response=outputs.LeaderItemOutput,
    auth=requires(Permission.INSTRUCT_DEPARTMENTS),
)
def assign_leader_item(request: HttpRequest, number: str, body: inputs.LeaderItemInput) -> outputs.LeaderItemOutput:
    """Make a work order a leader's item."""
    item = leader_items.assign_leader_item(
        number=number, assignment=body.assignment(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return presentation.leader_item(item, reader_of(request))
