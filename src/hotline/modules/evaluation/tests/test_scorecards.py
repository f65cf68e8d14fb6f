"""The scorecard of this hotline, as a value, a document and a page's tree."""

import json
from decimal import Decimal

import pytest

from hotline.modules.evaluation.errors import SchemeNotFound
from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.evaluation.public import load_scheme, scheme_codes, scorecard, scorecard_document

from .conftest import SCHEME

pytestmark = pytest.mark.django_db

KEYS = {"scheme", "hotline", "scale", "total_by_rule", "total_stated", "grade", "grade_by_rule", "stated_marks_used"}
LEAF_KEYS = {
    "code", "name", "level", "group", "weight", "target", "indicator", "variant", "value", "shown", "numerator",
    "denominator", "mark_by_rule", "mark_stated", "reason", "evidence",
}  # fmt: skip


def leaf(document, code):
    return next(one for one in document["indicators"] if one["code"] == code)


def test_hanzhong_2023_is_scored_87_70_by_rule_and_89_33_as_stated(entered, computed):
    document = scorecard_document(SCHEME)
    assert document["total_by_rule"] == "87.70"
    assert document["total_stated"] == "89.33"
    assert (document["grade"], document["grade_by_rule"]) == ("良", "良")
    assert document["stated_marks_used"] == 1
    assert document["leaves_without_value"] == 0
    stated = [(level["code"], level["mark_stated"]) for level in document["levels"]]
    assert stated == [("decision", "8.50"), ("process", "18.00"), ("output", "38.20"), ("benefit", "24.63")]
    assert len(document["indicators"]) == 31


def test_the_document_is_json_with_decimals_as_strings_and_counts_as_integers(entered, computed):
    document = json.loads(json.dumps(scorecard_document(SCHEME)))
    assert document.keys() >= KEYS
    assert document["scale"] == "1"
    for one in document["indicators"]:
        assert one.keys() >= LEAF_KEYS
    answered = leaf(document, "answer_rate")
    assert (answered["numerator"], answered["denominator"]) == (193932, 199133)
    assert (answered["shown"], answered["indicator"], answered["variant"]) == ("97.39%", "answer_rate", "calls_in")
    assert answered["value"].startswith("0.97388")
    assert answered["mark_by_rule"] == "3.00"
    assert "193932 ÷ " in answered["evidence"]
    assert "199133" in answered["evidence"]


def test_where_marks_differ_or_no_rule_is_printed_the_document_says_why(entered, computed):
    document = scorecard_document(SCHEME)
    reasons = {one["code"]: one["reason_code"] for one in document["indicators"] if one["reason"]}
    assert reasons == {
        "inspection_pass_rate": "rule_not_stated",
        "sustainability": "stated_mark_unreachable",
        "public_satisfaction": "stated_mark_departs_from_rule",
    }
    satisfaction = leaf(document, "public_satisfaction")
    assert (satisfaction["mark_by_rule"], satisfaction["mark_stated"]) == ("7.00", "6.63")
    assert "94.83%" in satisfaction["reason"]
    assert leaf(document, "inspection_pass_rate")["mark_by_rule"] is None
    assert leaf(document, "inspection_pass_rate")["shown"] == "95.86%"


def test_an_entered_leaf_shows_its_evidence_and_who_entered_it(entered, computed):
    one = leaf(scorecard_document(SCHEME), "public_satisfaction")
    assert "58" in one["evidence"]
    assert "附件2第9题" in one["evidence"]
    assert one["entry"]["entered_by"] == "评价人员"
    assert one["indicator"] is None


def test_marks_follow_the_records_and_entered_values_do_not(entered, computed):
    before = scorecard_document(SCHEME)
    computed(answer_rate=(186000, 199133), staff_assessment_pass_rate=(34, 40))
    after = scorecard_document(SCHEME)
    changed = [
        one["code"] for one, other in zip(before["indicators"], after["indicators"], strict=True) if one != other
    ]
    assert changed == ["answer_rate", "staff_assessment_pass_rate"]
    assert leaf(after, "answer_rate")["mark_by_rule"] == "2.00"
    assert leaf(after, "staff_assessment_pass_rate")["mark_by_rule"] == "1.00"
    assert after["total_by_rule"] == "84.70"
    assert after["total_stated"] == "89.33"


