"""Load the services of past days."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection

from hotline.kit.bulk import copy_rows
from hotline.kit.clock import start_of_day
from hotline.modules.workorders.models import ServiceDay


class ServiceDayRow(NamedTuple):
    """A row of the table, column by column; what became work orders is counted from these."""

    on: date
    channel: str
    request_type: str
    services: int
    became_work_order: bool = False


_OF_WORK_ORDERS = """
INSERT INTO workorders_serviceday ("on", channel, request_type, became_work_order, services)
SELECT (registered_at AT TIME ZONE 'Asia/Shanghai')::date, channel, request_type, true, count(*)
FROM workorders_workorder WHERE registered_at >= %s AND registered_at < %s GROUP BY 1, 2, 3
"""
_EVER = date(1900, 1, 1), date(2999, 12, 31)


def load_service_days(rows: Iterable[ServiceDayRow]) -> int:
    """Append what was answered without a work order, and count the work orders by the same; return how many rows."""
    return copy_rows(ServiceDay, ServiceDayRow._fields, rows) + count_work_orders(*_EVER)


def count_work_orders(first: date, until: date) -> int:
    """Count the services of these days that became work orders, `until` not included; return how many rows."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_WORK_ORDERS, [start_of_day(first), start_of_day(until)])
        return int(cursor.rowcount)
