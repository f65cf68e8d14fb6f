"""Give out work order numbers."""

from datetime import datetime

from django.db import connection

from hotline.kit.clock import local_date
from hotline.modules.workorders.models import NumberSeries

_TABLE = NumberSeries._meta.db_table
_TAKE = (
    f"INSERT INTO {_TABLE} (day, last) VALUES (%s, %s) "
    f"ON CONFLICT (day) DO UPDATE SET last = {_TABLE}.last + EXCLUDED.last RETURNING last"
)


def take_numbers(count: int, *, at: datetime) -> list[str]:
    """The day and running numbers of five digits, without gaps.

    The row of the day makes simultaneous registrations wait until this one is committed: take numbers after everything
    that can be refused, and after every work order that is to be locked.
    """
    day = local_date(at)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [day, count])
        (last,) = cursor.fetchone()
    return [f"{day:%Y%m%d}{running:05d}" for running in range(last - count + 1, last + 1)]