def test_a_rate_without_records_has_no_value_and_no_mark(entered, computed):
    computed(answer_rate=(0, 0))
    one = leaf(scorecard_document(SCHEME), "answer_rate")
    assert (one["value"], one["shown"], one["mark_by_rule"]) == (None, "—", None)
    assert one["reason_code"] == "no_value"


def test_before_anything_is_entered_the_leaves_say_so(hanzhong, computed):
    assert EnteredValue.objects.count() == 0
    document = scorecard_document(SCHEME)
    assert leaf(document, "sustainability")["evidence"] == "尚未填报。"
    assert leaf(document, "sustainability")["reason_code"] == "no_value"
    assert document["leaves_without_value"] == 17


def test_the_document_is_complete_in_english(entered, computed):
    document = scorecard_document(SCHEME, language="en")
    texts = [one[key] or "" for one in document["indicators"] for key in ("name", "shown", "target", "rule_text")]
    texts += [one[key] or "" for one in document["indicators"] for key in ("working", "reason", "finding", "note")]
    texts += [document["grade"], document["scheme_name"], *(level["name"] for level in document["levels"])]
    chinese = [text for text in texts if any("一" <= letter <= "鿿" for letter in text)]
    assert chinese == []


def test_the_scorecard_can_be_scored_for_other_days(entered, computed):
    scheme = load_scheme(SCHEME)
    year = (scheme.period.first_day, scheme.period.last_day)
    assert scorecard(SCHEME, year) == scorecard(SCHEME)
    half = (scheme.period.first_day, scheme.period.first_day.replace(month=6, day=30))
    assert scorecard_document(SCHEME, half)["last_day"] == "2023-06-30"


def test_an_unknown_scheme_is_not_found(hanzhong):
    assert SCHEME in scheme_codes()
    with pytest.raises(SchemeNotFound):
        scorecard("nowhere-2023")


def test_the_page_gets_the_tree_of_31_leaves(entered, computed, signed_in_client):
    answer = signed_in_client("evaluator").get(f"/api/evaluations/{SCHEME}")
    assert answer.status_code == 200
    tree = answer.json()["tree"]
    leaves = [one for level in tree for group in level["groups"] for one in group["leaves"]]
    assert len(leaves) == 31
    assert [group["mark_stated"] for group in tree[3]["groups"]] == ["11.00", "4.00", "9.63"]
    assert sum(Decimal(group["mark_by_rule"]) for group in tree[3]["groups"]) == Decimal("23.00")
    months = next(one for one in leaves if one["code"] == "knowledge_update_timeliness")["inputs"][0]["months"]
    assert [month["numerator"] for month in months][:3] == [3, 23, 17]


def test_schemes_are_listed(hanzhong, signed_in_client):
    answer = signed_in_client("city_leader").get("/api/schemes", headers={"Accept-Language": "en"})
    listed = [one for one in answer.json() if one["code"] == SCHEME]
    assert listed == [
        {
            "code": SCHEME,
            "name": "Performance evaluation of the Hanzhong 12345 hotline, 2023",
            "year": 2023,
            "hotline": SCHEME,
            "version": 1,
            "is_installed": True,
        }
    ]


@pytest.mark.parametrize("path", ["/api/schemes", f"/api/evaluations/{SCHEME}"])
def test_evaluations_are_only_for_those_who_may_read_them(hanzhong, computed, signed_in_client, visitor, path):
    assert signed_in_client("agent").get(path).status_code == 403
    assert visitor.get(path).status_code == 401


def test_an_unknown_scheme_answers_a_problem_with_what_to_do(hanzhong, signed_in_client):
    answer = signed_in_client("evaluator").get("/api/evaluations/nowhere-2023")
    assert answer.status_code == 404
    assert answer.json()["code"] == "scheme_not_found"
    assert SCHEME in answer.json()["next_step"]
