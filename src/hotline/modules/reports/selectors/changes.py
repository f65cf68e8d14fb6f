"""How a count changed, as a list says it."""

from decimal import Decimal

from hotline.modules.analytics.rules.catalogue import Unit
from hotline.modules.reports.rules.comparing import change_of
from hotline.modules.reports.rules.words import ComparedWith


def changed(now: int, before: int) -> str:
    """Against the period before: +25.00%, or 上期无."""
    return change_of(Unit.COUNT, Decimal(now), Decimal(before), ComparedWith.LAST_PERIOD).cell
