"""The limit rules that a hotline starts with."""

from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import start_of_day
from hotline.modules.sla.models import LimitRule
from hotline.modules.sla.rules.starting import STARTING_RULES

SEEDED_BY = "hotline"


@transaction.atomic
def seed_limit_rules(*, valid_from: date, by: str = SEEDED_BY, at: datetime | None = None) -> None:
    """Write the starting rules; a clock that has rules keeps its own."""
    ruled = set(LimitRule.objects.values_list("clock", flat=True))
    LimitRule.objects.bulk_create(
        LimitRule(
            code=rule.limit.rule_code,
            name=rule.limit.rule_name,
            clock=rule.clock,
            request_type=rule.conditions.request_type,
            urgency=rule.conditions.urgency,
            requester_kind=rule.conditions.requester_kind,
            amount=rule.limit.amount,
            unit=rule.limit.unit,
            legal_basis=rule.limit.legal_basis,
            valid_from=valid_from,
            recorded_by=by,
            recorded_at=at or start_of_day(valid_from),
        )
        for rule in STARTING_RULES
        if rule.clock not in ruled
    )
