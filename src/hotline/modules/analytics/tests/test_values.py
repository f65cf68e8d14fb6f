"""Values are computed from the records, by their definitions, in local time."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.modules.analytics.errors import PeriodReversed, UnknownDimension, UnknownIndicator, UnknownVariant
from hotline.modules.analytics.public import catalogue, indicator_document, values
from hotline.modules.analytics.rules.reports import ReportKind
from hotline.modules.scoring.public import IndicatorRequest

from .builders import Records

pytestmark = pytest.mark.django_db

YEAR = date(2023, 1, 1), date(2023, 12, 31)


def total(code: str, variant: str | None = None, days: tuple[date, date] = YEAR) -> tuple[object, object, str]:
    """The whole period's numerator, denominator and what is shown."""
    (row,) = indicator_document(code, *days, variant=variant)["rows"]
    assert row["key"] == "total"
    return row["numerator"], row["denominator"], row["shown"]


def by(dimension: str, code: str, variant: str | None = None) -> dict[str, tuple[object, object]]:
    """Numerator and denominator of each row that has a record."""
    rows = indicator_document(code, *YEAR, by=dimension, variant=variant)["rows"]
    return {
        row["key"]: (row["numerator"], row["denominator"]) for row in rows if row["numerator"] or row["denominator"]
    }


def test_months_begin_at_local_midnight(records: Records) -> None:
    records.call("2023-01-31 23:59:59")
    # 2023-01-31T16:30Z, half past midnight in Beijing.
    records.call("2023-02-01 00:30:00")
    records.call("2023-02-01 00:00:00", answered=False)
    records.call("2022-12-31 23:59:59")
    records.call("2024-01-01 00:00:00")

    assert by("month", "answer_rate") == {"2023-01": (1, 1), "2023-02": (1, 2)}
    assert total("call_volume") == (3, None, "3")
    assert total("call_volume", days=(date(2023, 2, 1), date(2023, 2, 1))) == (2, None, "2")
    assert total("call_volume", days=(date(2023, 1, 31), date(2023, 1, 31))) == (1, None, "1")


def test_every_month_has_a_row_and_an_empty_one_no_rate(records: Records) -> None:
    records.call("2023-03-01 12:00:00")

    rows = indicator_document("answer_rate", *YEAR, by="month")["rows"]

    assert [row["key"] for row in rows] == [f"2023-{month:02}" for month in range(1, 13)]
    assert rows[0]["value"] is None
    assert (rows[0]["numerator"], rows[0]["denominator"], rows[0]["shown"]) == (0, 0, "—")
    assert (rows[2]["value"], rows[2]["shown"]) == ("1", "100.00%")


def test_the_variants_of_answer_rate_and_service_level_differ_by_what_they_leave_out(records: Records) -> None:
    for waiting in (3, 15, 16, 40):
        records.call("2023-05-08 10:00:00", waiting=waiting)
    for waiting in (4, 5, 15, 60):
        records.call("2023-05-08 10:00:00", waiting=waiting, answered=False)

    assert total("answer_rate") == (4, 8, "50.00%")
    assert total("answer_rate", "of_offered_without_short_abandons") == (4, 7, "57.14%")
    assert total("abandonment_rate") == (4, 8, "50.00%")
    assert total("service_level") == total("service_level", "F3") == (2, 8, "25.00%")
    assert total("service_level", "F1") == (5, 8, "62.50%")
    assert total("service_level", "F2") == (2, 4, "50.00%")
    assert total("service_level", "F4") == (2, 5, "40.00%")


def test_times_are_averaged_over_answered_calls(records: Records) -> None:
    records.call("2023-05-08 10:00:00", waiting=10, talking=100, after_call=5, rating=3)
    records.call("2023-05-08 11:00:00", waiting=21, talking=203, after_call=0, rating=2)
    records.call("2023-05-08 12:00:00", waiting=99, answered=False)

    assert total("average_speed_of_answer") == (31, 2, "15.50")
    assert total("average_talk_time") == (303, 2, "151.50")
    assert total("after_call_work") == (5, 2, "2.50")
    assert total("average_handle_time") == (308, 2, "154.00")
    assert total("call_satisfaction_rate") == (1, 2, "50.00%")


