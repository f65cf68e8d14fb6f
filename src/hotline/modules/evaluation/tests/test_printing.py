"""Papers over records: downloaded by who may, with the reasons that people gave, which are kept."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.db import Error, connection, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import actor_of
from hotline.modules.evaluation.errors import DeviationNotAsked
from hotline.modules.evaluation.models import DeviationReason
from hotline.modules.evaluation.public import Deviation, give_deviation_reasons, scorecard
from hotline.modules.evaluation.rules.printing.printing import falls_short

from .conftest import SCHEME

pytestmark = pytest.mark.django_db

REASONS = f"/api/evaluations/{SCHEME}/deviation-reasons"
PAPERS = f"/api/evaluations/{SCHEME}/papers"
GIVEN = Deviation(reason="高峰时段人手不足", improvement="增加坐席")


def short_leaves():
    return [leaf.leaf.code for leaf in scorecard(SCHEME).leaves() if falls_short(leaf)]


@pytest.fixture
def explained(entered, computed, evaluator, at):
    give_deviation_reasons(scheme_code=SCHEME, reasons=dict.fromkeys(short_leaves(), GIVEN), by=evaluator, at=at)


def test_a_paper_is_downloaded_with_the_figures_of_the_scorecard(explained, signed_in_client):
    answer = signed_in_client("analyst").get(f"{PAPERS}/self-evaluation-form?format=xlsx")
    assert answer.status_code == 200
    assert "spreadsheetml" in answer["Content-Type"]
    assert re.search(r"filename\*=utf-8''hanzhong-2023-.*\.xlsx", answer["Content-Disposition"])
    (sheet,) = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
    total = next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == "总分")
    assert total[6:] == [100, 87.7, "自评等级：良"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("self-evaluation-form?format=wps", "format_unknown"),
        ("poem", "paper_unknown"),
        ("self-evaluation-form", "deviation_reasons_missing"),
        ("vendor-assessment", "paper_details_missing"),
    ],
)
def test_what_cannot_be_printed_is_refused(entered, computed, signed_in_client, path, code):
    answer = signed_in_client("analyst").get(f"{PAPERS}/{path}")
    assert (answer.status_code >= 400, answer.json()["code"]) == (True, code)


def test_who_may_not_read_evaluations_downloads_nothing(entered, signed_in_client):
    assert signed_in_client("agent").get(f"{PAPERS}/declaration").status_code == 403


def test_the_papers_that_need_nothing_else_are_listed(hanzhong, signed_in_client):
    listed = signed_in_client("analyst").get("/api/papers").json()
    assert [paper["kind"] for paper in listed] == [
        "self-evaluation-form", "declaration", "self-evaluation-report", "evaluation-report",
    ]  # fmt: skip
    assert listed[0]["formats"] == ["docx", "xlsx", "pdf"]


def test_the_reasons_that_are_asked_for_are_those_of_leaves_that_fell_short(entered, computed, signed_in_client):
    asked = signed_in_client("analyst").get(REASONS).json()
    assert [one["leaf"] for one in asked if one["is_required"]] == short_leaves()
    assert {one["reason"] for one in asked} == {None}


def test_a_corrected_reason_is_a_new_row_that_points_at_the_old_one(explained, computed, signed_in_client):
    leaf = short_leaves()[0]
    body = {"reasons": [{"leaf": leaf, "reason": "目标取值偏低", "improvement": "据实调整"}]}
    answer = signed_in_client("evaluator").post_json(REASONS, body)
    assert answer.status_code == 201
    told = next(one for one in answer.json() if one["leaf"] == leaf)
    assert [version["reason"] for version in told["versions"]] == ["目标取值偏低", "高峰时段人手不足"]
    newest = DeviationReason.objects.get(leaf_code=leaf, correction__isnull=True)
    assert newest.corrects.reason == "高峰时段人手不足"


def test_the_same_reason_again_appends_nothing(explained, computed, evaluator, at):
    before = DeviationReason.objects.count()
    reasons = dict.fromkeys(short_leaves(), GIVEN)
    assert give_deviation_reasons(scheme_code=SCHEME, reasons=reasons, by=evaluator, at=at) == []
    assert DeviationReason.objects.count() == before == len(reasons)


def test_a_reason_for_an_unknown_leaf_refuses_all_and_changes_nothing(hanzhong, evaluator, at):
    with pytest.raises(DeviationNotAsked):
        give_deviation_reasons(scheme_code=SCHEME, reasons={"answer_rate": GIVEN, "colour": GIVEN}, by=evaluator, at=at)
    assert DeviationReason.objects.count() == 0


def test_who_may_not_enter_values_gives_no_reasons(hanzhong, person, at):
    with pytest.raises(NotPermitted):
        give_deviation_reasons(scheme_code=SCHEME, reasons={"answer_rate": GIVEN}, by=actor_of(person("agent")), at=at)
    assert DeviationReason.objects.count() == 0


def test_blank_reasons_are_refused_at_their_field(entered, computed, signed_in_client):
    body = {"reasons": [{"leaf": "answer_rate", "reason": " ", "improvement": "x"}]}
    answer = signed_in_client("evaluator").post_json(REASONS, body)
    assert (answer.status_code, answer.json()["field"]) == (422, "reasons.0.reason")


def test_the_list_of_reasons_costs_the_same_however_many_there_are(
    explained, computed, evaluator, at, django_assert_max_num_queries, signed_in_client
):
    client = signed_in_client("analyst")
    client.get(REASONS)
    with django_assert_max_num_queries(40) as few:
        client.get(REASONS)
    for number in range(5):
        again = Deviation(reason=f"原因{number}", improvement="改进")
        give_deviation_reasons(scheme_code=SCHEME, reasons=dict.fromkeys(short_leaves(), again), by=evaluator, at=at)
    with django_assert_max_num_queries(len(few)):
        client.get(REASONS)


def test_the_database_refuses_to_change_or_remove_a_reason(explained):
    for change in ("UPDATE evaluation_deviationreason SET reason = ''", "DELETE FROM evaluation_deviationreason"):
        with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
