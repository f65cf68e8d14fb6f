"""Change what a limit rule says, from a day on."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.sla.models import LimitRule
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.sla.selectors import open_rule

from .write_limit_rule import LimitTerms, append_version, ensure_not_past, lock_rules


@transaction.atomic
def replace_limit_rule(*, code: str, terms: LimitTerms, by: Actor, at: datetime, reason: str) -> LimitRule:
    """Close the version in force on the day before and write the next, for the same clock and conditions.

    Work orders keep the limit that they were given.
    """
    lock_rules()
    rule = open_rule(code)
    ensure_not_past(terms.valid_from, max(local_date(at), rule.valid_from), field="valid_from")
    rule.valid_to = terms.valid_from - timedelta(days=1)
    rule.save(update_fields=["valid_to"])
    return append_version(
        code,
        rule.version + 1,
        ClockKind(rule.clock),
        rule.conditions,
        terms,
        by=by,
        at=at,
        action="replace_limit_rule",
        reason=reason,
    )
