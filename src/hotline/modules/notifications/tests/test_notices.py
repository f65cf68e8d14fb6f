"""Notices are kept for a day, and who hears of what follows from role and department."""

from datetime import timedelta

import pytest
from tests.support import City, PersonFactory

from hotline.kit.clock import now
from hotline.modules.access.public import actor_of
from hotline.modules.notifications.models import LiveNotice
from hotline.modules.notifications.public import last_notice_id, notices_since, notify, topics_of, topics_of_path
from hotline.modules.notifications.tasks import forget_old_notices


@pytest.mark.django_db
def test_old_notices_are_removed_and_recent_ones_stay() -> None:
    notify(topics=["centre"], kind="dispatch", subject="old", at=now() - timedelta(hours=25))
    notify(topics=["centre"], kind="dispatch", subject="recent", at=now() - timedelta(hours=23))
    forget_old_notices(timestamp=0)
    assert list(LiveNotice.objects.values_list("subject", flat=True)) == ["recent"]


@pytest.mark.django_db
def test_matter_that_changed_twice_is_told_once() -> None:
    start = last_notice_id()
    for subject in ("1", "2", "1"):
        notify(topics=["centre"], kind="dispatch", subject=subject, at=now())
    missed = notices_since(start, topics={"centre"}, at=now())
    assert missed is not None
    assert [notice.subject for notice in missed] == ["2", "1"]


@pytest.mark.django_db
def test_too_many_notices_are_not_told() -> None:
    start = last_notice_id()
    notify(topics=["centre"], kind="dispatch", subject="0", at=now())
    LiveNotice.objects.bulk_create(
        LiveNotice(topic="centre", kind="dispatch", subject=str(number), at=now()) for number in range(700)
    )
    assert notices_since(start, topics={"centre"}, at=now()) is None
    assert notices_since(start, topics={"department:housing"}, at=now()) == []


def test_topics_follow_role_and_department(city: City, person: PersonFactory) -> None:
    of_centre = person("dispatcher", account="d")
    of_department = person("handler", account="h", department=city.departments["dongshan"])
    of_neither = person("audit_administrator", account="a")
    assert topics_of(actor_of(of_centre)) == {"centre", "person:d"}
    assert topics_of(actor_of(of_department)) == {"department:dongshan", "person:h"}
    assert topics_of(actor_of(of_neither)) == {"person:a"}


def test_departments_above_hear_too() -> None:
    assert topics_of_path("city/county/") == ["department:city", "department:county"]
