"""A frozen scorecard is scored again from itself alone, whatever happens to the values afterwards."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.actions.evaluate_oneself import (
    Conclusion,
    review_self_evaluation,
    submit_self_evaluation,
)
from hotline.modules.appraisal.actions.freeze_scorecard import freeze_scorecard
from hotline.modules.appraisal.errors import DeviationsUnexplained, LeafUnknown, MarkBeyondWeight
from hotline.modules.appraisal.models import DepartmentReview, ScorecardSnapshot
from hotline.modules.appraisal.public import thaw
from hotline.modules.appraisal.rules.self_evaluation import Deviation, Review
from hotline.modules.appraisal.rules.words import BudgetSuggestion
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.evaluation.public import enter_values, reference_values, scorecard

from .year import SCHEME, explained

pytestmark = pytest.mark.django_db

REVIEW = Review(
    mark=Decimal("88.5"),
    is_causal=True,
    is_economical=True,
    has_no_double=True,
    opinion="投入产出合理",
    budget_suggestion=BudgetSuggestion.KEEP,
)


@pytest.fixture
def entered(year: HotlineProfile, unit: Actor, at: datetime) -> None:
    enter_values(scheme_code=SCHEME, values=reference_values(SCHEME), by=unit, at=at)


def test_a_snapshot_keeps_its_marks_when_the_values_change(entered: None, unit: Actor, at: datetime) -> None:
    before = scorecard(SCHEME)
    snapshot = freeze_scorecard(scheme_code=SCHEME, by=unit, at=at)
    value = next(one for one in reference_values(SCHEME) if one.leaf == "public_satisfaction")
    enter_values(scheme_code=SCHEME, values=[replace(value, numerator=Decimal(40))], by=unit, at=at)
    snapshot.refresh_from_db()
    assert scorecard(SCHEME).total_by_rule != before.total_by_rule
    again = thaw(snapshot.frozen)
    assert (again.total_by_rule, again.total_stated) == (before.total_by_rule, Decimal("89.33"))
    assert [one.mark_by_rule for one in again.leaves()] == [one.mark_by_rule for one in before.leaves()]
    assert again.scheme == before.scheme
    assert snapshot.total_by_rule == before.total_by_rule


def test_a_self_evaluation_explains_every_shortfall(entered: None, unit: Actor, at: datetime) -> None:
    with pytest.raises(DeviationsUnexplained) as refused:
        submit_self_evaluation(scheme_code=SCHEME, conclusion=Conclusion(), by=unit, at=at)
    assert "knowledge_timeliness" in str(refused.value) or "knowledge" in str(refused.value)
    with pytest.raises(LeafUnknown):
        submit_self_evaluation(
            scheme_code=SCHEME, conclusion=Conclusion(explained() | {"colour": Deviation("x")}), by=unit, at=at
        )
    assert ScorecardSnapshot.objects.count() == 0
    found = submit_self_evaluation(scheme_code=SCHEME, conclusion=Conclusion(explained()), by=unit, at=at)
    assert found.state == "submitted"
    assert found.deviations


def test_the_department_in_charge_gives_its_own_mark_and_grade(
    entered: None, unit: Actor, department: Actor, at: datetime
) -> None:
    found = submit_self_evaluation(scheme_code=SCHEME, conclusion=Conclusion(explained()), by=unit, at=at)
    with pytest.raises(MarkBeyondWeight):
        review_self_evaluation(
            evaluation_id=found.pk, review=replace(REVIEW, mark=Decimal("100.01")), by=department, at=at
        )
    assert DepartmentReview.objects.count() == 0
    review = review_self_evaluation(evaluation_id=found.pk, review=REVIEW, by=department, at=at)
    assert (review.mark, review.grade) == (Decimal("88.5"), "良")
    found.refresh_from_db()
    assert found.state == "reviewed"
