"""Entering values: appended with evidence, corrected by pointing back, refused as a whole."""

import threading
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import Error, connection, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import actor_of
from hotline.modules.evaluation.errors import EntryOvertaken, SchemeNotFound
from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.evaluation.public import enter_values, reference_values, scorecard
from hotline.modules.scoring.public import AnswerLevel, EnteredValueRefused

from .conftest import SCHEME

pytestmark = pytest.mark.django_db


def reference(leaf):
    return next(value for value in reference_values(SCHEME) if value.leaf == leaf)


def mark_of(leaf):
    return next(one for one in scorecard(SCHEME).leaves() if one.leaf.code == leaf).mark_by_rule


def test_a_value_is_kept_with_its_evidence_its_author_and_the_moment(hanzhong, evaluator, at):
    (entry,) = enter_values(scheme_code=SCHEME, values=[reference("public_satisfaction")], by=evaluator, at=at)
    entry.refresh_from_db()
    assert (entry.numerator, entry.denominator) == (55, 58)
    assert "58" in entry.evidence_zh
    assert entry.printed_in == "附件2第9题"
    assert entry.entered_by_id == evaluator.person_id
    assert entry.entered_at == at


def test_a_correction_is_a_new_row_that_points_at_the_old_one_and_counts(entered, computed, evaluator, at):
    assert mark_of("sustainability") == Decimal(2)
    better = replace(reference("sustainability"), answers={"staff_sufficient": "full", "funds_lasting": "full"})
    (correction,) = enter_values(scheme_code=SCHEME, values=[better], by=evaluator, at=at)
    assert correction.corrects.answers == {"staff_sufficient": "none", "funds_lasting": "full"}
    assert EnteredValue.objects.filter(leaf_code="sustainability").count() == 2
    assert mark_of("sustainability") == Decimal(5)


def test_entering_the_same_value_again_appends_nothing(entered, evaluator, at):
    before = EnteredValue.objects.count()
    assert enter_values(scheme_code=SCHEME, values=reference_values(SCHEME), by=evaluator, at=at) == []
    assert EnteredValue.objects.count() == before == 17


def test_one_value_that_the_scheme_cannot_take_refuses_all_and_changes_nothing(hanzhong, evaluator, at):
    half_answered = replace(reference("sustainability"), answers={"funds_lasting": AnswerLevel.FULL})
    with pytest.raises(EnteredValueRefused):
        enter_values(scheme_code=SCHEME, values=[reference("public_satisfaction"), half_answered], by=evaluator, at=at)
    assert EnteredValue.objects.count() == 0


def test_a_computed_leaf_cannot_be_entered(hanzhong, evaluator, at):
    with pytest.raises(EnteredValueRefused, match="computed"):
        enter_values(
            scheme_code=SCHEME, values=[replace(reference("public_awareness"), leaf="answer_rate")], by=evaluator, at=at
        )
    assert EnteredValue.objects.count() == 0


def test_who_may_not_enter_values_is_refused(hanzhong, person, at):
    with pytest.raises(NotPermitted):
        enter_values(scheme_code=SCHEME, values=reference_values(SCHEME), by=actor_of(person("agent")), at=at)
    assert EnteredValue.objects.count() == 0


def test_an_unknown_scheme_is_refused_with_the_known_ones(hanzhong, evaluator, at):
    with pytest.raises(SchemeNotFound) as caught:
        enter_values(scheme_code="../settings", values=[], by=evaluator, at=at)
    assert "hanzhong-2023" in caught.value.advice("zh")


def test_the_database_refuses_to_change_or_remove_an_entered_value(entered):
    for change in ("UPDATE evaluation_enteredvalue SET value = 1", "DELETE FROM evaluation_enteredvalue"):
        with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert EnteredValue.objects.count() == 17


ENTRY = {
    "leaf": "public_satisfaction",
    "numerator": "50",
    "denominator": 58,
    "evidence": "复核问卷后更正。",
    "printed_in": "问卷汇总表",
}


def test_an_evaluator_enters_a_correction_on_the_page(entered, computed, signed_in_client):
    answer = signed_in_client("evaluator").post_json(f"/api/evaluations/{SCHEME}/entered-values", {"values": [ENTRY]})
    assert answer.status_code == 201
    leaves = [one for level in answer.json()["tree"] for group in level["groups"] for one in group["leaves"]]
    satisfaction = next(one for one in leaves if one["code"] == "public_satisfaction")
    assert (satisfaction["shown"], satisfaction["mark_by_rule"]) == ("86.21%", "4.00")
    assert "复核问卷" in satisfaction["evidence"]


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"evidence": " "}, "invalid_input", "values.0.evidence"),
        ({"numerator": -1}, "invalid_input", "values.0.numerator"),
        ({"numerator": "1e999999999"}, "invalid_input", "values.0.numerator"),
        # Kept, it would fill the memory of everybody who opens the scorecard.
        (
            {"comparisons": [{"name": "宝鸡市", "value": "1e999999999"}]},
            "invalid_input",
            "values.0.comparisons.0.value",
        ),
        ({"colour": "red"}, "invalid_input", "values.0.colour"),
        ({"leaf": "answer_rate"}, "entered_value_refused", "values[0].leaf"),
        ({"denominator": 0}, "entered_value_refused", "values[0].value"),
    ],
)
def test_bad_input_on_the_page_is_refused_at_its_field_and_changes_nothing(
    entered, computed, signed_in_client, changed, code, field
):
    page = signed_in_client("evaluator")
    before = EnteredValue.objects.count()
    answer = page.post_json(f"/api/evaluations/{SCHEME}/entered-values", {"values": [ENTRY | changed]})
    assert answer.status_code == 422
    assert (answer.json()["code"], answer.json()["field"]) == (code, field)
    assert EnteredValue.objects.count() == before


def test_who_may_only_read_evaluations_may_not_enter(entered, signed_in_client):
    answer = signed_in_client("analyst").post_json(f"/api/evaluations/{SCHEME}/entered-values", {"values": [ENTRY]})
    assert answer.status_code == 403


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_the_same_leaf_at_once_one_is_refused(hanzhong, evaluator, at):
    barrier = threading.Barrier(2)
    refusals = []

    def enter(people_served):
        value = replace(reference("public_awareness"), value=Decimal(people_served))
        try:
            with transaction.atomic():
                barrier.wait(timeout=10)
                enter_values(scheme_code=SCHEME, values=[value], by=evaluator, at=at)
        except EntryOvertaken as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter, args=(share,)) for share in ("0.18", "0.19")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    entries = EnteredValue.objects.filter(leaf_code="public_awareness", correction__isnull=True)
    assert entries.count() == 1
    assert len(refusals) + EnteredValue.objects.count() == 2
