"""Which limit holds for a work order."""

from datetime import date

from django.db.models import F, Q

from .models import LimitRule
from .rules.limits import DEFAULT_LIMIT, Limit, LimitUnit


def limit_for(*, request_type: str, urgency: str, on: date) -> Limit:
    """The limit by the most particular rule in force on that day: urgency tells more than type."""
    rule = (
        LimitRule.objects.filter(Q(request_type=request_type) | Q(request_type=""))
        .filter(Q(urgency=urgency) | Q(urgency=""))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)
        .order_by(F("urgency").desc(), F("request_type").desc(), "-valid_from")
        .first()
    )
    return Limit(rule.amount, LimitUnit(rule.unit), rule.name) if rule else DEFAULT_LIMIT