def test_work_orders_count_by_the_month_of_registration(records: Records) -> None:
    records.work_order("2023-08-31 23:00:00", completed="2023-09-04 10:00:00")
    records.work_order("2023-08-01 09:00:00", department=None)
    records.work_order("2023-09-01 00:00:00", completed="2023-09-20 10:00:00")
    records.work_order("2023-09-02 10:00:00")

    assert by("month", "completion_rate") == {"2023-08": (2, 2), "2023-09": (1, 2)}
    assert by("month", "on_time_completion_rate") == {"2023-08": (2, 2), "2023-09": (0, 1)}
    assert total("work_orders") == (4, None, "4")
    assert total("answer_at_once_rate") == (1, 4, "25.00%")
    assert total("dispatched_work_orders") == (3, None, "3")


def test_the_due_moment_itself_is_on_time(records: Records) -> None:
    records.work_order("2023-05-04 10:00:00", due="2023-05-12 00:00:00", completed="2023-05-12 00:00:00")
    records.work_order("2023-05-04 10:00:00", due="2023-05-12 00:00:00", completed="2023-05-12 00:00:01")

    assert total("on_time_completion_rate") == (1, 2, "50.00%")
    assert total("late_request_replies") == (1, None, "1")


def test_late_replies_are_told_apart_by_their_limit_and_count_when_due(records: Records) -> None:
    late = {"due": "2023-06-01 00:00:00", "replied": "2023-06-02 10:00:00"}
    records.work_order("2023-05-25 10:00:00", request_type="inquiry", **late)
    records.work_order("2023-05-25 10:00:00", request_type="suggestion", **late)
    records.work_order("2023-05-31 10:00:00", request_type="inquiry", urgency="emergency", **late)
    records.work_order("2023-05-25 10:00:00", due="2023-06-01 00:00:00")

    assert by("month", "late_inquiry_replies") == {"2023-06": (1, None)}
    assert by("month", "late_request_replies") == {"2023-06": (1, None)}
    assert by("month", "late_emergency_replies") == {"2023-06": (1, None)}


def test_handling_time_is_in_natural_hours_by_the_month_of_completion(records: Records) -> None:
    records.work_order("2023-05-31 10:00:00", completed="2023-06-01 10:30:00")
    records.work_order("2023-05-31 10:00:00", department=None)

    (row,) = [
        row for row in indicator_document("average_handling_hours", *YEAR, by="month")["rows"] if row["numerator"]
    ]

    assert row == {
        "key": "2023-06", "name": "2023-06", "numerator": 88200, "denominator": 1, "value": "24.5", "shown": "24.50",
    }  # fmt: skip


def test_callbacks_count_by_their_last_attempt_and_orders_by_registration(records: Records) -> None:
    january = [records.work_order("2023-01-10 10:00:00", department=None) for _ in range(4)]
    records.callback(january[0], "2023-01-12 10:00:00", reached=True, solved=True, satisfaction="neutral")
    records.callback(january[1], "2023-02-01 09:00:00", reached=True, solved=False, satisfaction="dissatisfied")
    records.callback(january[2], "2023-02-02 09:00:00", reached=False)
    records.callback(january[3], None)

    assert by("month", "callback_rate") == {"2023-01": (1, 1), "2023-02": (1, 2)}
    assert by("month", "callback_rate", "tried_of_orders") == {"2023-01": (1, 4), "2023-02": (2, 0)}
    assert total("callback_rate", "tried_of_orders") == (3, 4, "75.00%")
    assert total("callback_satisfaction_rate") == (1, 2, "50.00%")
    assert total("resolution_rate") == (1, 2, "50.00%")


