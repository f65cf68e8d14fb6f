"""Figures from kept daily facts equal those from the records, whatever happened to the records in between."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.modules.analytics.actions.refresh_figures import refresh_figures
from hotline.modules.analytics.models import ChangedDay, DailyFact, KeptGrouping, MonthlyFact
from hotline.modules.analytics.rules.formulas import RecordTerm, Term
from hotline.modules.analytics.rules.periods import months_of, period_of
from hotline.modules.analytics.selectors.catalogue import FACT_SETS
from hotline.modules.analytics.selectors.columns import file_statement
from hotline.modules.analytics.selectors.kept import HOT_FACT_SETS, kept_groupings, measured
from hotline.modules.analytics.selectors.measures import measure
from hotline.modules.callbacks.public import Callback
from hotline.modules.departments.public import Department
from hotline.modules.requesters.public import Requester
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import WorkOrder

from .builders import Records, local

pytestmark = pytest.mark.django_db
AT = datetime(2023, 4, 1, tzinfo=UTC)
MONTHS = months_of(period_of(date(2023, 1, 1), date(2023, 3, 31)))


def every_term() -> Iterator[tuple[str | None, list[Term]]]:
    for grouping, terms in kept_groupings().items():
        yield grouping.dimension or None, list(terms)


def assert_equal(dimensions: tuple[str | None, ...] | None = (None, "department")) -> int:
    """Kept terms over three months, kept and exact, by these dimensions or by all; the number of cells."""
    cells = 0
    for dimension, terms in every_term():
        if dimensions is not None and dimension not in dimensions:
            continue
        kept, exact = measured(terms, MONTHS, dimension), measure(terms, MONTHS, dimension)
        assert kept.names == exact.names
        for term in terms:
            found = {cell: number for cell, number in kept.cells[term].items() if number}
            assert found == {cell: number for cell, number in exact.cells[term].items() if number}, (dimension, term)
            cells += len(found)
    return cells


@pytest.fixture
def city_of_days(records: Records) -> Records:
    for day in range(1, 25):
        moment = f"2023-0{1 + day % 3}-{day:02} 23:59:59"
        records.call(moment, waiting=day, rating=1 + day % 5, answered=day % 4 > 0)
        department = ("housing", "market", None)[day % 3]
        order = records.work_order(moment, department=department, replied=moment if day % 2 else None)
        records.callback(order, f"2023-03-{day:02} 00:00:00", reached=day % 5 > 0, satisfaction="satisfied")
    return records


def test_nothing_kept_is_answered_from_the_records(city_of_days: Records) -> None:
    assert not DailyFact.objects.exists()
    assert assert_equal() > 100


def test_what_is_kept_equals_the_records_and_needs_none_of_them(city_of_days: Records) -> None:
    refresh_figures(at=AT)
    assert not ChangedDay.objects.exists()
    with CaptureQueriesContext(connection) as captured:
        for dimension, terms in every_term():
            measured(terms, MONTHS, dimension)
        measured(terms, {"half": period_of(date(2023, 1, 1), date(2023, 2, 15))}, dimension)
    asked = " ".join(query["sql"] for query in captured)
    # Whole months from their sums, the days of a half one from theirs.
    assert "analytics_monthlyfact" in asked
    assert "analytics_dailyfact" in asked
    assert not re.search("telephony_call|workorders_workorder|callbacks_callback|quality_inspection", asked)
    assert assert_equal(None) > 100


def test_months_are_the_sums_of_their_days_also_where_some_days_are_computed_anew(city_of_days: Records) -> None:
    refresh_figures(at=AT)
    city_of_days.call("2023-02-03 00:00:00", answered=True)
    Call.objects.filter(arrived_at__gte=local("2023-03-01 00:00:00")).delete()
    refresh_figures(at=AT)
    assert MonthlyFact.objects.exists()
    for kept in KeptGrouping.objects.all():
        own = {"fact_set": kept.fact_set, "attribution": kept.attribution, "dimension": kept.dimension}
        sums: dict[tuple[date, str], list[Decimal]] = {}
        for fact in DailyFact.objects.filter(**own):
            place = (fact.day.replace(day=1), fact.key)
            before = sums.get(place, [Decimal()] * len(fact.numbers))
            sums[place] = [sum(both, Decimal()) for both in zip(before, fact.numbers, strict=True)]
        assert {(fact.month, fact.key): fact.numbers for fact in MonthlyFact.objects.filter(**own)} == sums


def test_however_many_days_changed_only_these_are_read_of_the_records_and_at_once(city_of_days: Records) -> None:
    refresh_figures(at=AT)
    Call.objects.filter(arrived_at__lt=local("2023-03-01 00:00:00")).update(rating=1)
    term = RecordTerm("calls", "arrived")
    with CaptureQueriesContext(connection) as captured:
        found = measured([term], MONTHS)
    of_records = [query["sql"] for query in captured if "telephony_call" in query["sql"]]
    assert len(of_records) == 1
    assert "2023-02-2" in of_records[0]
    assert "2023-03-0" not in of_records[0].partition("WHERE")[2]
    assert found.cells == measure([term], MONTHS).cells


def test_a_record_that_moves_to_another_day_changes_both_days(city_of_days: Records) -> None:
    refresh_figures(at=AT)
    call = Call.objects.earliest("arrived_at")
    Call.objects.filter(pk=call.pk).update(arrived_at=local("2023-03-31 23:59:59"))
    assert set(ChangedDay.objects.values_list("day", flat=True)) == {date(2023, 1, 3), date(2023, 3, 31)}
    assert_equal()
    refresh_figures(at=AT)
    assert not ChangedDay.objects.exists()
    assert_equal()


def test_what_a_record_refers_to_changes_its_days_too(city_of_days: Records) -> None:
    refresh_figures(at=AT)
    WorkOrder.objects.filter(callbacks__isnull=False).update(is_excluded=True)
    assert ChangedDay.objects.filter(fact_set="callbacks", attribution="tried").exists()
    assert_equal()
    refresh_figures(at=AT)
    Department.objects.filter(code="housing").update(name="住房和城乡建设局")
    assert_equal()
    refresh_figures(at=AT)
    Requester.objects.update(phone_number="")
    assert_equal()


def test_other_definitions_make_what_is_kept_worthless(city_of_days: Records) -> None:
    refresh_figures(at=AT)
    assert refresh_figures(at=AT).groupings == 0
    DailyFact.objects.update(numbers=[1] * 80)
    MonthlyFact.objects.update(numbers=[1] * 80)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE analytics_keptgrouping SET fingerprint = 'of other definitions'")
    assert_equal()
    assert refresh_figures(at=AT).groupings == len(kept_groupings())
    assert_equal()


def _happen(records: Records, chance: Random) -> None:
    """Something happens to the records, by lot."""
    moment = local("2023-01-01 00:00:00") + timedelta(seconds=chance.randrange(90 * 86400))
    order = WorkOrder.objects.order_by("?").first() if chance.random() < 0.5 else None
    match chance.randrange(6):
        case 0:
            records.call(f"{moment:%Y-%m-%d %H:%M:%S}", answered=chance.random() < 0.8, waiting=chance.randrange(60))
        case 1:
            records.work_order(f"{moment:%Y-%m-%d %H:%M:%S}", department=chance.choice(["housing", None]))
        case 2:
            Call.objects.filter(pk=Call.objects.order_by("?").values("pk")[:1]).delete()
        case 3 if order is not None:
            WorkOrder.objects.filter(pk=order.pk).update(completed_at=moment, is_excluded=chance.random() < 0.3)
        case 4 if order is not None and not Callback.objects.filter(work_order=order).exists():
            records.callback(order, f"{moment:%Y-%m-%d %H:%M:%S}", reached=True, satisfaction="dissatisfied")
        case _:
            refresh_figures(at=AT)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_whatever_happens_both_are_equal(records: Records, seed: int) -> None:
    chance = Random(seed)
    for _ in range(8):
        _happen(records, chance)
    assert_equal((None,))


def test_every_table_that_a_kept_figure_reads_notes_its_changes() -> None:
    read = set()
    for fact_set in HOT_FACT_SETS:
        statement = file_statement(fact_set)[0]
        assert "TIMESTAMP()" not in statement, "what follows the clock cannot be kept"
        read |= set(re.findall(r'(?:FROM|JOIN) "(\w+)"', statement))
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'note_%'")
        noted = {str(row[0]) for row in cursor.fetchall()}
    assert read <= noted


def test_every_day_by_which_records_are_counted_is_noted() -> None:
    with connection.cursor() as cursor:
        for name in HOT_FACT_SETS:
            facts = FACT_SETS[name]
            table = facts.records().model._meta.db_table
            cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [f"note_{table}_{name}_update"])
            (source,) = cursor.fetchone() or ("",)
            for code, attribution in facts.attributions.items():
                assert f"('{code}', fact.{attribution.path})" in source, (name, code)


def test_definitions_have_the_same_fingerprint_in_every_process() -> None:
    told = (
        "import django; django.setup()\n"
        "from hotline.modules.analytics.selectors.columns import statement_of\n"
        "from hotline.modules.analytics.selectors.kept import HOT_FACT_SETS, fingerprint, kept_groupings\n"
        "print(*map(statement_of, HOT_FACT_SETS), *map(fingerprint, kept_groupings()))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", told],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
