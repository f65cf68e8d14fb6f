"""A small year planned without a database."""

from decimal import Decimal
from functools import cache

from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.timeline import LimitFor
from hotline.modules.demonstration.rules.year import Plan, plan_year
from hotline.modules.sla.rules.limits import Limit, LimitUnit
from hotline.modules.taxonomy.rules.shipped import shipped_calendar

CALENDAR = shipped_calendar()
LIMITS = (
    LimitFor("", "", Limit(5, LimitUnit.WORKING_DAY, "request")),
    LimitFor("inquiry", "", Limit(3, LimitUnit.WORKING_DAY, "inquiry")),
    LimitFor("", "emergency", Limit(2, LimitUnit.HOUR, "emergency")),
)
SCALE = Decimal("0.03")


@cache
def small_year(seed: int) -> Plan:
    return plan_year(city("hanzhong-2023"), CALENDAR, LIMITS, SCALE, seed)
