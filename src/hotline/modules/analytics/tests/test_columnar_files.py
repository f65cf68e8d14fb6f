# The engine has no types of its own.
# mypy: disable-error-code="no-untyped-call"
"""Medians, percentiles and distinct callers from columnar files equal those from the records, to the last digit."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial, reduce
from random import Random

import pytest
from distributed import Client, LocalCluster
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.modules.analytics.actions.refresh_figures import refresh_figures
from hotline.modules.analytics.rules.columnar import Engine, Question, statement
from hotline.modules.analytics.rules.formulas import Comparison, Named, Operator, RecordTerm
from hotline.modules.analytics.rules.periods import months_of, period_of
from hotline.modules.analytics.rules.spreading import Part, figures, merged
from hotline.modules.analytics.selectors.catalogue import FACT_SETS
from hotline.modules.analytics.selectors.columnar_files import read_cells
from hotline.modules.analytics.selectors.columns import dimension_column, folder_of
from hotline.modules.analytics.selectors.kept import kept_groupings, measured
from hotline.modules.analytics.selectors.measures import measure
from hotline.modules.analytics.selectors.spread import answer_file
from hotline.modules.telephony.public import Call

from .builders import Records

pytestmark = pytest.mark.django_db
AT = datetime(2023, 4, 1, tzinfo=UTC)
MONTHS = months_of(period_of(date(2023, 1, 1), date(2023, 3, 31)))
ANSWERED = ((Named("answered"),),)
CALLERS = RecordTerm("calls", "arrived", distinct="caller")
APART = (
    RecordTerm("calls", "arrived", "waiting_seconds", ANSWERED, percentile=50),
    RecordTerm("calls", "arrived", "waiting_seconds", ANSWERED, percentile=95),
    RecordTerm("calls", "arrived", "talking_seconds", (), ANSWERED, percentile=90),
    CALLERS,
)
OF_ORDERS = (
    RecordTerm("work_orders", "completed", "handling_seconds", percentile=50),
    RecordTerm("work_orders", "completed", without=((Comparison("handling_seconds", Operator.ABOVE, Decimal(10)),),)),
)


@pytest.fixture
def busy_city(records: Records) -> Records:
    chance = Random(12345)
    for number in range(150):
        # The last second of a local day, which is the same day in UTC, and the first, which is the day before.
        at = chance.choice(["00:00:00", "23:59:59", "07:59:59", "08:00:00"])
        day = f"2023-0{chance.randrange(1, 4)}-{chance.choice([1, 15, 28]):02} {at}"
        call = records.call(day, waiting=chance.randrange(40), talking=chance.randrange(300), answered=number % 5 > 0)
        Call.objects.filter(pk=call.pk).update(caller_number=chance.choice(["", "13800000001", "13800000002"]))
        if number % 3 == 0:
            order = records.work_order(day, department=chance.choice(["housing", "market", None]), completed=day)
            records.callback(order, day if number % 2 else None, reached=True, satisfaction="satisfied")
    return records


def _cells(found: dict[tuple[str, str], object]) -> dict[tuple[str, str], object]:
    return {cell: number for cell, number in found.items() if number}


def test_everything_that_is_kept_can_be_read_from_the_files_too(busy_city: Records) -> None:
    refresh_figures(at=AT)
    for grouping, terms in kept_groupings().items():
        exact = measure(terms, MONTHS, grouping.dimension or None)
        found: dict[RecordTerm, dict[tuple[str, str], object]] = {term: {} for term in terms}
        for cell, _, numbers in read_cells(terms, MONTHS, grouping.dimension or None):
            for term, number in zip(terms, numbers, strict=True):
                found[term][cell] = number
        for term in terms:
            assert _cells(found[term]) == _cells(dict(exact.cells[term])), (grouping, term)


def test_percentiles_and_callers_are_read_from_the_files_and_equal(busy_city: Records) -> None:
    refresh_figures(at=AT)
    with CaptureQueriesContext(connection) as captured:
        found = measured([*APART, OF_ORDERS[0]], MONTHS)
    assert "telephony_call" not in " ".join(query["sql"] for query in captured)
    exact = measure([*APART, OF_ORDERS[0]], MONTHS)
    assert found.cells == exact.cells
    assert len(found.cells[APART[0]]) == 3
    by_department = measured(OF_ORDERS, MONTHS, "department")
    assert by_department == measure(OF_ORDERS, MONTHS, "department")


def test_a_change_is_read_from_the_records_until_its_month_is_written_again(busy_city: Records) -> None:
    refresh_figures(at=AT)
    Call.objects.filter(arrived_at__lt="2023-02-01T00:00:00+08:00").update(waiting_seconds=39)
    assert measured(APART, MONTHS).cells == measure(APART, MONTHS).cells
    # The month of the change, and what has no day, of which there is nothing.
    assert refresh_figures(at=AT).files == 2
    assert refresh_figures(at=AT).files == 0
    with CaptureQueriesContext(connection) as captured:
        found = measured(APART, MONTHS)
    assert "telephony_call" not in " ".join(query["sql"] for query in captured)
    assert found.cells == measure(APART, MONTHS).cells


def test_files_that_are_missing_are_written_anew(busy_city: Records) -> None:
    refresh_figures(at=AT)
    (folder_of("calls") / "written.json").unlink()
    assert measured(APART, MONTHS).cells == measure(APART, MONTHS).cells
    assert refresh_figures(at=AT).files == 4
    assert not list(folder_of("calls").glob("*.partial")) + list(folder_of("calls").glob("*.rows"))


def test_the_files_name_nobody(busy_city: Records) -> None:
    refresh_figures(at=AT)
    for file in folder_of("calls").parent.rglob("*"):
        if file.is_file():
            assert b"1380000000" not in file.read_bytes()
            assert file.stat().st_mode & 0o077 == 0 or file.parent.stat().st_mode & 0o077 == 0


@pytest.fixture(scope="module")
def cluster() -> Iterator[Client]:
    """Two worker processes of an existing distributed engine."""
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as workers,
        Client(workers) as client,
    ):
        yield client


def test_several_worker_processes_give_the_same_figures(busy_city: Records, cluster: Client) -> None:
    refresh_figures(at=AT)
    groups = [(APART, None), (OF_ORDERS, "department")]
    groups += [
        (terms, grouping.dimension or None)
        for grouping, terms in kept_groupings().items()
        if grouping.dimension == "" and grouping.attribution in ("arrived", "completed", "tried")
    ]
    processes: set[str] = set()
    for terms, dimension in groups:
        facts = FACT_SETS[terms[0].fact_set]
        column = dimension_column(facts, dimension, terms[0].attribution) if dimension else None
        question = Question(tuple(terms), MONTHS, column)
        files = [str(file) for file in folder_of(facts.name).glob("*.parquet")]
        answers = cluster.map(partial(answer_file, question), files, pure=False)
        found = figures(question, reduce(merged, cluster.gather(answers), Part()))
        processes |= {worker for workers in cluster.who_has(answers).values() for worker in workers}
        exact = measure(terms, MONTHS, dimension)
        for term in terms:
            assert _cells(dict(found[term])) == _cells(dict(exact.cells[term])), (dimension, term)
    assert len(processes) == 2
    assert os.getpid() not in cluster.run(os.getpid).values()


def test_clickhouse_is_asked_in_its_own_words() -> None:
    asked = statement(Question(APART, MONTHS), "calls", Engine.CLICKHOUSE)
    assert "quantileExactLow(0.95)(amount_waiting_seconds) FILTER (WHERE is_answered)" in asked
    assert "count(DISTINCT identity_caller)" in asked