def test_a_reached_requester_who_did_not_rate_is_in_one_base_and_not_in_the_other(records: Records) -> None:
    for satisfaction in ("very_satisfied", "satisfied", "very_dissatisfied", ""):
        order = records.work_order("2023-01-10 10:00:00", department=None)
        records.callback(order, "2023-01-12 10:00:00", reached=True, solved=True, satisfaction=satisfaction)

    assert total("callback_satisfaction_rate") == (2, 4, "50.00%")
    assert total("satisfaction_rate") == (2, 3, "66.67%")


def test_departments_and_top_categories_split_a_figure_without_a_rest(records: Records) -> None:
    records.work_order("2023-01-10 10:00:00", department="housing", category="010101", completed="2023-01-11 10:00:00")
    records.work_order("2023-01-10 10:00:00", department="market", category="0201")
    records.work_order("2023-01-10 10:00:00", department=None, category="0102")

    assert by("department", "completion_rate") == {"housing": (1, 1), "market": (0, 1), "none": (1, 1)}
    assert by("category", "completion_rate") == {"01": (2, 2), "02": (0, 1)}
    names = {row["key"]: row["name"] for row in indicator_document("work_orders", *YEAR, by="department")["rows"]}
    assert names == {"housing": "市住房和城乡建设局", "market": "市市场监督管理局", "none": "（无）"}


def test_a_department_with_orders_but_no_callbacks_still_has_a_row(records: Records) -> None:
    records.work_order("2023-01-10 10:00:00", department="housing")
    order = records.work_order("2022-12-31 10:00:00", department="market")
    records.callback(order, "2023-01-12 10:00:00", reached=True)

    assert by("department", "callback_rate", "tried_of_orders") == {"housing": (0, 1), "market": (1, 0)}


def test_agents_are_counted_on_the_last_day(records: Records) -> None:
    records.employment(date(2022, 6, 1))
    records.employment(date(2023, 1, 15), date(2023, 3, 31))
    records.employment(date(2023, 2, 28), date(2023, 12, 30))
    records.employment(date(2023, 12, 31))

    months = {key: numerator for key, (numerator, _) in by("month", "agents_employed").items()}

    assert [months[f"2023-{month:02}"] for month in (1, 2, 3, 4, 11, 12)] == [2, 3, 3, 2, 2, 2]
    assert total("agents_employed") == (2, None, "2")
    assert total("agents_employed", days=(date(2023, 1, 1), date(2023, 3, 30))) == (3, None, "3")
    (asked,) = values([IndicatorRequest(code="agents_employed", variant=None, by_month=True)], *YEAR)
    assert asked.value == 2, "the total is the last month's, not the sum of months"


def test_a_day_is_served_when_its_shifts_cover_24_hours(records: Records) -> None:
    records.worked(date(2023, 1, 1), "early", "middle", "night")
    records.worked(date(2023, 1, 2), "early", "night")
    records.worked(date(2023, 1, 3), "early", "middle")

    assert total("service_days", days=(date(2023, 1, 1), date(2023, 1, 3))) == (1, 3, "33.33%")


def test_lines_knowledge_inspections_and_assessments_count_by_their_days(records: Records) -> None:
    records.merged_line(date(2022, 12, 31))
    records.merged_line(date(2023, 7, 1), department=None)
    records.article_update("2023-07-01 00:00:00", department="market")
    records.inspection("2023-04-30 23:59:59")
    records.inspection("2023-05-01 00:00:00", passed=False)
    records.assessment(date(2023, 12, 31))
    records.assessment(date(2023, 12, 31), passed=False)

    assert total("merged_lines") == (1, None, "1")
    assert total("merged_lines_in_all") == (2, None, "2")
    assert by("department", "merged_lines_in_all") == {"housing": (1, None), "none": (1, None)}
    assert by("month", "knowledge_updates") == {"2023-07": (1, None)}
    assert by("category", "knowledge_updates") == {"02": (1, None)}
    assert by("month", "inspection_pass_rate") == {"2023-04": (1, 1), "2023-05": (0, 1)}
    assert total("staff_assessment_pass_rate") == (1, 2, "50.00%")


