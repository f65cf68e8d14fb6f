"""Supervision over HTTP: lists."""

from dataclasses import asdict

from django.http import HttpRequest
from ninja import Query, Router

from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.supervision.schemas import output as outputs
from hotline.modules.supervision.schemas import presentation
from hotline.modules.supervision.schemas.queries import (
    CaseQuery,
    InstructionQuery,
    LeaderItemQuery,
    NoticeQuery,
    ProposalQuery,
    ReminderQuery,
)
from hotline.modules.supervision.selectors import counts as counting
from hotline.modules.supervision.selectors import lists
from hotline.modules.supervision.selectors.visibility import find_addressed

from .page import cut, reader_of

router = Router(tags=["supervision"])

READ = Permission.READ_WORK_ORDERS


@router.get("/supervision/counts", response=outputs.SupervisionCountsOutput, auth=requires(READ))
def count(request: HttpRequest) -> outputs.SupervisionCountsOutput:
    """What waits, in numbers."""
    reader = reader_of(request)
    return outputs.SupervisionCountsOutput(**asdict(counting.counts(reader.actor, reader.at)))


@router.get("/supervision/reminders", response=outputs.ReminderPageOutput, auth=requires(READ))
def list_reminders(request: HttpRequest, query: Query[ReminderQuery]) -> outputs.ReminderPageOutput:
    """Reminders."""
    found = lists.narrowed(lists.reminders(), actor_from(request), query.narrowing())
    items, cursor = cut(found, query, reader_of(request), moment="at", show=presentation.reminder)
    return outputs.ReminderPageOutput(items=items, next_cursor=cursor)


@router.get("/supervision/notices", response=outputs.NoticePageOutput, auth=requires(READ))
def list_notices(request: HttpRequest, query: Query[NoticeQuery]) -> outputs.NoticePageOutput:
    """Supervision notices."""
    reader = reader_of(request)
    found = lists.narrowed(lists.notices(), reader.actor, query.narrowing())
    items, cursor = cut(found, query, reader, moment="issued_at", show=presentation.notice)
    return outputs.NoticePageOutput(items=items, next_cursor=cursor)


@router.get("/supervision/notices/{notice_id}", response=outputs.NoticeOutput, auth=requires(READ))
def read_notice(request: HttpRequest, notice_id: int) -> outputs.NoticeOutput:
    """A supervision notice."""
    found = find_addressed(lists.notices(), notice_id, by=actor_from(request))
    return presentation.notice(found, reader_of(request))


@router.get(
    "/supervision/proposals",
    response=outputs.ProposalPageOutput,
    auth=requires(Permission.SUPERVISE_WORK_ORDERS),
)
def list_proposals(request: HttpRequest, query: Query[ProposalQuery]) -> outputs.ProposalPageOutput:
    """The notices that the rules propose."""
    found = lists.narrowed(lists.proposals(), actor_from(request), query.narrowing())
    items, cursor = cut(found, query, reader_of(request), moment="proposed_at", show=presentation.proposal)
    return outputs.ProposalPageOutput(items=items, next_cursor=cursor)


@router.get("/supervision/instructions", response=outputs.InstructionPageOutput, auth=requires(READ))
def list_instructions(request: HttpRequest, query: Query[InstructionQuery]) -> outputs.InstructionPageOutput:
    """Leaders' instructions."""
    found = lists.narrowed(lists.instructions(), actor_from(request), query.narrowing())
    items, cursor = cut(found, query, reader_of(request), moment="given_at", show=presentation.instruction)
    return outputs.InstructionPageOutput(items=items, next_cursor=cursor)


@router.get("/supervision/leader-items", response=outputs.LeaderItemPageOutput, auth=requires(READ))
def list_leader_items(request: HttpRequest, query: Query[LeaderItemQuery]) -> outputs.LeaderItemPageOutput:
    """Leaders' items."""
    found = lists.narrowed(
        lists.leader_items(), actor_from(request), query.narrowing(), department=lists.ITEM_DEPARTMENT
    )
    items, cursor = cut(found, query, reader_of(request), moment="assigned_at", show=presentation.leader_item)
    return outputs.LeaderItemPageOutput(items=items, next_cursor=cursor)


@router.get("/supervision/accountability", response=outputs.AccountabilityPageOutput, auth=requires(READ))
def list_cases(request: HttpRequest, query: Query[CaseQuery]) -> outputs.AccountabilityPageOutput:
    """Accountability cases."""
    found = lists.narrowed(lists.cases_that_are(query.is_decided()), actor_from(request), query.narrowing())
    items, cursor = cut(found, query, reader_of(request), moment="opened_at", show=presentation.case)
    return outputs.AccountabilityPageOutput(items=items, next_cursor=cursor)
