"""Units month by month: the same figures as a month or a unit alone, in as many statements for many as for few."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.modules.analytics.selectors.documents import TrendDocument, indicator_document, trend_documents

from .builders import Records

DAYS = (date(2023, 5, 1), date(2023, 6, 30))


def test_each_unit_has_its_own_months(records: Records) -> None:
    records.work_order("2023-05-04 10:00:00", department="housing", completed="2023-05-05 10:00:00")
    records.work_order("2023-05-04 10:00:00", department="housing")
    records.work_order("2023-06-04 10:00:00", department="market", completed="2023-06-05 10:00:00")

    found = {trend["key"]: [month["shown"] for month in trend["months"]] for trend in told()}

    assert found == {"housing": ["50.00%", "—"], "market": ["—", "100.00%"]}
    whole = indicator_document("completion_rate", *DAYS, by="department")
    assert [row["key"] for row in whole["rows"]] == list(found)


def test_many_units_take_as_many_statements_as_one(records: Records) -> None:
    records.work_order("2023-05-04 10:00:00", department="housing")
    with CaptureQueriesContext(connection) as few:
        told()
    for department in ("market", "housing", "market"):
        records.work_order("2023-06-04 10:00:00", department=department)
    with CaptureQueriesContext(connection) as many:
        told()
    assert len(many) == len(few)


def told() -> list[TrendDocument]:
    return trend_documents("completion_rate", *DAYS, "department", None, "zh")
