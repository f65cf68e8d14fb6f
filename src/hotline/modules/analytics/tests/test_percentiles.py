"""What does not add up: medians, percentiles and how many different callers there were."""

from datetime import date
from decimal import Decimal

import pytest

from hotline.modules.analytics.rules.catalogue import Indicator, Unit, packaged_documents
from hotline.modules.analytics.rules.entries import read_catalogue
from hotline.modules.analytics.rules.figures import figure_of
from hotline.modules.analytics.rules.formulas import Named, RecordTerm
from hotline.modules.analytics.rules.periods import months_of, period_of
from hotline.modules.analytics.rules.wording import term_text
from hotline.modules.analytics.selectors.catalogue import catalogue, vocabulary
from hotline.modules.analytics.selectors.measures import measure
from hotline.modules.analytics.selectors.values import period_values

from .builders import Records

pytestmark = pytest.mark.django_db
YEAR = period_of(date(2023, 1, 1), date(2023, 12, 31))
ANSWERED = ((Named("answered"),),)
MEDIAN_WAIT = RecordTerm("calls", "arrived", "waiting_seconds", ANSWERED, percentile=50)
LONG_WAIT = RecordTerm("calls", "arrived", "waiting_seconds", ANSWERED, percentile=90)
CALLERS = RecordTerm("calls", "arrived", distinct="caller")


def _median_indicator(unit: str = "seconds", divisor: int = 1) -> Indicator:
    documents = packaged_documents()
    entry = {
        "code": "median_wait",
        "version": 1,
        "name": {"zh": "等待时长中位数", "en": "Median wait"},
        "unit": unit,
        "divisor": divisor,
        "attribution": {"calls": "arrived"},
        "numerator": {"median": "waiting_seconds", "of": "calls", "where": ["answered"]},
    }
    documents["waits.yaml"] = {"group": "waits", "name": {"zh": "等待", "en": "Waits"}, "indicators": [entry]}
    return read_catalogue(documents, vocabulary()).indicators["median_wait"]


def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(records: Records) -> None:
    for waiting in range(1, 11):
        records.call(f"2023-02-{waiting:02} 10:00:00", waiting=waiting)
    records.call("2023-02-20 10:00:00", answered=False, waiting=400)

    found = measure([MEDIAN_WAIT, LONG_WAIT], {"year": YEAR})

    assert (found.find(MEDIAN_WAIT, "year"), found.find(LONG_WAIT, "year")) == (5, 9)


def test_who_calls_twice_is_one_caller_and_withheld_numbers_are_none(records: Records) -> None:
    first, second, withheld = (records.call(f"2023-0{month}-10 10:00:00") for month in (1, 2, 2))
    type(first).objects.filter(pk__in=[first.pk, second.pk]).update(caller_number="13800000001")
    type(first).objects.filter(pk=withheld.pk).update(caller_number="")

    months = measure([CALLERS], months_of(YEAR))

    assert [months.find(CALLERS, key) for key in ("2023-01", "2023-02", "2023-03")] == [1, 1, 0]
    assert measure([CALLERS], {"year": YEAR}).find(CALLERS, "year") == 1


def test_the_years_median_is_not_made_of_the_months(records: Records) -> None:
    for month, waits in (("01", (1, 1, 1)), ("02", (9, 20))):
        for waiting in waits:
            records.call(f"2023-{month}-10 10:00:00", waiting=waiting)
    indicator = _median_indicator()

    value = period_values([(indicator, indicator.default_variant)], YEAR.first_day, YEAR.last_day, by_month=True)[0]

    assert value.total.value == Decimal(1)
    assert [value.months[f"2023-0{month}"].value for month in (1, 2, 3)] == [Decimal(1), Decimal(9), None]
    assert value.months["2023-03"].shown == "—"


def test_a_percentile_has_its_unit_without_a_denominator() -> None:
    hours = _median_indicator("hours", 3600)

    assert hours.unit is Unit.HOURS
    assert figure_of(hours, 5400, None).value == Decimal("1.5")


def test_percentiles_and_identities_are_told_in_words() -> None:
    words = catalogue().vocabulary
    assert term_text(LONG_WAIT, words, "zh") == "已接通的来电的等待时长第90百分位数（秒）"
    assert term_text(MEDIAN_WAIT, words, "en") == "median waiting time of calls (answered), in s"
    assert term_text(CALLERS, words, "zh") == "来电中不同的来电号码数"
    assert term_text(CALLERS, words, "en") == "number of different callers of calls"
