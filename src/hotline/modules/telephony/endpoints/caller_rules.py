"""Rules about callers' numbers over HTTP: agents propose, the head of the hotline decides."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.telephony.actions.caller_rules import decide_caller_rule, end_caller_rule, propose_caller_rule
from hotline.modules.telephony.models import CallerRule
from hotline.modules.telephony.schemas import caller_rules as schemas
from hotline.modules.telephony.selectors.caller_rules import caller_rules, own_caller_rules

router = Router(tags=["telephony"])

READ, PROPOSE, DECIDE = Permission.WATCH_SEATS, Permission.TAKE_CALLS, Permission.ADMINISTER_TELEPHONY


@router.get("/caller-rules", response=list[schemas.CallerRuleOutput], auth=requires(READ))
def list_caller_rules(request: HttpRequest, asked: Query[schemas.CallerRuleQuery]) -> list[schemas.CallerRuleOutput]:
    """What was proposed and decided about callers' numbers, the newest first."""
    return [_shown(request, rule) for rule in caller_rules(asked.wanted)]


@router.get("/caller-rules/own", response=list[schemas.CallerRuleOutput], auth=requires(PROPOSE))
def list_own_caller_rules(
    request: HttpRequest, asked: Query[schemas.CallerRuleQuery]
) -> list[schemas.CallerRuleOutput]:
    """What one proposed oneself, and what became of it."""
    return [_shown(request, rule) for rule in own_caller_rules(asked.wanted, by=actor_from(request))]


@router.post("/caller-rules", response={201: schemas.CallerRuleOutput}, auth=requires(PROPOSE))
def propose(request: HttpRequest, body: schemas.CallerRuleInput) -> Status[schemas.CallerRuleOutput]:
    """Propose that calls from a number are refused, or answered first."""
    rule = propose_caller_rule(
        number=body.number,
        kind=body.kind,
        reason=body.reason,
        last_on=body.last_on,
        by=actor_from(request),
        at=now(),
    )
    return Status(201, _shown(request, rule))


@router.post("/caller-rules/{int:rule_id}/decision", response=schemas.CallerRuleOutput, auth=requires(DECIDE))
def decide(request: HttpRequest, rule_id: int, body: schemas.CallerRuleDecisionInput) -> schemas.CallerRuleOutput:
    """Put a proposal in force, or decline it; the switch follows within seconds."""
    rule = decide_caller_rule(
        rule_id=rule_id, is_approved=body.is_approved, note=body.note, by=actor_from(request), at=now()
    )
    return _shown(request, rule)


@router.post("/caller-rules/{int:rule_id}/end", response=schemas.CallerRuleOutput, auth=requires(DECIDE))
def end(request: HttpRequest, rule_id: int, body: schemas.CallerRuleEndInput) -> schemas.CallerRuleOutput:
    """Let calls from the number be as all others again."""
    return _shown(request, end_caller_rule(rule_id=rule_id, note=body.note, by=actor_from(request), at=now()))


def _shown(request: HttpRequest, rule: CallerRule) -> schemas.CallerRuleOutput:
    return schemas.CallerRuleOutput.of(rule, today=local_date(now()), by=actor_from(request))
