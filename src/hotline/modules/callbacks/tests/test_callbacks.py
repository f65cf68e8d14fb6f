"""Call-backs: planned by an event, tried up to three times, answered by the requester."""

from datetime import datetime, timedelta

import pytest
from tests.support import City, JobRunner, PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.callbacks.actions.record_result import CallbackResult, record_result
from hotline.modules.callbacks.errors import AnswersMissing, CallbackClosed
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules import Satisfaction, Solution
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.public import WorkOrder, read
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.tests.builders import matter, registered

pytestmark = pytest.mark.django_db

UNREACHED = CallbackResult(was_reached=False)
CONTENT = CallbackResult(True, Solution.SOLVED, Satisfaction.SATISFIED, comment="谢谢")


@pytest.fixture
def clerk(person: PersonFactory) -> Actor:
    return actor_of(person("callback_clerk"))


@pytest.fixture
def completed(person: PersonFactory, city: City, at: datetime) -> WorkOrder:
    agent = actor_of(person("agent"))
    return answer(number=registered(agent, at).number, answer="可网上办理。", by=agent, at=at)


def test_completion_plans_one_callback_however_often_the_event_is_delivered(
    completed: WorkOrder, run_jobs: JobRunner, at: datetime
) -> None:
    run_jobs()
    run_jobs()

    callback = Callback.objects.get()
    assert (callback.work_order_id, callback.planned_at, callback.attempts) == (completed.pk, at, 0)


def test_nobody_is_called_back_about_an_anonymous_request(
    person: PersonFactory, city: City, run_jobs: JobRunner, at: datetime
) -> None:
    agent = actor_of(person("agent"))
    answer(
        number=register(matter=matter(), caller=None, by=agent, at=at).number, answer="可网上办理。", by=agent, at=at
    )

    assert run_jobs() == ["hotline.deliver"]

    assert not Callback.objects.exists()


def test_a_reached_requester_answers_both_questions(completed: WorkOrder, clerk: Actor, at: datetime) -> None:
    callback = record_result(number=completed.number, result=CONTENT, by=clerk, at=at)

    assert (callback.was_reached, callback.was_solved, callback.satisfaction) == (True, True, "satisfied")
    assert callback.closed_at == at
    assert read(completed.number, by=clerk).stage == Stage.CALLED_BACK


def test_unreached_requester_leaves_satisfaction_unrated(completed: WorkOrder, clerk: Actor, at: datetime) -> None:
    callback = record_result(
        number=completed.number, result=CallbackResult(False, Solution.SOLVED, Satisfaction.SATISFIED), by=clerk, at=at
    )

    assert (callback.was_solved, callback.solution, callback.satisfaction) == (None, "", "")


def test_the_third_failed_attempt_closes_the_callback(completed: WorkOrder, clerk: Actor, at: datetime) -> None:
    stages = []
    for attempt in range(3):
        record_result(number=completed.number, result=UNREACHED, by=clerk, at=at + timedelta(hours=attempt))
        stages.append(read(completed.number, by=clerk).stage)

    assert stages == [Stage.COMPLETED, Stage.COMPLETED, Stage.CALLED_BACK]
    assert Callback.objects.get().attempts == 3
    steps = read(completed.number, by=clerk).history.order_by("sequence").values_list("step", flat=True)
    assert list(steps) == ["register", "answer", "try_callback", "try_callback", "record_callback"]


def test_a_closed_callback_takes_no_further_result(completed: WorkOrder, clerk: Actor, at: datetime) -> None:
    record_result(number=completed.number, result=CONTENT, by=clerk, at=at)
    before = list(Callback.objects.values())

    with pytest.raises(CallbackClosed):
        record_result(number=completed.number, result=CONTENT, by=clerk, at=at)

    assert list(Callback.objects.values()) == before


@pytest.mark.parametrize(
    ("result", "field"),
    [
        (CallbackResult(True, None, Satisfaction.SATISFIED), "solution"),
        (CallbackResult(True, Solution.SOLVED, None), "satisfaction"),
    ],
)
def test_a_reached_requester_without_answers_is_refused(
    completed: WorkOrder, clerk: Actor, at: datetime, result: CallbackResult, field: str
) -> None:
    with pytest.raises(AnswersMissing) as refusal:
        record_result(number=completed.number, result=result, by=clerk, at=at)

    assert refusal.value.field == field
    assert not Callback.objects.exists()
