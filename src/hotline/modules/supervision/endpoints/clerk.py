"""Supervision over HTTP: what the centre decides."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.supervision.actions import (
    answer_for,
    decide_proposal,
    follow_notice,
    instruct,
    leader_items,
)
from hotline.modules.supervision.schemas import input as inputs
from hotline.modules.supervision.schemas import output as outputs
from hotline.modules.supervision.schemas import presentation
from hotline.modules.supervision.selectors import lists

from .page import reader_of

router = Router(tags=["supervision"])

SUPERVISE = Permission.SUPERVISE_WORK_ORDERS


@router.post(
    "/supervision/notices/{notice_id}/reply-decisions", response=outputs.NoticeOutput, auth=requires(SUPERVISE)
)
def decide_reply(request: HttpRequest, notice_id: int, body: inputs.ReplyDecisionInput) -> outputs.NoticeOutput:
    """Accept or return a department's reply."""
    follow_notice.decide_notice_reply(notice_id=notice_id, decision=body.decision(), by=actor_from(request), at=now())
    return presentation.notice(lists.notices().get(pk=notice_id), reader_of(request))


@router.post(
    "/supervision/notices/{notice_id}/rectification-checks", response=outputs.NoticeOutput, auth=requires(SUPERVISE)
)
def check_rectification(request: HttpRequest, notice_id: int, body: inputs.CheckInput) -> outputs.NoticeOutput:
    """Say whether what was demanded is right now."""
    follow_notice.check_rectification(
        notice_id=notice_id,
        has_passed=body.outcome is inputs.CheckOutcome.PASSED,
        note=body.note,
        due_on=body.due_on,
        by=actor_from(request),
        at=now(),
    )
    return presentation.notice(lists.notices().get(pk=notice_id), reader_of(request))


@router.post("/supervision/notices/{notice_id}/closings", response=outputs.NoticeOutput, auth=requires(SUPERVISE))
def close_notice(request: HttpRequest, notice_id: int, body: inputs.NoteInput) -> outputs.NoticeOutput:
    """Close a notice."""
    follow_notice.close_notice(notice_id=notice_id, note=body.note, by=actor_from(request), at=now())
    return presentation.notice(lists.notices().get(pk=notice_id), reader_of(request))


@router.post("/supervision/notices/{notice_id}/withdrawals", response=outputs.NoticeOutput, auth=requires(SUPERVISE))
def withdraw_notice(request: HttpRequest, notice_id: int, body: inputs.SupervisionReasonInput) -> outputs.NoticeOutput:
    """Take a notice back."""
    follow_notice.withdraw_notice(notice_id=notice_id, reason=body.reason, by=actor_from(request), at=now())
    return presentation.notice(lists.notices().get(pk=notice_id), reader_of(request))


@router.post(
    "/supervision/notices/{notice_id}/instructions",
    response=outputs.InstructionOutput,
    auth=requires(Permission.INSTRUCT_DEPARTMENTS),
)
def instruct_on_notice(
    request: HttpRequest, notice_id: int, body: inputs.InstructionInput
) -> outputs.InstructionOutput:
    """Write a leader's instruction on a notice."""
    given = instruct.instruct_on_notice(
        notice_id=notice_id, text=body.text, reply_days=body.reply_days, by=actor_from(request), at=now()
    )
    return presentation.instruction(lists.instructions().get(pk=given.pk), reader_of(request))


@router.post("/supervision/proposals/{proposal_id}/issues", response=outputs.NoticeOutput, auth=requires(SUPERVISE))
def issue_proposed(request: HttpRequest, proposal_id: int, body: inputs.ProposalIssueInput) -> outputs.NoticeOutput:
    """Issue the notice that is proposed."""
    notice = decide_proposal.issue_proposed(
        proposal_id=proposal_id, demand=body.demand, reply_days=body.reply_days, by=actor_from(request), at=now()
    )
    return presentation.notice(lists.notices().get(pk=notice.pk), reader_of(request))


