"""Base data read from an Excel form as cities fill it in."""

from io import BytesIO

import openpyxl
import pytest
from tests.support import ClientFactory

from hotline.modules.appraisal.errors import BaseDataSheetUnreadable
from hotline.modules.appraisal.rules.base_workbook import read_base_data
from hotline.modules.appraisal.selectors.base_data import base_data_form

SHEET = "base"
ROWS = (
    ("技术参数基础数据表",),
    ("序号", "项目", "2021年", "2022年度", "2023"),
    (1, "年末人员数量（人）", 38, 40, 41),
    (2, "来电总量", "180,000", None, 199133),
    (3, "综合接通率", "95.2%", "约九成", "97.39%"),
    (4, "食堂满意度", "很好", "", ""),
)


def workbook(*rows: tuple[str | int | None, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(SHEET, 0)
    for row in rows:
        sheet.append(row)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_items_are_found_by_name_under_the_years_of_their_columns() -> None:
    reading = read_base_data(workbook(*ROWS), base_data_form())
    found = {(one.item.code, one.year): one.text for one in reading.figures}
    assert found["staff", 2021] == "38"
    assert found["calls", 2021] == "180,000"
    assert ("calls", 2022) not in found
    assert found["answer_rate", 2023] == "97.39%"
    assert reading.unknown == (f"{SHEET}!A6",)


def test_a_workbook_without_years_is_refused() -> None:
    with pytest.raises(BaseDataSheetUnreadable):
        read_base_data(workbook(("项目", "数量"), ("来电总量", 5)), base_data_form())


@pytest.mark.django_db
def test_a_preview_says_what_would_change_and_keeps_nothing(signed_in_client: ClientFactory) -> None:
    vendor = signed_in_client("vendor")
    stated = {"vendor": "某公司", "year": 2021, "figures": {"staff": "38", "calls": "170000"}}
    assert vendor.post_json("/api/appraisal/base-data", stated).status_code == 200
    file = BytesIO(workbook(*ROWS))
    file.name = "form.xlsx"

    token = {"X-CSRFToken": vendor.cookies["csrftoken"].value}
    read = vendor.post("/api/appraisal/base-data/readings?vendor=某公司", {"file": file}, headers=token)

    assert read.status_code == 200, read.content
    told = {(one["item"], one["year"]): (one["change"], one["before"]) for one in read.json()["figures"]}
    assert told["staff", 2021] == ("same", "38")
    assert told["calls", 2021] == ("changed", "170000")
    assert told["staff", 2023] == ("new", "")
    assert told["answer_rate", 2022][0] == "refused"
    kept = vendor.get("/api/appraisal/base-data?vendor=某公司").json()["figures"]
    assert {(one["item"], one["text"]) for one in kept} == {("staff", "38"), ("calls", "170000")}
