"""Write a limit rule that there was not before."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Q

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.departments.public import find_department
from hotline.modules.sla.errors import LimitRuleExists, LimitRuleRetroactive
from hotline.modules.sla.models import LimitRule
from hotline.modules.sla.rules.criteria import Conditions
from hotline.modules.sla.rules.limits import ClockKind, LimitUnit
from hotline.modules.taxonomy.public import category


@dataclass(frozen=True, slots=True)
class LimitTerms:
    """What a version of a rule says: the limit, its name, what it rests on, and its first day."""

    name: str
    amount: int
    unit: LimitUnit
    legal_basis: str
    valid_from: date


@transaction.atomic
def write_limit_rule(
    *,
    code: str,
    clock: ClockKind,
    conditions: Conditions,
    terms: LimitTerms,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> LimitRule:
    """Write the first version of a rule; its code and its conditions are nobody else's."""
    lock_rules()
    ensure_not_past(terms.valid_from, local_date(at), field="valid_from")
    if conditions.category_code:
        category(conditions.category_code)
    if conditions.department_code:
        find_department(conditions.department_code)
    still_open = Q(valid_to__isnull=True) | Q(valid_to__gte=terms.valid_from)
    same = Q(still_open, clock=clock, **_fields(conditions))
    rival = LimitRule.objects.filter(Q(code=code) | same).first()
    if rival is not None:
        raise LimitRuleExists(field="code", rule=rival.code)
    return append_version(code, 1, clock, conditions, terms, by=by, at=at, action="write_limit_rule", reason=reason)


def append_version(
    code: str,
    version: int,
    clock: ClockKind,
    conditions: Conditions,
    terms: LimitTerms,
    *,
    by: Actor,
    at: datetime,
    action: str,
    reason: str,
) -> LimitRule:
    """Write a version, with who did it and why."""
    rule = LimitRule.objects.create(
        code=code,
        version=version,
        clock=clock,
        **_fields(conditions),
        name=terms.name,
        amount=terms.amount,
        unit=terms.unit,
        legal_basis=terms.legal_basis,
        valid_from=terms.valid_from,
        recorded_by=by.account,
        recorded_at=at,
    )
    record(
        actor=by.account,
        action=action,
        subject=f"limit_rule:{code}",
        at=at,
        reason=reason,
        facts={"version": version, "amount": terms.amount, "unit": terms.unit, "from": terms.valid_from.isoformat()},
    )
    return rule


def lock_rules() -> None:
    """Let nobody else change rules until the end of the transaction; reading goes on."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE sla_limitrule IN SHARE ROW EXCLUSIVE MODE")


def ensure_not_past(day: date, earliest: date, *, field: str) -> None:
    """Refuse a change of what held already."""
    if day < earliest:
        raise LimitRuleRetroactive(field=field, day=day.isoformat(), earliest=earliest.isoformat())


def _fields(conditions: Conditions) -> dict[str, str | bool]:
    return {
        "request_type": conditions.request_type,
        "urgency": conditions.urgency,
        "category_code": conditions.category_code,
        "department_code": conditions.department_code,
        "requester_kind": conditions.requester_kind,
        "is_key_enterprise": conditions.is_key_enterprise,
    }
