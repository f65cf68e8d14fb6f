"""Count the services of past days: what became work orders from their records, the rest as channels report it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Min

from hotline.kit.clock import local_date
from hotline.modules.workorders.models import ServiceDay, WorkOrder

from .load_service_days import ServiceDayRow, count_work_orders

# For so many days a work order's channel or kind may still be put right.
DAYS_ANEW = 3
_SAME = ("on", "channel", "request_type", "became_work_order")


def enter_service_days(rows: Iterable[ServiceDayRow]) -> None:
    """Enter what channels report, each day in place of what was reported of it before."""
    ServiceDay.objects.bulk_create(
        [ServiceDay(**row._asdict()) for row in rows],
        update_conflicts=True,
        unique_fields=_SAME,
        update_fields=["services"],
        batch_size=1000,
    )


@transaction.atomic
def count_services(*, at: datetime) -> list[date]:
    """Count the work orders of the days that are over and were not counted yet, and of the last ones anew."""
    today = local_date(at)
    counted = ServiceDay.objects.filter(became_work_order=True)
    last = counted.aggregate(last=Max("on"))["last"]
    if last is None:
        opened = WorkOrder.objects.aggregate(first=Min("registered_at"))["first"]
        first = local_date(opened) if opened else today
    else:
        first = min(today - timedelta(days=DAYS_ANEW), last + timedelta(days=1))
    counted.filter(on__gte=first).delete()
    count_work_orders(first, today)
    return [first + timedelta(days=number) for number in range((today - first).days)]
