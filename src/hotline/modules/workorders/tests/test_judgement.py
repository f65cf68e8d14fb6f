"""Who answers for a limit that ran out, and by which round a work order is judged."""

from datetime import date, datetime, timedelta

import pytest
from tests.support import City, PersonFactory

from hotline.modules.access.public import Actor, Permission, actor_of, system_actor
from hotline.modules.analytics.selectors.three_rates import rates_of
from hotline.modules.supervision.selectors.lateness import newly_late
from hotline.modules.supervision.selectors.performance import performances
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.contact import contact
from hotline.modules.workorders.actions.decide_send_back import uphold_send_back
from hotline.modules.workorders.actions.dispatch import redispatch
from hotline.modules.workorders.actions.reopen import reopen
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply
from hotline.modules.workorders.actions.send_back import send_back
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.contact import ContactMeans
from hotline.modules.workorders.rules.words import Urgency
from hotline.modules.workorders.selectors.conditions import overdue
from hotline.modules.workorders.selectors.facts import WORK_ORDERS

from .builders import dispatched

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MAY = (date(2023, 5, 1), date(2023, 5, 31))


@pytest.fixture
def head(city: City) -> Actor:
    return system_actor(*Permission)


def order(number: str) -> WorkOrder:
    return WorkOrder.objects.get(number=number)


def figures(at: datetime) -> dict[str, tuple[int, int]]:
    return {each.code: (each.due, each.on_time) for each in performances(*MAY, at).values()}


def by_department(attribution: str) -> set[str | None]:
    path = WORK_ORDERS.dimension("department", attribution).path
    return set(WORK_ORDERS.records().values_list(path, flat=True))


def test_a_limit_that_ran_out_is_charged_to_whoever_had_it_and_the_next_is_judged_by_its_own(
    head: Actor, at: datetime
) -> None:
    number, later = dispatched(head, at).number, at + 9 * DAY
    acknowledge(number=number, by=head, at=at + HOUR)
    first_due = order(number).handling_due_at
    redispatch(number=number, parts=Parts("market"), by=head, at=later)

    given = order(number)
    assert (given.handling_due_at, given.charged_department and given.charged_department.code) == (
        first_due,
        "dongshan-water",
    )
    # The market bureau has five working days of its own, and owes nothing before they are over.
    assert not given.is_overdue(later + HOUR) and not WorkOrder.objects.filter(overdue(later + HOUR)).exists()
    assert [(part.department.code, part.due_at) for part in newly_late(later + HOUR)] == [("dongshan-water", first_due)]
    acknowledge(number=number, by=head, at=later + HOUR)
    reply(number=number, reply=ReplyText("已解决。"), by=head, at=later + 2 * HOUR)
    assert figures(at + 20 * DAY) == {"dongshan-water": (1, 0), "market": (1, 1)}
    assert by_department("due") == by_department("registered_charged") == {"dongshan-water"}
    assert by_department("registered") == {"market"}


def test_a_second_department_that_is_late_as_well_is_charged_as_well(head: Actor, at: datetime) -> None:
    number = dispatched(head, at).number
    redispatch(number=number, parts=Parts("market"), by=head, at=at + 9 * DAY)

    late = newly_late(at + 20 * DAY)

    assert [part.department.code for part in late] == ["dongshan-water", "market"]
    assert figures(at + 20 * DAY) == {"dongshan-water": (1, 0), "market": (1, 0)}
    assert order(number).is_overdue(at + 20 * DAY)


def test_a_department_that_loses_it_in_time_is_charged_with_nothing(head: Actor, at: datetime) -> None:
    number = dispatched(head, at).number
    redispatch(number=number, parts=Parts("market"), by=head, at=at + HOUR)

    assert (order(number).charged_department, order(number).response_department) == (None, None)
    assert figures(at + 20 * DAY) == {"market": (1, 0)}


def test_what_was_never_a_departments_matter_is_not_its_delay(
    head: Actor, person: PersonFactory, at: datetime, city: City
) -> None:
    number = dispatched(head, at, urgency=Urgency.EMERGENCY).number
    clerk = actor_of(person("department_clerk", department=city.departments["dongshan-water"]))
    send_back(
        number=number, reason="不属于我单位", basis="三定", proposed_department_code=None, by=clerk, at=at + 3 * HOUR
    )
    WorkOrder.objects.update(dispatched_by=None)
    uphold_send_back(number=number, note="同意", by=head, at=at + 4 * HOUR)

    assert (order(number).charged_department, order(number).handling_due_at) == (None, None)
    assert (list(newly_late(at + 5 * HOUR)), figures(at + 5 * HOUR)) == ([], {})


def test_the_response_is_judged_by_the_first_round_whatever_follows(head: Actor, at: datetime) -> None:
    number = dispatched(head, at).number
    acknowledge(number=number, by=head, at=at + HOUR)
    contact(number=number, means=ContactMeans.PHONE, was_reached=True, by=head, at=at + 2 * HOUR)
    reply(number=number, reply=ReplyText("已修复。"), by=head, at=at + 3 * HOUR)
    accept_reply(number=number, note="", by=head, at=at + 4 * HOUR)
    names = ("acknowledge_due_at", "acknowledged_at", "contact_due_at", "first_contacted_at", "handling_due_at")
    facts = [getattr(order(number), name) for name in names]
    reopen(number=number, reason="没有解决", by=head, at=at + 15 * DAY)

    # The round under way has limits of its own, and is overdue by them.
    assert not order(number).is_overdue(at + 15 * DAY)
    later = order(number).later_acknowledge_due_at
    assert later is not None and order(number).is_overdue(later + HOUR)
    assert WorkOrder.objects.filter(overdue(later + HOUR)).exists()
    acknowledge(number=number, by=head, at=later + HOUR)
    assert [getattr(order(number), name) for name in names] == facts
    response = rates_of(*MAY, "department").total.rates.response
    assert response.numerator == response.denominator == 1
