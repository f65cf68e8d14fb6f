"""The limit rules that a hotline starts with."""

from datetime import date

from hotline.modules.sla.models import LimitRule
from hotline.modules.sla.rules.limits import LimitUnit

# The limits of most cities' regulations: (name, request type, urgency, amount, unit).
STARTING_RULES = (
    ("咨询类三个工作日", "inquiry", "", 3, LimitUnit.WORKING_DAY),
    ("诉求类五个工作日", "", "", 5, LimitUnit.WORKING_DAY),
    ("突发事件两小时", "", "emergency", 2, LimitUnit.HOUR),
)


def seed_limit_rules(*, valid_from: date) -> None:
    """Write the starting rules; a hotline that has rules keeps its own."""
    if LimitRule.objects.exists():
        return
    LimitRule.objects.bulk_create(
        LimitRule(
            name=name, request_type=request_type, urgency=urgency, amount=amount, unit=unit, valid_from=valid_from
        )
        for name, request_type, urgency, amount, unit in STARTING_RULES
    )
