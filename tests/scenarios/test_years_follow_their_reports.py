"""Each report's year, loaded at a share: the scorecard states what the report prints, the figures are its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from hotline.kit.rates import show_number
from hotline.modules.analytics import public as analytics
from hotline.modules.demonstration.public import load
from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.volumes import at_scale
from hotline.modules.demonstration.tests import checks
from hotline.modules.evaluation.public import load_scheme, reference_values, scorecard_document
from hotline.modules.evaluation.rules.documents import LeafDocument, ScorecardDocument
from hotline.modules.scoring.public import (
    IndicatorRequest,
    IndicatorValue,
    Values,
    display_for,
    indicator_requests,
    score,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What a report prints: its total, level sums and grade, the total by rule, and figures (count ÷ count, shown)."""

    scheme: str
    scale: str
    stated: str
    levels: tuple[str, ...]
    grade: str
    by_rule: str
    figures: Mapping[tuple[str, str | None], tuple[int, int | None, str]]


ZIZHOU = Year(
    scheme="zizhou-2023",
    scale="1",
    stated="94.50",
    levels=("9.50", "70.00", "10.00", "5.00"),
    grade="优",
    by_rule="99.43",
    figures={
        ("completed_work_orders", None): (2551, None, "2551"),
        ("completion_rate", None): (2551, 2556, "99.8%"),
        ("answer_rate", "calls_in"): (2674, 2674, "100%"),
        ("on_time_completion_rate", None): (2424, 2551, "95%"),
    },
)
HUAINAN = Year(
    scheme="huainan-2024",
    scale="0.005",
    stated="100.00",
    levels=("10.00", "50.00", "30.00", "10.00"),
    grade="优秀",
    by_rule="100.00",
    figures={
        ("answer_rate", "calls_in"): (913280, 922320, "99%"),
        ("resolution_rate", "standard"): (102000, 120000, "85%"),
        ("on_time_completion_rate", None): (394500, 398400, "99%"),
        ("callback_satisfaction_rate", None): (118812, 120000, "99%"),
    },
)
ZHONGSHAN = Year(
    scheme="zhongshan-2022",
    scale="0.002",
    stated="94.66",
    levels=("20.00", "34.66", "40.00", "0.00"),
    grade="优",
    by_rule="94.66",
    figures={
        ("work_orders_per_month", None): (2106722, 12, "175560"),
        ("answer_rate", "of_offered"): (1905361, 2611872, "72.95%"),
        ("service_level", "F3"): (1858869, 2611872, "71.17%"),
        ("average_handle_time", None): (292149002, 1905361, "153.33"),
        ("routing_accuracy", None): (309638, 326553, "94.82%"),
        ("timely_answer_rate", None): (1761121, 1780169, "98.93%"),
        ("dispatch_in_time_rate", "within_a_day"): (326553, 326553, "100%"),
        ("recording_rate", None): (1905361, 1905361, "100%"),
        ("call_satisfaction_rate", None): (863662, 866000, "99.73%"),
        ("callback_satisfaction_rate", None): (162576, 180000, "90.32%"),
    },
)
GUANGZHOU = Year(
    scheme="guangzhou-2021",
    scale="0.02",
    stated="99.70",
    levels=("10.00", "49.70", "40.00"),
    grade="优",
    by_rule="99.70",
    figures={
        ("answer_rate", "calls_in"): (10975138, 11666777, "94.07%"),
        ("first_contact_resolution_of_services", None): (24095656 - 291666, 24095656, "98.79%"),
        ("call_satisfaction_rate", None): (3616642, 3708460, "97.52%"),
        ("platform_availability", None): (525585, 525600, "99.99%"),
        ("dispatch_in_time_rate", "within_a_day"): (2949950, 2949950, "100%"),
        ("dissatisfied_callback_rate", None): (474924, 474924, "100%"),
        ("leader_item_completion_rate", None): (227, 227, "100%"),
    },
)
YEARS = (ZIZHOU, HUAINAN, ZHONGSHAN, GUANGZHOU)
# What a report prints beside its table, as counts of the whole year.
BESIDE: Mapping[str, Mapping[tuple[str, str | None], int]] = {
    "zhongshan-2022": {
        ("work_orders", None): 2106722,
        ("dispatched_work_orders", None): 326553,
        ("enterprise_requests", "accepted"): 19453,
        ("enterprise_requests", "dispatched"): 3682,
    },
    "guangzhou-2021": {
        ("call_volume", None): 11666777,
        ("services", None): 28717436,
        ("work_orders", None): 2949950,
        ("dispatched_work_orders", None): 2949950,
    },
    "zizhou-2023": {("completed_work_orders", None): 2551},
    "huainan-2024": {},
}
GUANGZHOU_CONTRACT = 12_120_000
# Days do not become fewer at a share.
WHOLE = {("platform_availability", None)}


