"""Services by the day: work orders are counted from their records, the rest as channels report it."""

from datetime import date, datetime, timedelta

import pytest
from tests.support import AT, City, PersonFactory

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.workorders.actions.count_services import count_services, enter_service_days
from hotline.modules.workorders.actions.load_service_days import ServiceDayRow
from hotline.modules.workorders.models import ServiceDay
from hotline.modules.workorders.rules.words import Channel

from .builders import registered

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def agent(city: City, person: PersonFactory) -> Actor:
    return actor_of(person("agent"))


def counted(*, became_work_order: bool) -> list[tuple[date, str, str, int]]:
    days = ServiceDay.objects.filter(became_work_order=became_work_order).order_by("on", "channel")
    return list(days.values_list("on", "channel", "request_type", "services"))


def register_on(agent: Actor, at: datetime, *channels: Channel) -> None:
    for channel in channels:
        registered(agent, at, channel=channel)


def test_days_that_are_over_are_counted_once_and_the_last_ones_anew(agent: Actor) -> None:
    first = local_date(AT)
    register_on(agent, AT, Channel.PHONE, Channel.PHONE, Channel.WECHAT)
    register_on(agent, AT + DAY, Channel.WEBSITE)

    assert count_services(at=AT + DAY) == [first]
    assert counted(became_work_order=True) == [
        (first, "phone", "complaint", 2),
        (first, "wechat", "complaint", 1),
    ]
    assert count_services(at=AT + 2 * DAY)[-1] == first + DAY
    register_on(agent, AT, Channel.PHONE)
    count_services(at=AT + 2 * DAY)
    assert counted(became_work_order=True) == [
        (first, "phone", "complaint", 3),
        (first, "wechat", "complaint", 1),
        (first + DAY, "website", "complaint", 1),
    ]


def test_nothing_is_counted_where_nothing_was_registered(city: City) -> None:
    assert count_services(at=AT) == []
    assert not ServiceDay.objects.exists()


def test_what_a_channel_reports_replaces_what_it_reported_of_the_day_and_no_work_orders(agent: Actor) -> None:
    day = local_date(AT)
    register_on(agent, AT, Channel.WECHAT)
    count_services(at=AT + DAY)
    enter_service_days([ServiceDayRow(day, "wechat", "inquiry", 500), ServiceDayRow(day, "app", "inquiry", 7)])
    enter_service_days([ServiceDayRow(day, "wechat", "inquiry", 512)])

    assert counted(became_work_order=False) == [(day, "app", "inquiry", 7), (day, "wechat", "inquiry", 512)]
    assert counted(became_work_order=True) == [(day, "wechat", "complaint", 1)]
