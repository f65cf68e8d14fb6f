"""Rules about callers' numbers over HTTP: agents propose, the head of the hotline decides."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.telephony.actions.caller_rules import decide_caller_rule, end_caller_rule, propose_caller_rule
from hotline.modules.telephony.schemas import caller_rules as schemas
from hotline.modules.telephony.selectors.caller_rules import caller_rules

router = Router(tags=["telephony"])

PROPOSE, DECIDE = Permission.TAKE_CALLS, Permission.ADMINISTER_TELEPHONY


@router.get("/caller-rules", response=list[schemas.CallerRuleOutput], auth=requires(DECIDE))
def list_caller_rules(request: HttpRequest) -> list[schemas.CallerRuleOutput]:
    """What was proposed and decided about callers' numbers, the newest first."""
    return [schemas.CallerRuleOutput.of(rule) for rule in caller_rules()]


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
    return Status(201, schemas.CallerRuleOutput.of(rule))


@router.post("/caller-rules/{int:rule_id}/decision", response=schemas.CallerRuleOutput, auth=requires(DECIDE))
def decide(request: HttpRequest, rule_id: int, body: schemas.CallerRuleDecisionInput) -> schemas.CallerRuleOutput:
    """Put a proposal in force, or decline it; the switch follows within seconds."""
    return schemas.CallerRuleOutput.of(
        decide_caller_rule(
            rule_id=rule_id, is_approved=body.is_approved, note=body.note, by=actor_from(request), at=now()
        )
    )


@router.post("/caller-rules/{int:rule_id}/end", response=schemas.CallerRuleOutput, auth=requires(DECIDE))
def end(request: HttpRequest, rule_id: int, body: schemas.CallerRuleEndInput) -> schemas.CallerRuleOutput:
    """Let calls from the number be as all others again."""
    return schemas.CallerRuleOutput.of(
        end_caller_rule(rule_id=rule_id, note=body.note, by=actor_from(request), at=now())
    )