@pytest.mark.parametrize("wanted", YEARS, ids=lambda year: year.scheme)
def test_the_whole_year_s_figures_earn_the_whole_year_s_marks_and_are_shown_as_printed(wanted: Year) -> None:
    indicators = tuple(
        IndicatorValue(
            code=code,
            variant=variant,
            numerator=Decimal(numerator),
            denominator=None if denominator is None else Decimal(denominator),
        )
        for (code, variant), (numerator, denominator, _) in wanted.figures.items()
    )
    scheme = load_scheme(wanted.scheme)
    assert {(one.code, one.variant) for one in indicator_requests(scheme)} == set(wanted.figures)
    card = score(scheme, Values(indicators=indicators, entered=reference_values(wanted.scheme)))
    assert f"{card.total_by_rule:.2f}" == wanted.by_rule
    assert f"{card.total_stated:.2f}" == wanted.stated
    assert tuple(f"{level.mark_stated:.2f}" for level in card.levels) == wanted.levels
    assert card.grade.zh == card.grade_by_rule.zh == wanted.grade
    for leaf in card.leaves():
        for one in leaf.indicators:
            display = display_for(leaf.leaf, one)
            assert display is not None
            assert display.show(one.figure) == wanted.figures[one.code, one.variant][2]


@pytest.fixture(scope="module", params=YEARS, ids=lambda year: year.scheme)
def year(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Year, ScorecardDocument]]:
    """A report's year, loaded once for the tests of this file, with its scorecard."""
    wanted: Year = request.param
    with django_db_blocker.unblock(), transaction.atomic():
        load(wanted.scheme, scale=Decimal(wanted.scale))
        yield wanted, scorecard_document(wanted.scheme)
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


def inputs(document: ScorecardDocument) -> dict[tuple[str, str | None], tuple[LeafDocument, str]]:
    return {
        (one["indicator"], one["variant"]): (leaf, one["shown"])
        for leaf in document["indicators"]
        for one in leaf["inputs"]
    }


def values_of(year: Year) -> dict[tuple[str, str | None], IndicatorValue]:
    period = load_scheme(year.scheme).period
    requests = [IndicatorRequest(code=code, variant=variant, by_month=False) for code, variant in year.figures]
    found = analytics.values(requests, period.first_day, period.last_day)
    return {(one.code, one.variant): one for one in found}


def test_the_stated_total_its_level_sums_and_grade_are_the_report_s(year: tuple[Year, ScorecardDocument]) -> None:
    wanted, document = year
    assert document["total_stated"] == wanted.stated
    assert tuple(level["mark_stated"] for level in document["levels"]) == wanted.levels
    assert document["grade"] == wanted.grade
    stated = load_scheme(wanted.scheme).stated
    assert stated is not None
    assert f"{stated.total:.2f}" == wanted.stated
    assert stated.grade in (wanted.grade, None)