@router.post(
    "/supervision/proposals/{proposal_id}/dismissals", response=outputs.ProposalOutput, auth=requires(SUPERVISE)
)
def dismiss_proposal(
    request: HttpRequest, proposal_id: int, body: inputs.SupervisionReasonInput
) -> outputs.ProposalOutput:
    """Say why no notice is issued."""
    decide_proposal.dismiss_proposal(proposal_id=proposal_id, reason=body.reason, by=actor_from(request), at=now())
    return presentation.proposal(lists.proposals().get(pk=proposal_id), reader_of(request))


@router.post(
    "/supervision/instructions/{instruction_id}/forwardings",
    response=outputs.InstructionOutput,
    auth=requires(SUPERVISE),
)
def forward(request: HttpRequest, instruction_id: int, body: inputs.ForwardingInput) -> outputs.InstructionOutput:
    """Hand an instruction to a department."""
    instruct.forward_instruction(
        instruction_id=instruction_id, department_code=body.department_code, by=actor_from(request), at=now()
    )
    return presentation.instruction(lists.instructions().get(pk=instruction_id), reader_of(request))


@router.post(
    "/supervision/instructions/{instruction_id}/completions",
    response=outputs.InstructionOutput,
    auth=requires(SUPERVISE),
)
def complete(request: HttpRequest, instruction_id: int, body: inputs.NoteInput) -> outputs.InstructionOutput:
    """Close an instruction that was followed."""
    instruct.complete_instruction(instruction_id=instruction_id, note=body.note, by=actor_from(request), at=now())
    return presentation.instruction(lists.instructions().get(pk=instruction_id), reader_of(request))


@router.post(
    "/supervision/instructions/{instruction_id}/returns",
    response=outputs.InstructionOutput,
    auth=requires(SUPERVISE),
)
def return_instruction(request: HttpRequest, instruction_id: int, body: inputs.NoteInput) -> outputs.InstructionOutput:
    """Ask for another reply to an instruction."""
    instruct.return_instruction(instruction_id=instruction_id, note=body.note, by=actor_from(request), at=now())
    return presentation.instruction(lists.instructions().get(pk=instruction_id), reader_of(request))


@router.post(
    "/supervision/leader-items/{item_id}/decisions",
    response=outputs.LeaderItemOutput,
    auth=requires(Permission.APPROVE_LEADER_ITEMS),
)
def decide_leader_item(request: HttpRequest, item_id: int, body: inputs.ItemDecisionInput) -> outputs.LeaderItemOutput:
    """Approve or return the report on a leader's item."""
    decide = {
        inputs.ItemOutcome.APPROVED: leader_items.approve_leader_item,
        inputs.ItemOutcome.RETURNED: leader_items.return_leader_item,
    }[body.outcome]
    decide(item_id=item_id, note=body.note, by=actor_from(request), at=now())
    return presentation.leader_item(lists.leader_items().get(pk=item_id), reader_of(request))


@router.post(
    "/supervision/accountability/{case_id}/advances",
    response=outputs.AccountabilityOutput,
    auth=requires(SUPERVISE),
)
def advance(request: HttpRequest, case_id: int, body: inputs.NoteInput) -> outputs.AccountabilityOutput:
    """Take a case to its next stage."""
    answer_for.take_further(case_id=case_id, note=body.note, by=actor_from(request), at=now())
    return presentation.case(lists.cases().get(pk=case_id), reader_of(request))


@router.post(
    "/supervision/accountability/{case_id}/decisions",
    response=outputs.AccountabilityOutput,
    auth=requires(SUPERVISE),
)
def decide_case(request: HttpRequest, case_id: int, body: inputs.CaseDecisionInput) -> outputs.AccountabilityOutput:
    """Decide a case."""
    answer_for.decide_case(case_id=case_id, outcome=body.outcome, note=body.note, by=actor_from(request), at=now())
    return presentation.case(lists.cases().get(pk=case_id), reader_of(request))
