"""End a limit rule."""

from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.sla.models import LimitRule
from hotline.modules.sla.selectors import open_rule

from .write_limit_rule import ensure_not_past, lock_rules


@transaction.atomic
def close_limit_rule(*, code: str, valid_to: date, by: Actor, at: datetime, reason: str) -> LimitRule:
    """Let the rule hold to the end of that day; afterwards the next particular rule that fits holds."""
    lock_rules()
    rule = open_rule(code)
    ensure_not_past(valid_to, max(local_date(at), rule.valid_from), field="valid_to")
    rule.valid_to = valid_to
    rule.save(update_fields=["valid_to"])
    record(
        actor=by.account,
        action="close_limit_rule",
        subject=f"limit_rule:{code}",
        at=at,
        reason=reason,
        facts={"version": rule.version, "to": valid_to.isoformat()},
    )
    return rule
