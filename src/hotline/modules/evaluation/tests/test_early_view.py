"""What might be, over this hotline: lost points, trials, and the early view, of which nothing is kept."""

from datetime import date

import pytest

from hotline.modules.evaluation.errors import PeriodNotBegun
from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.evaluation.public import early_view, scorecard_document

from .conftest import SCHEME

pytestmark = pytest.mark.django_db


def test_the_early_view_of_a_finished_year_is_its_scorecard_and_no_forecast(entered, computed):
    view, document = early_view(SCHEME, date(2024, 3, 1), "zh"), scorecard_document(SCHEME)
    assert not view["is_forecast"]
    assert view["total"] == view["total_at_pace"] == document["total_by_rule"]
    assert [one["mark_at_pace"] for one in view["leaves"]] == [one["mark_by_rule"] for one in document["indicators"]]


def test_during_the_year_counts_grow_rates_stay_and_each_leaf_says_how(entered, computed):
    view = early_view(SCHEME, date(2023, 7, 2), "zh")
    leaves = {one["leaf"]: one for one in view["leaves"]}
    assert (view["is_forecast"], view["days_over"], view["days_in_all"]) == (True, 183, 365)
    volume = next(one for one in view["leaves"] if one["how"] == "grows" and one["shown"] != one["shown_at_pace"])
    assert volume["shown_at_pace"] == "397178"
    assert leaves["answer_rate"]["how"] == "stays"
    assert leaves["answer_rate"]["shown"] == leaves["answer_rate"]["shown_at_pace"]
    assert "2023-07" in leaves["knowledge_update_timeliness"]["how_text"]
    assert leaves["sustainability"]["how"] == "as_entered"


def test_before_its_first_day_there_is_nothing_to_project(entered, computed):
    with pytest.raises(PeriodNotBegun):
        early_view(SCHEME, date(2022, 12, 31), "zh")


def test_the_page_gets_lost_points_the_way_to_the_next_grade_and_trials(entered, computed, signed_in_client):
    page = signed_in_client("evaluator")
    found = page.get(f"/api/evaluations/{SCHEME}/what-if").json()
    assert found["grade"] == "良"
    lost = [float(one["lost"]) for one in found["losses"]]
    assert lost == sorted(lost, reverse=True)
    assert found["next_grade"]["grade"] == "优"
    assert float(found["next_grade"]["total"]) >= 90
    before = EnteredValue.objects.count()
    tried = page.post_json(
        f"/api/evaluations/{SCHEME}/trials", {"values": [{"leaf": "public_satisfaction", "value": "0.5"}]}
    ).json()
    assert [(one["leaf"], one["before"]) for one in tried["leaves"]] == [("public_satisfaction", "7.00")]
    assert float(tried["total"]) < float(tried["total_before"]) == 87.70
    assert EnteredValue.objects.count() == before
