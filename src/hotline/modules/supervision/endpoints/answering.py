"""Supervision over HTTP: what a department answers."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.supervision.actions import answer_for, follow_notice, instruct, leader_items, remind
from hotline.modules.supervision.schemas import input as inputs
from hotline.modules.supervision.schemas import output as outputs
from hotline.modules.supervision.schemas import presentation
from hotline.modules.supervision.selectors import lists

from .page import reader_of

router = Router(tags=["supervision"])

ANSWER = Permission.ANSWER_SUPERVISION


class Nothing(inputs.Strict):
    """A step that needs no words."""


@router.post("/supervision/reminders/{reminder_id}/readings", response=outputs.ReminderOutput, auth=requires(ANSWER))
def confirm_reading(request: HttpRequest, reminder_id: int, body: Nothing) -> outputs.ReminderOutput:
    """Confirm having read a reminder."""
    remind.confirm_reading(reminder_id=reminder_id, by=actor_from(request), at=now())
    return presentation.reminder(lists.reminders().get(pk=reminder_id), reader_of(request))


@router.post("/supervision/notices/{notice_id}/replies", response=outputs.NoticeOutput, auth=requires(ANSWER))
def reply_to_notice(request: HttpRequest, notice_id: int, body: inputs.NoticeReplyInput) -> outputs.NoticeOutput:
    """Reply to a supervision notice."""
    follow_notice.reply_to_notice(
        notice_id=notice_id, reply=body.reply, measures=body.measures, by=actor_from(request), at=now()
    )
    return presentation.notice(lists.notices().get(pk=notice_id), reader_of(request))


@router.post(
    "/supervision/notices/{notice_id}/rectification-reports", response=outputs.NoticeOutput, auth=requires(ANSWER)
)
def report_rectification(request: HttpRequest, notice_id: int, body: inputs.ReportInput) -> outputs.NoticeOutput:
    """Report that what was demanded is put right."""
    follow_notice.report_rectification(notice_id=notice_id, report=body.report, by=actor_from(request), at=now())
    return presentation.notice(lists.notices().get(pk=notice_id), reader_of(request))


@router.post(
    "/supervision/instructions/{instruction_id}/replies",
    response=outputs.InstructionOutput,
    auth=requires(ANSWER),
)
def reply_to_instruction(
    request: HttpRequest, instruction_id: int, body: inputs.SupervisionReplyInput
) -> outputs.InstructionOutput:
    """Reply to a leader's instruction."""
    instruct.reply_to_instruction(instruction_id=instruction_id, reply=body.reply, by=actor_from(request), at=now())
    return presentation.instruction(lists.instructions().get(pk=instruction_id), reader_of(request))


# The department reports, and the centre's supervision clerk on what has no department: the action tells them apart.
@router.post(
    "/supervision/leader-items/{item_id}/reports",
    response=outputs.LeaderItemOutput,
    auth=requires(Permission.READ_WORK_ORDERS),
)
def report_leader_item(request: HttpRequest, item_id: int, body: inputs.ReportInput) -> outputs.LeaderItemOutput:
    """Report that a leader's item is done."""
    leader_items.report_leader_item(item_id=item_id, report=body.report, by=actor_from(request), at=now())
    return presentation.leader_item(lists.leader_items().get(pk=item_id), reader_of(request))


@router.post(
    "/supervision/accountability/{case_id}/explanations",
    response=outputs.AccountabilityOutput,
    auth=requires(ANSWER),
)
def explain(request: HttpRequest, case_id: int, body: inputs.ExplanationInput) -> outputs.AccountabilityOutput:
    """Explain a delay."""
    answer_for.explain_delay(case_id=case_id, explanation=body.explanation, by=actor_from(request), at=now())
    return presentation.case(lists.cases().get(pk=case_id), reader_of(request))
