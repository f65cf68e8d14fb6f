"""A load of very many rows is noted once, and figures hold as if each statement had been noted."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from hotline.kit.changes import noted_as_a_whole
from hotline.modules.analytics.actions.refresh_figures import refresh_figures
from hotline.modules.analytics.models import ChangedDay
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.periods import months_of, period_of
from hotline.modules.analytics.selectors.catalogue import FACT_SETS
from hotline.modules.analytics.selectors.kept import HOT_FACT_SETS, measured
from hotline.modules.analytics.selectors.measures import measure
from hotline.modules.callbacks.public import Callback
from hotline.modules.quality.public import Inspection
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import WorkOrder

from .builders import Records

pytestmark = pytest.mark.django_db
AT = datetime(2023, 4, 1, tzinfo=UTC)
MONTHS = months_of(period_of(date(2023, 1, 1), date(2023, 3, 31)))
CALLS = RecordTerm("calls", "arrived")
ORDERS = RecordTerm("work_orders", "registered")


def triggers() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
            "WHERE NOT tgisinternal ORDER BY 1, 2"
        )
        return [(str(table), str(definition)) for table, definition in cursor.fetchall()]


def write(records: Records) -> None:
    for day in range(1, 20):
        moment = f"2023-02-{day:02} 10:00:00"
        records.call(moment)
        records.callback(records.work_order(moment), moment, reached=True)


def test_everything_is_noted_once_and_the_triggers_stand_as_before(records: Records) -> None:
    refresh_figures(at=AT)
    before = triggers()

    with noted_as_a_whole([Call, WorkOrder, Callback, Inspection]):
        write(records)

    assert triggers() == before
    every = {(name, attribution, None) for name in HOT_FACT_SETS for attribution in FACT_SETS[name].attributions}
    noted = list(ChangedDay.objects.values_list("fact_set", "attribution", "day"))
    assert len(noted) == len(every)
    assert set(noted) == every


def test_figures_hold_during_the_load_and_after_it(records: Records) -> None:
    refresh_figures(at=AT)
    with noted_as_a_whole([Call, WorkOrder]):
        write(records)
        assert measured([CALLS], MONTHS).get(CALLS, "2023-02") == 19
    assert measured([ORDERS], MONTHS).get(ORDERS, "2023-02") == 19

    refresh_figures(at=AT)

    assert not ChangedDay.objects.exists()
    assert measured([CALLS, ORDERS], MONTHS).cells == measure([CALLS, ORDERS], MONTHS).cells


def test_what_is_written_afterwards_is_noted_by_its_day_again(records: Records) -> None:
    with noted_as_a_whole([Call]):
        pass
    refresh_figures(at=AT)

    records.call("2023-02-03 23:59:59")

    assert set(ChangedDay.objects.values_list("day", flat=True)) == {date(2023, 2, 3)}