def test_reports_count_by_kind_and_late_ones_are_found(records: Records) -> None:
    records.report(ReportKind.DAILY, date(2022, 12, 31), date(2022, 12, 31), "2023-01-01 18:00:00")
    records.report(ReportKind.DAILY, date(2023, 1, 1), date(2023, 1, 1), "2023-01-03 00:00:01")
    records.report(ReportKind.WEEKLY, date(2023, 12, 25), date(2023, 12, 31), "2024-01-04 00:00:00")
    records.report(ReportKind.MONTHLY, date(2022, 12, 1), date(2022, 12, 31), "2023-01-05 10:00:00")

    assert total("reports_issued") == (3, None, "3")
    assert total("reports_issued", "daily") == (2, None, "2")
    assert total("reports_issued", "weekly") == (1, None, "1")
    assert total("reports_issued", "monthly") == (0, None, "0")
    assert total("late_reports") == (1, None, "1")


def test_a_figure_follows_when_records_are_removed(records: Records) -> None:
    records.call("2023-01-10 10:00:00")
    gone = records.call("2023-01-10 11:00:00", answered=False)
    assert total("answer_rate") == (1, 2, "50.00%")

    gone.delete()

    assert total("answer_rate") == (1, 1, "100.00%")


def test_evaluation_gets_exact_parts_and_the_months_it_asks_for(records: Records) -> None:
    records.call("2023-01-10 10:00:00")
    records.call("2023-02-10 10:00:00", answered=False)
    records.work_order("2023-05-31 10:00:00", completed="2023-06-01 10:30:00")
    requests = [
        IndicatorRequest(code="answer_rate", variant="calls_in", by_month=True),
        IndicatorRequest(code="answer_rate", variant=None, by_month=False),
        IndicatorRequest(code="average_handling_hours", variant=None, by_month=False),
        IndicatorRequest(code="call_volume", variant=None, by_month=True),
    ]

    by_months, plain, hours, volume = values(requests, *YEAR)

    assert (by_months.code, by_months.variant, by_months.value) == ("answer_rate", "calls_in", Decimal("0.5"))
    assert (plain.variant, plain.numerator, plain.denominator) == (None, Decimal(1), Decimal(2))
    assert plain.months == ()
    assert [month.month for month in by_months.months] == [f"2023-{month:02}" for month in range(1, 13)]
    assert [month.value for month in by_months.months[:3]] == [Decimal(1), Decimal(0), None]
    assert float(hours.exact or 0) == 24.5
    assert (volume.value, volume.denominator, volume.months[0].figure) == (Decimal(2), None, Decimal(1))


def test_all_indicators_of_a_year_take_one_statement_for_each_kind_of_record(records: Records) -> None:
    everything = [
        IndicatorRequest(code=indicator.code, variant=variant, by_month=True)
        for indicator in catalogue()
        for variant in indicator.variants
    ]
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            found = values(everything, *YEAR)
        counted.append(len(captured))
        for day in range(1, 20):
            records.call(f"2023-03-{day:02} 10:00:00")
            records.work_order(f"2023-03-{day:02} 10:00:00")

    # One more than kinds of records: what is kept of them.
    assert counted == [37, 37]
    assert len(found) == len(everything)


def test_what_is_not_in_the_catalogue_is_refused_with_the_choices(records: Records) -> None:
    with pytest.raises(UnknownIndicator) as unknown:
        indicator_document("happiness", *YEAR)
    assert "call_volume, answered_calls, answer_rate" in unknown.value.advice("zh")
    with pytest.raises(UnknownVariant) as variant:
        indicator_document("answer_rate", *YEAR, variant="best")
    assert variant.value.advice("zh") == "请从以下口径中选择：calls_in, of_offered, of_offered_without_short_abandons。"
    with pytest.raises(UnknownDimension) as dimension:
        indicator_document("answer_rate", *YEAR, by="department")
    assert dimension.value.advice("zh") == "可用的分组：month。"
    with pytest.raises(PeriodReversed):
        indicator_document("answer_rate", date(2023, 2, 1), date(2023, 1, 1))
