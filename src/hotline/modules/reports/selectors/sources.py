"""The work orders that a report's lists are made of."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.reports.rules.material import Scope
from hotline.modules.workorders.public import WorkOrder

# So many numbers stand behind a row as examples; its count tells of all.
EXAMPLES = 5
_PATHS = {
    "department": "handling_department__code",
    "category": "category__top__code",
    "channel": "channel",
    "request_type": "request_type",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Which work orders a report is about: its period, the one before, the scope of a special one, the moment."""

    period: Period
    before: Period
    at: datetime
    scope: Scope

    def all(self) -> QuerySet[WorkOrder]:
        """Whatever the period."""
        if not self.scope.dimension:
            return WorkOrder.objects.all()
        return WorkOrder.objects.filter(**{_PATHS[self.scope.dimension]: self.scope.key})

    def both(self) -> QuerySet[WorkOrder]:
        """Registered in the period or in the one before."""
        return self.all().filter(Q(within(self.period)) | Q(within(self.before)))

    def now(self) -> QuerySet[WorkOrder]:
        """Registered in the period."""
        return self.all().filter(within(self.period))


def within(period: Period) -> Q:
    """Registered on the local days of a period."""
    return Q(registered_at__gte=start_of_day(period.first_day), registered_at__lt=end_of_day(period.last_day))


def examples(work_orders: QuerySet[WorkOrder], by: str, order: str = "registered_at") -> Mapping[object, list[str]]:
    """The first numbers of each group; what is confidential is counted and not named."""
    place = Window(RowNumber(), partition_by=F(by), order_by=[F(order).asc(), F("id").asc()])
    rows = work_orders.filter(is_confidential=False).annotate(place=place).filter(place__lte=EXAMPLES)
    found: dict[object, list[str]] = defaultdict(list)
    for key, number in rows.order_by(by, "place").values_list(by, "number"):
        found[key].append(number)
    return found
