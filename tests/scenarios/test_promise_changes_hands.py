"""A promise stays with a matter that is passed on, and ends where another department gets it."""

from datetime import date

import pytest
from tests.steps import Cast, cast_of, register, take
from tests.support import City, PersonFactory

from hotline.modules.sla.public import seed_limit_rules
from hotline.modules.workorders.models import PromiseTask, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

pytestmark = pytest.mark.django_db

PROMISED = (Step.DISPATCH, Step.ACKNOWLEDGE, Step.REQUEST_PROMISE, Step.APPROVE_PROMISE)
AGAIN = (Step.SEND_BACK, Step.UPHOLD_SEND_BACK, Step.DISPATCH)


@pytest.fixture
def cast(city: City, person: PersonFactory) -> Cast:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    return cast_of(city, person)


def go_on(work_order: WorkOrder, *steps: Step, cast: Cast) -> None:
    for step in steps:
        answer = take(work_order, step, cast, by=cast.permitted(step))
        assert answer.status_code == 200, answer.content.decode()
        work_order.refresh_from_db()


def test_department_below_keeps_the_promised_day(cast: Cast) -> None:
    work_order = register(cast)
    go_on(work_order, *PROMISED, cast=cast)
    promised = (work_order.promised_until, work_order.handling_due_at)

    go_on(work_order, Step.DISPATCH_DOWNWARD, cast=cast)

    assert None not in promised
    assert (work_order.promised_until, work_order.handling_due_at) == promised


@pytest.mark.parametrize("way", [(Step.REDISPATCH,), AGAIN])
def test_whoever_gets_it_anew_has_the_limit_and_not_the_promise(way: tuple[Step, ...], cast: Cast) -> None:
    other = register(cast)
    go_on(other, Step.DISPATCH, cast=cast)
    work_order = register(cast)

    go_on(work_order, *PROMISED, *way, cast=cast)

    assert (work_order.promised_until, work_order.handling_due_at) == (None, other.handling_due_at)


def test_promise_made_anew_has_its_own_reports_only(cast: Cast) -> None:
    work_order = register(cast)

    go_on(work_order, *PROMISED, *AGAIN, *PROMISED[1:], cast=cast)

    assert PromiseTask.objects.filter(work_order=work_order).count() == 2
