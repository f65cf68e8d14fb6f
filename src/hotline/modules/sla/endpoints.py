"""Limit rules, the handling policy, and why a limit runs out when it does, over HTTP."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Status

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Permission, SignedIn, actor_from, language_of, requires
from hotline.modules.taxonomy.public import working_calendar

from .actions.close_limit_rule import close_limit_rule
from .actions.publish_handling_policy import publish_handling_policy
from .actions.replace_limit_rule import replace_limit_rule
from .actions.write_limit_rule import write_limit_rule
from .rules.clocks import ClockFacts
from .rules.diagnosis import diagnose
from .rules.limits import ClockKind, Limit, LimitUnit
from .schemas import (
    Amount,
    DueExplanationOutput,
    HandlingPolicyComparisonOutput,
    HandlingPolicyInput,
    HandlingPolicyOutput,
    HandlingPolicyToPublish,
    HandlingPolicyVersionOutput,
    LimitRuleClosingInput,
    LimitRuleInput,
    LimitRuleOutput,
    LimitTermsInput,
    Moment,
)
from .selectors import compare_handling_policy, handling_policy_versions, limit_rules, policy_version_on

router = Router(tags=["limits"])


@router.get("/calendar/explanation", response=DueExplanationOutput, auth=SignedIn())
def explain_due_moment(
    request: HttpRequest,
    started_at: Annotated[Moment, Query(alias="from")],
    amount: Amount,
    unit: LimitUnit = LimitUnit.WORKING_DAY,
) -> DueExplanationOutput:
    """When a limit that starts then runs out by the calendar in force, day by day."""
    facts = ClockFacts(started_at, Limit(amount, unit, ""))
    diagnosis = diagnose(facts, working_calendar(local_date(started_at)))
    return DueExplanationOutput.of(started_at, amount, unit, diagnosis, language_of(request))


@router.get("/limit-rules", response=list[LimitRuleOutput], auth=SignedIn())
def list_limit_rules(
    request: HttpRequest, on: date | None = None, clock: ClockKind | None = None
) -> list[LimitRuleOutput]:
    """Every version of every limit rule, or those in force on a day."""
    return [LimitRuleOutput.of(rule) for rule in limit_rules(on=on, clock=clock)]


@router.post("/limit-rules", response={201: LimitRuleOutput}, auth=requires(Permission.ADMINISTER_ORGANISATION))
def write(request: HttpRequest, body: LimitRuleInput) -> Status[LimitRuleOutput]:
    """Write a new limit rule."""
    rule = write_limit_rule(
        code=body.code,
        clock=body.clock,
        conditions=body.conditions(),
        terms=body.terms(),
        by=actor_from(request),
        at=now(),
        reason=body.reason,
    )
    return Status(201, LimitRuleOutput.of(rule))


@router.post(
    "/limit-rules/{code}/replacements",
    response={201: LimitRuleOutput},
    auth=requires(Permission.ADMINISTER_ORGANISATION),
)
def replace(request: HttpRequest, code: str, body: LimitTermsInput) -> Status[LimitRuleOutput]:
    """Change what a rule says, from a day on; work orders keep the limit that they were given."""
    rule = replace_limit_rule(code=code, terms=body.terms(), by=actor_from(request), at=now(), reason=body.reason)
    return Status(201, LimitRuleOutput.of(rule))


@router.post(
    "/limit-rules/{code}/closings", response=LimitRuleOutput, auth=requires(Permission.ADMINISTER_ORGANISATION)
)
def close(request: HttpRequest, code: str, body: LimitRuleClosingInput) -> LimitRuleOutput:
    """Let a rule end with a day."""
    rule = close_limit_rule(code=code, valid_to=body.valid_to, by=actor_from(request), at=now(), reason=body.reason)
    return LimitRuleOutput.of(rule)


@router.get("/handling-policy", response=HandlingPolicyOutput, auth=SignedIn())
def read_handling_policy(request: HttpRequest, on: date | None = None) -> HandlingPolicyOutput:
    """The numbers of handling that hold on a day, today where none is given."""
    found = policy_version_on(on or local_date(now()))
    return HandlingPolicyOutput.of(found.version, found.policy, language_of(request))


@router.get("/handling-policy/versions", response=list[HandlingPolicyVersionOutput], auth=SignedIn())
def list_handling_policy_versions(request: HttpRequest) -> list[HandlingPolicyVersionOutput]:
    """Every published version, the newest first."""
    return [HandlingPolicyVersionOutput.of(each) for each in handling_policy_versions()]


@router.post(
    "/handling-policy/comparisons",
    response=HandlingPolicyComparisonOutput,
    auth=requires(Permission.ADMINISTER_POLICIES),
)
def compare(request: HttpRequest, body: HandlingPolicyInput) -> HandlingPolicyComparisonOutput:
    """What publishing these numbers would change; nothing is written."""
    before, after = compare_handling_policy(body.values, on=body.valid_from)
    return HandlingPolicyComparisonOutput.of(before.version, before.policy, after, language_of(request))


@router.post(
    "/handling-policy/versions",
    response={201: HandlingPolicyVersionOutput},
    auth=requires(Permission.ADMINISTER_POLICIES),
)
def publish(request: HttpRequest, body: HandlingPolicyToPublish) -> Status[HandlingPolicyVersionOutput]:
    """Publish numbers that hold from a day on; what was decided stands."""
    published = publish_handling_policy(
        values=body.values, valid_from=body.valid_from, reason=body.reason, by=actor_from(request), at=now()
    )
    return Status(201, HandlingPolicyVersionOutput.of(published))