def test_every_mark_by_rule_stands_beside_it_with_a_reason_where_it_differs(
    year: tuple[Year, ScorecardDocument],
) -> None:
    wanted, document = year
    for leaf in document["indicators"]:
        if leaf["rule_kind"] == "not_applicable":
            assert (leaf["mark_by_rule"], leaf["reason_code"]) == (None, "not_applicable")
            continue
        assert leaf["mark_by_rule"] is not None, leaf["code"]
        assert (leaf["mark_by_rule"] != leaf["mark_stated"]) == (leaf["reason"] is not None), leaf["code"]
    assert document["leaves_without_value"] == 0
    # Counts do not compare with targets at a share; every other mark is that of the whole year.
    of_counts = {leaf["code"] for leaf in document["indicators"] if leaf["reason_code"] == "values_differ"}
    assert of_counts <= ({"output_quantity"} if document["scale"] != "1" else set())
    if not of_counts:
        assert document["total_by_rule"] == wanted.by_rule


def test_figures_are_counted_in_records_and_are_those_of_the_report_at_the_share(
    year: tuple[Year, ScorecardDocument],
) -> None:
    wanted, document = year
    shown_of = inputs(document)
    scale = Decimal(wanted.scale)
    for key, value in values_of(wanted).items():
        numerator, denominator, shown = wanted.figures[key]
        assert key in shown_of, key
        if scale == 1 or key in WHOLE:
            assert (value.numerator, value.denominator) == (Decimal(numerator), denominator), key
            assert shown_of[key][1] == shown, key
            continue
        assert value.numerator is not None
        # Each part of a year is rounded to whole records at a share.
        assert abs(value.numerator - numerator * scale) <= max(numerator * scale / 1000, Decimal(3)), key
        if denominator not in (None, 12):
            assert value.figure is not None
            assert value.denominator is not None
            assert abs(value.figure - Decimal(numerator) / denominator) <= 1 / value.denominator, key


def test_counts_that_the_report_prints_beside_its_table_are_in_the_records_too(
    year: tuple[Year, ScorecardDocument],
) -> None:
    wanted, _ = year
    period = load_scheme(wanted.scheme).period
    beside = BESIDE[wanted.scheme]
    requests = [IndicatorRequest(code=code, variant=variant, by_month=False) for code, variant in beside]
    for one in analytics.values(requests, period.first_day, period.last_day) if requests else ():
        printed = beside[one.code, one.variant]
        assert one.numerator is not None
        assert abs(one.numerator - printed * Decimal(wanted.scale)) <= 1, one.code


def test_guangzhou_s_services_are_2_37_times_what_was_contracted() -> None:
    services = city("guangzhou-2021").services
    assert services is not None
    assert show_number(Decimal(services.total) / GUANGZHOU_CONTRACT, 2) == "2.37"


@pytest.mark.parametrize(
    "query",
    [checks.HISTORY_AGREES, checks.STEPS_BY_STRANGERS, checks.NUMBERS_WITH_GAPS, checks.BROKEN_TEXTS,
     checks.CALLS_WITHOUT_SENSE, checks.WITHOUT_SEARCH_ENTRY],
    ids=["history", "actors", "numbers", "texts", "calls", "what hangs on orders"],
)  # fmt: skip
def test_its_records_agree_with_each_other(year: tuple[Year, ScorecardDocument], query: str) -> None:
    assert checks.rows(query) == []


def test_every_month_has_its_share_of_every_sum(year: tuple[Year, ScorecardDocument]) -> None:
    wanted, _ = year
    place = city(wanted.scheme)
    assert place.first_day is not None
    months = at_scale(place.volumes(), Decimal(wanted.scale))
    for name in ("calls", "answered", "inspected", "passed", "received", "answered_at_once", "tried", "reached"):
        assert checks.by_month(name, place.first_day.year) == [getattr(month, name) for month in months], name


def test_the_year_at_full_size_is_planned_at_its_published_sums(year: tuple[Year, ScorecardDocument]) -> None:
    wanted, _ = year
    place = city(wanted.scheme)
    assert place.totals is not None
    months = place.volumes()
    for name, total in place.totals.model_dump(exclude={"weights", "knowledge_updates"}).items():
        assert sum(getattr(month, name) for month in months) == total, name
    assert sum(place.knowledge_updates()) == place.totals.knowledge_updates
