"""Supervision over HTTP: daily lists, the leaders' board, ranking, policies, the roster."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.supervision.actions import duty as duties
from hotline.modules.supervision.actions import publish_policy as publishing
from hotline.modules.supervision.schemas import boards
from hotline.modules.supervision.schemas import input as inputs
from hotline.modules.supervision.schemas import output as outputs
from hotline.modules.supervision.schemas.queries import DayQuery, PeriodQuery
from hotline.modules.supervision.selectors import board, duty, lists, performance, policy

from .answering import Nothing
from .page import reader_of

router = Router(tags=["supervision"])

ADMINISTER = Permission.ADMINISTER_SUPERVISION


@router.get("/supervision/daily-lists", response=outputs.DailyListsOutput, auth=requires(Permission.READ_WORK_ORDERS))
def list_daily(request: HttpRequest, query: Query[DayQuery]) -> outputs.DailyListsOutput:
    """A morning's lists; today's where no day is named."""
    day = query.day or local_date(now())
    return boards.daily_lists(day, lists.daily_lists_of(day, query.department, by=actor_from(request)))


@router.get(
    "/supervision/leaders-board",
    response=outputs.LeadersBoardOutput,
    auth=requires(Permission.READ_INDICATORS),
)
def read_leaders_board(request: HttpRequest) -> outputs.LeadersBoardOutput:
    """Key enterprises, leaders' items, instructions and focus areas at a glance."""
    reader = reader_of(request)
    return boards.leaders_board(board.leaders_board(reader.actor, reader.at), reader)


@router.get(
    "/supervision/ranking",
    response=outputs.RankingOutput,
    by_alias=True,
    auth=requires(Permission.READ_INDICATORS),
)
def read_ranking(request: HttpRequest, query: Query[PeriodQuery]) -> outputs.RankingOutput:
    """Departments in order of their on-time completion; too few cases are not ranked."""
    sample = policy.policy_in_force().terms.smallest_sample
    rows = performance.ranking(query.first_day, query.last_day, now(), sample)
    return boards.ranking(rows, query.first_day, query.last_day, sample)


@router.get("/supervision/policies", response=outputs.PoliciesOutput, auth=requires(Permission.SUPERVISE_WORK_ORDERS))
def list_policies(request: HttpRequest) -> outputs.PoliciesOutput:
    """Every publication of the policy; the first one holds."""
    return boards.policies(policy.policies())


@router.post("/supervision/policies", response={201: outputs.SupervisionPolicyOutput}, auth=requires(ADMINISTER))
def publish_policy(
    request: HttpRequest, body: inputs.SupervisionPolicyInput
) -> Status[outputs.SupervisionPolicyOutput]:
    """Publish a policy."""
    published = publishing.publish_policy(terms=body.terms.terms(), note=body.note, by=actor_from(request), at=now())
    return Status(201, boards.policy(published))


@router.get(
    "/supervision/duty-officers",
    response=outputs.DutiesOutput,
    auth=requires(Permission.SUPERVISE_WORK_ORDERS),
)
def list_duties(request: HttpRequest) -> outputs.DutiesOutput:
    """Who is and will be on duty."""
    return outputs.DutiesOutput(items=[boards.duty(each) for each in duty.duties_from(now())])


@router.post("/supervision/duty-officers", response={201: outputs.DutyOutput}, auth=requires(ADMINISTER))
def put_on_duty(request: HttpRequest, body: inputs.DutyInput) -> Status[outputs.DutyOutput]:
    """Enter a duty leader into the roster."""
    return Status(201, boards.duty(duties.put_on_duty(duty=body.duty(), by=actor_from(request))))


@router.post("/supervision/duty-officers/{duty_id}/removals", response=outputs.DutyOutput, auth=requires(ADMINISTER))
def take_off_duty(request: HttpRequest, duty_id: int, body: Nothing) -> outputs.DutyOutput:
    """Remove a duty from the roster."""
    return boards.duty(duties.take_off_duty(duty_id=duty_id, by=actor_from(request), at=now()))
