"""A computed mark is only as good as its records: add or remove some, and value, mark and total follow."""

from datetime import datetime, timedelta

import pytest
from tests.support import City, PersonFactory

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import actor_of
from hotline.modules.departments.models import HotlineProfile
from hotline.modules.evaluation.public import enter_values, load_scheme, reference_values, scorecard_document
from hotline.modules.evaluation.rules.documents import LeafDocument, ScorecardDocument
from hotline.modules.scoring.public import indicator_requests
from hotline.modules.telephony.public import Call, Queue

SCHEME = "hanzhong-2023"

pytestmark = pytest.mark.django_db


@pytest.fixture
def hotline(city: City, profile: HotlineProfile, person: PersonFactory, at: datetime) -> HotlineProfile:
    """A hotline with the report's entered values and two hundred calls, five of them abandoned."""
    profile.name = SCHEME
    profile.save()
    enter_values(scheme_code=SCHEME, values=reference_values(SCHEME), by=actor_of(person("evaluator")), at=at)
    add_calls(195, answered=True)
    add_calls(5, answered=False)
    return profile


def add_calls(number: int, *, answered: bool) -> None:
    queue, _ = Queue.objects.get_or_create(code="main", defaults={"name": "人工"})
    first = Call.objects.count()
    arrived_at = datetime(2023, 3, 1, 9, tzinfo=LOCAL)
    Call.objects.bulk_create(
        Call(
            reference=f"call-{first + index}",
            arrived_at=arrived_at,
            queue=queue,
            outcome="answered" if answered else "abandoned",
            waiting_seconds=5,
            talking_seconds=60 if answered else 0,
            after_call_seconds=0,
            answered_at=arrived_at + timedelta(seconds=5) if answered else None,
            ended_at=arrived_at + timedelta(seconds=65),
        )
        for index in range(number)
    )


def leaf(document: ScorecardDocument, code: str) -> LeafDocument:
    return next(one for one in document["indicators"] if one["code"] == code)


def test_every_indicator_of_the_scheme_is_computed_from_records(hotline: HotlineProfile) -> None:
    document = scorecard_document(SCHEME)
    computed = {(one["indicator"], one["variant"]) for found in document["indicators"] for one in found["inputs"]}
    assert computed == {(one.code, one.variant) for one in indicator_requests(load_scheme(SCHEME))}


def test_removed_calls_change_the_value_the_mark_and_the_total(hotline: HotlineProfile) -> None:
    before = scorecard_document(SCHEME)
    assert leaf(before, "answer_rate")["shown"] == "97.50%"
    assert leaf(before, "answer_rate")["mark_by_rule"] == "3.00"

    Call.objects.filter(pk__in=Call.objects.filter(outcome="answered").values("pk")[:129]).delete()

    after = scorecard_document(SCHEME)
    assert (leaf(after, "answer_rate")["numerator"], leaf(after, "answer_rate")["denominator"]) == (66, 71)
    assert leaf(after, "answer_rate")["shown"] == "92.96%"
    assert leaf(after, "answer_rate")["mark_by_rule"] == "1.00"
    assert leaf(after, "answer_rate")["reason_code"] == "values_differ"
    assert float(before["total_by_rule"]) - float(after["total_by_rule"]) == pytest.approx(2)
    assert after["total_stated"] == before["total_stated"]


def test_entered_values_do_not_follow_the_records(hotline: HotlineProfile) -> None:
    before = scorecard_document(SCHEME)
    Call.objects.all().delete()
    after = scorecard_document(SCHEME)
    assert leaf(after, "answer_rate")["value"] is None
    entered = [one["code"] for one in before["indicators"] if one["entry"] is not None]
    assert len(entered) == 17
    for code in entered:
        assert leaf(after, code) == leaf(before, code)


def test_the_evidence_tells_what_was_counted(hotline: HotlineProfile) -> None:
    evidence = leaf(scorecard_document(SCHEME), "answer_rate")["evidence"]
    assert evidence == (
        "平台记录（2023年1月1日至2023年12月31日）：话务接通率（按全部来电）＝已接通的来电数195 ÷ 来电数200。"
    )


def test_calls_of_another_year_do_not_count(hotline: HotlineProfile) -> None:
    Call.objects.filter(outcome="abandoned").update(arrived_at=datetime(2024, 1, 1, tzinfo=LOCAL))
    assert leaf(scorecard_document(SCHEME), "answer_rate")["shown"] == "100.00%"
    Call.objects.filter(outcome="abandoned").update(arrived_at=datetime(2023, 12, 31, 23, 59, 59, tzinfo=LOCAL))
    assert leaf(scorecard_document(SCHEME), "answer_rate")["shown"] == "97.50%"
