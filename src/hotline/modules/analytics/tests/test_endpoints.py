"""Indicators over HTTP."""

import csv
from datetime import date
from io import StringIO

import pytest
from tests.support import ClientFactory, PageClient

from hotline.modules.access.public import actor_of
from hotline.modules.analytics.public import FigureRequest, freeze

from .builders import Records, local

pytestmark = pytest.mark.django_db

PERIOD = "from=2023-01-01&to=2023-12-31"


@pytest.fixture
def page(signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("analyst")


def test_the_catalogue_is_listed_in_the_readers_language(records: Records, page: PageClient) -> None:
    found = {entry["code"]: entry for entry in page.get("/api/indicators").json()}

    rate = found["answer_rate"]
    assert (rate["name"], rate["name_en"], rate["unit"], rate["version"]) == ("话务接通率", "Answer rate", "percent", 2)
    assert rate["numerator_text"] == "已接通的来电数"
    assert rate["denominator_text"] == "来电数"
    assert [variant["code"] for variant in rate["variants"]] == [
        "calls_in",
        "of_offered",
        "of_offered_without_short_abandons",
    ]
    assert rate["variants"][2]["exclusions_text"] == "分母剔除：来电人放弃且等待时长小于5秒的来电"
    assert found["completion_rate"]["dimensions"] == ["month", "department", "category"]
    english = page.get("/api/indicators", headers={"Accept-Language": "en"}).json()[0]
    assert (english["name"], english["numerator_text"]) == ("Call volume", "number of calls")


def test_an_indicator_comes_with_its_definition_and_rows(records: Records, page: PageClient) -> None:
    records.call("2023-02-01 00:30:00")
    records.call("2023-02-01 00:40:00", answered=False)

    document = page.get(f"/api/indicators/answer_rate?{PERIOD}&by=month").json()

    assert (document["code"], document["variant"], document["unit"]) == ("answer_rate", "calls_in", "percent")
    assert document["rows"][1] == {
        "key": "2023-02", "name": "2023-02", "numerator": 1, "denominator": 2, "value": "0.5", "shown": "50.00%",
    }  # fmt: skip
    assert document["rows"][0]["value"] is None
    assert document["definition"]["report_table"] == "表4-5"


def test_a_figure_opens_to_its_records_page_by_page(records: Records, page: PageClient) -> None:
    for minute in range(55):
        records.call(f"2023-02-01 00:{minute:02}:00")
    address = f"/api/indicators/answer_rate/records?{PERIOD}&by=month&key=2023-02&part=denominator"

    first = page.get(address).json()
    second = page.get(f"{address}&cursor={first['next_cursor']}").json()

    assert [len(first["items"]), len(second["items"])] == [50, 5]
    assert second["next_cursor"] is None
    assert first["columns"][0] == {"code": "reference", "name": "通话编号"}
    item = second["items"][0]
    assert item["link"] == {"kind": "call", "id": item["reference"]}
    assert item["arrived_at"] == "2023-02-01T00:50:00+08:00"
    assert item["caller_number"].startswith("138****")
    assert item["waiting_seconds"] == 5


def test_all_indicators_come_by_month_and_as_a_file_by_unit(records: Records, page: PageClient) -> None:
    records.work_order("2023-02-01 00:30:00", department="housing")

    document = page.get(f"/api/indicator-table?{PERIOD}").json()
    lines = {row["code"]: row["figures"] for row in document["rows"]}
    assert document["months"][1] == "2023-02"
    assert {len(figures) for figures in lines.values()} == {12}
    assert [figure["numerator"] for figure in lines["work_orders"]] == [0, 1] + [0] * 10

    answer = page.get(f"/api/indicator-table/file?{PERIOD}&by=department", headers={"Accept-Language": "en"})
    written = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Disposition"] == 'attachment; filename="indicators-2023-01-01-2023-12-31.csv"'
    (line,) = [each for each in written if each["indicator"] == "dispatched_work_orders"]
    assert (line["month"], line["key"], line["numerator"], line["shown"]) == ("2023-02", "housing", "1", "1")

    refused = page.get(f"/api/indicator-table/file?{PERIOD}&by=weather")
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_table_dimension")


def test_the_dashboard_shows_the_year_by_month(records: Records, page: PageClient) -> None:
    records.call("2023-02-01 00:30:00")
    records.work_order("2023-02-01 00:30:00", department=None)

    document = page.get(f"/api/dashboard?{PERIOD}").json()

    assert (document["from"], document["to"], document["scale"]) == ("2023-01-01", "2023-12-31", "1")
    entries = {entry["code"]: entry for entry in document["indicators"]}
    assert {"call_volume", "answer_rate", "inspection_pass_rate", "completion_rate", "callback_rate"} <= entries.keys()
    assert entries["call_volume"]["total"] == {"numerator": 1, "denominator": None, "value": "1", "shown": "1"}
    assert [row["shown"] for row in entries["answer_rate"]["rows"]][:3] == ["—", "100.00%", "—"]
    assert entries["knowledge_updates"]["report_table"] == "表4-8"


@pytest.mark.parametrize(
    ("address", "status", "code", "field"),
    [
        (f"/api/indicators/happiness?{PERIOD}", 404, "unknown_indicator", "code"),
        (f"/api/indicators/answer_rate?{PERIOD}&variant=best", 422, "unknown_variant", "variant"),
        (f"/api/indicators/answer_rate?{PERIOD}&by=department", 422, "unknown_dimension", "by"),
        ("/api/indicators/answer_rate?from=2023-02-01&to=2023-01-01", 422, "period_reversed", "to"),
        ("/api/indicators/answer_rate?from=1923-01-01&to=2023-12-31&by=month", 422, "period_too_long", "from"),
        ("/api/indicators/answer_rate?from=9999-12-31&to=9999-12-31&by=month", 422, "period_out_of_range", "from"),
        ("/api/indicators/answer_rate?from=2023-02-30&to=2023-03-01", 422, "invalid_input", "from"),
        ("/api/indicators/answer_rate?from=2023-02-01", 422, "invalid_input", "to"),
        ("/api/dashboard?from=2023-02-01&to=2023-01-01", 422, "period_reversed", "to"),
        (f"/api/indicators/answer_rate/records?{PERIOD}&part=half", 422, "unknown_part", "part"),
        (f"/api/indicators/answer_rate/records?{PERIOD}&by=month&key=2024-01", 422, "unknown_key", "key"),
        (f"/api/indicators/answer_rate/records?{PERIOD}&cursor=x", 422, "invalid_cursor", "cursor"),
        (f"/api/indicators/call_volume/records?{PERIOD}&part=denominator", 422, "part_without_records", "part"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_what_to_do(
    records: Records, page: PageClient, address: str, status: int, code: str, field: str
) -> None:
    answer = page.get(address)

    problem = answer.json()
    assert (answer.status_code, problem["code"], problem.get("field")) == (status, code, field)
    assert problem["next_step"]
    assert "{" not in problem["title"] + problem["next_step"]
    english = page.get(address, headers={"Accept-Language": "en"}).json()
    assert "{" not in english["title"] + english["next_step"]


@pytest.mark.parametrize(
    "address", ["/api/indicators", f"/api/indicators/answer_rate?{PERIOD}", f"/api/dashboard?{PERIOD}",
                f"/api/indicators/answer_rate/records?{PERIOD}"]
)  # fmt: skip
def test_who_may_not_read_indicators_is_refused(
    records: Records, signed_in_client: ClientFactory, address: str
) -> None:
    assert signed_in_client("agent").get(address).json()["code"] == "not_permitted"
    assert PageClient().get(address).status_code == 401


def test_a_figure_is_explained_with_the_count_of_every_exclusion_and_the_way_to_its_records(
    records: Records, page: PageClient
) -> None:
    records.call("2023-02-01 00:30:00", waiting=3)
    records.call("2023-02-01 00:40:00", waiting=2, answered=False)
    records.call("2023-03-01 00:40:00", waiting=2, answered=False)
    asked = f"{PERIOD}&by=month&key=2023-02&variant=of_offered_without_short_abandons"

    explained = page.get(f"/api/indicators/answer_rate/explanation?{asked}").json()

    assert explained["formula"] == "已接通的来电数 1 ÷ 进入过排队的来电数 1 ＝ 100.00%"
    above, below = explained["parts"]
    assert (above["part"], above["in_period"], above["meeting"], above["counted"]) == ("numerator", 2, 1, 1)
    assert (below["in_period"], below["meeting"], below["counted"]) == (2, 2, 1)
    (left_out,) = below["left_out"]
    assert (left_out["name"], left_out["count"]) == ("来电人放弃且等待时长小于5秒", 1)
    assert len(page.get(f"/api{left_out['records_path']}").json()["items"]) == 1
    assert len(page.get(f"/api{below['records_path']}").json()["items"]) == 1
    assert [each["version"] for each in explained["earlier_versions"]] == [1]
    nothing = page.get(f"/api/indicators/answer_rate/records?{PERIOD}&left_out=1")
    assert (nothing.status_code, nothing.json()["code"]) == (422, "unknown_exclusion")


def test_frozen_figures_are_read_with_what_they_stood_on_and_what_drifted(records: Records, page: PageClient) -> None:
    records.call("2023-02-01 00:30:00")
    (figure,) = freeze(
        requests=[FigureRequest(code="call_volume")],
        first_day=date(2023, 2, 1),
        last_day=date(2023, 2, 28),
        publication="report:monthly:2023-02",
        by=actor_of(records.clerk),
        at=local("2023-03-05 09:00:00"),
    )
    records.call("2023-02-01 00:31:00")

    read = page.get(f"/api/frozen-figures/{figure.id}").json()
    (listed,) = page.get("/api/frozen-figures?publication=report:monthly:2023-02").json()
    (drifted,) = page.get("/api/frozen-figure-drifts?publication=report:monthly:2023-02").json()

    assert read == listed == drifted["frozen"]
    assert (read["shown"], read["inputs"]["formula"]["zh"], read["frozen_by"]) == ("1", "来电数 1 ＝ 1", "话务员甲")
    assert drifted["today"]["shown"] == "2"
    assert page.get("/api/frozen-figures/0").status_code == 404
