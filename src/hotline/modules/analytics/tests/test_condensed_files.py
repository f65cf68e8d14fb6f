"""Different callers and requesters, told from the days on which they had come before, equal those of the records."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.modules.analytics.actions.refresh_figures import refresh_figures
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.periods import Period, months_of, period_of
from hotline.modules.analytics.selectors import kept
from hotline.modules.analytics.selectors.columnar_files import Cells, read_cells
from hotline.modules.analytics.selectors.columns import folder_of
from hotline.modules.analytics.selectors.condensed import file_of
from hotline.modules.analytics.selectors.kept import condensed_groupings, measured
from hotline.modules.analytics.selectors.measures import measure
from hotline.modules.requesters.public import Requester
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import WorkOrder

from .builders import Records

pytestmark = pytest.mark.django_db
AT = datetime(2023, 7, 1, tzinfo=UTC)
DAYS = date(2023, 1, 10), date(2023, 5, 20)
CALLERS = RecordTerm("calls", "arrived", distinct="caller")


@pytest.fixture
def coming_back(records: Records) -> Records:
    """Calls and work orders of half a year by a few people who come back, and by some of whom nobody knows who."""
    chance = Random(7)
    people = [Requester.objects.create(name=f"诉求人{number}") for number in range(12)]
    for _ in range(160):
        at = f"2023-0{chance.randrange(1, 7)}-{chance.choice([1, 10, 20, 28]):02} {chance.choice([0, 12, 23]):02}:59:59"
        call = records.call(at)
        Call.objects.filter(pk=call.pk).update(caller_number=chance.choice(["", *(f"1380000000{n}" for n in range(9))]))
        order = records.work_order(at, category=chance.choice(["010101", "0201"]))
        requester = chance.choice([None, *people])
        WorkOrder.objects.filter(pk=order.pk).update(requester=requester, channel=chance.choice(["phone", "app"]))
    return records


def periods() -> Iterator[dict[str, Period]]:
    yield {"all": period_of(*DAYS)}
    yield months_of(period_of(*DAYS))
    yield {"year": period_of(date(2023, 1, 1), date(2023, 12, 31))}


def assert_equal() -> int:
    """Every count of different identities that is kept, over several periods; how many of them there are."""
    numbers = 0
    for grouping, terms in condensed_groupings().items():
        for asked in periods():
            found, exact = (each(terms, asked, grouping.dimension or None) for each in (measured, measure))
            assert found == exact, (grouping, asked)
            numbers += sum(len(found.cells[term]) for term in terms)
    return numbers


@pytest.fixture
def no_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The columnar files themselves."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("no columnar file should be read")

    monkeypatch.setattr(kept, read_cells.__name__, refuse)


@pytest.mark.usefixtures("no_files_are_read")
def test_whoever_comes_back_counts_once_in_any_days(coming_back: Records) -> None:
    refresh_figures(at=AT)
    with CaptureQueriesContext(connection) as captured:
        measured([CALLERS], {"all": period_of(*DAYS)})
    assert "telephony_call" not in " ".join(query["sql"] for query in captured)
    assert {grouping.dimension for grouping in condensed_groupings()} == {"", "category", "channel", "request_type"}
    assert assert_equal() > 40


def test_a_change_is_told_at_once_and_kept_from_the_next_time_on(
    coming_back: Records, request: pytest.FixtureRequest
) -> None:
    refresh_figures(at=AT)
    before = file_of(CALLERS, None).read_bytes()
    of_march = Call.objects.filter(arrived_at__range=("2023-03-01T00:00:00+08:00", "2023-03-11T00:00:00+08:00"))
    of_march.update(caller_number="13800000008")
    Call.objects.filter(
        arrived_at__gte="2023-04-15T00:00:00+08:00", arrived_at__lt="2023-05-02T00:00:00+08:00"
    ).delete()
    WorkOrder.objects.filter(pk__in=WorkOrder.objects.order_by("pk").values("pk")[50:90]).update(requester=None)
    assert assert_equal() > 40
    refresh_figures(at=AT)
    after = file_of(CALLERS, None).read_bytes()
    request.getfixturevalue("no_files_are_read")
    assert assert_equal() > 40
    assert before != after
    refresh_figures(at=AT, anew=True)
    assert assert_equal() > 40


def test_only_periods_with_a_change_are_read_from_columnar_files(
    coming_back: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh_figures(at=AT)
    coming_back.call("2023-03-05 10:00:00")
    asked: list[str] = []

    def read(
        terms: Sequence[RecordTerm], periods: Mapping[str, Period], dimension: str | None, *, beside: set[date]
    ) -> Cells:
        asked.extend(periods)
        assert beside == {date(2023, 3, 5)}
        return read_cells(terms, periods, dimension, beside=beside)

    monkeypatch.setattr(kept, read_cells.__name__, read)
    months = months_of(period_of(*DAYS))
    assert measured([CALLERS], months) == measure([CALLERS], months)
    assert asked == ["2023-03"]


def test_what_was_told_from_files_goes_with_them_and_with_its_definitions(coming_back: Records) -> None:
    refresh_figures(at=AT)
    stranger = file_of(CALLERS, None).with_stem("0" * 32)
    stranger.write_bytes(b"of other definitions")
    file_of(CALLERS, None).write_bytes(b"of other files")
    (folder_of("calls") / "written.json").unlink()
    assert refresh_figures(at=AT).files > 0
    assert not stranger.exists()
    assert assert_equal() > 40
