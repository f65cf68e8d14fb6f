"""Calendars are published in versions, and what a version said stays."""

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PageClient

from hotline.modules.audit.public import AuditEntry
from hotline.modules.taxonomy.models import Category
from hotline.modules.taxonomy.public import (
    CalendarVersion,
    SpecialDay,
    category_lineage,
    load_special_days,
    working_calendar,
)
from hotline.modules.taxonomy.rules.days import DayKind
from hotline.modules.taxonomy.rules.shipped import shipped_days
from hotline.modules.taxonomy.tasks import load_shipped_days

FLOWERS = {"on": "2026-04-13", "kind": "off", "name": "市花节"}
PUBLICATION = {"note": "市政府放假通知", "source": "市政府办公室", "days": [FLOWERS]}


@pytest.fixture
def keeper(city: City, signed_in_client: ClientFactory) -> PageClient:
    load_special_days()
    return signed_in_client("system_administrator")


def test_loading_twice_writes_one_version(db: None) -> None:
    first = load_special_days()
    second = load_special_days()

    assert first == second == SpecialDay.objects.count() > 500
    assert CalendarVersion.objects.get().number == 1


def test_days_that_an_update_brings_are_published_in_the_night(db: None, at: datetime) -> None:
    known = CalendarVersion.objects.create(number=1, published_at=at, published_by="test")
    SpecialDay.objects.bulk_create(
        SpecialDay(version=known, on=day.on, kind=day.kind, name=day.name)
        for day in shipped_days()
        if day.on.year < 2026
    )

    load_shipped_days(timestamp=0)
    load_shipped_days(timestamp=0)

    assert working_calendar(date(2026, 1, 1)).is_announced(2026)
    assert CalendarVersion.objects.count() == 2
    assert {day.on.year for day in SpecialDay.objects.filter(version__number=2)} == {2026}


def test_a_citys_own_day_stays_when_the_shipped_days_are_loaded(db: None, at: datetime) -> None:
    own = CalendarVersion.objects.create(number=1, published_at=at, published_by="test")
    SpecialDay.objects.create(version=own, on=date(2026, 10, 8), kind="off", name="市假")
    SpecialDay.objects.create(version=own, on=date(2026, 10, 1), kind="full", name="值守")

    load_special_days(by="test", at=at)

    calendar = working_calendar(date(2026, 1, 1))
    assert calendar.version == 2
    assert calendar.names[date(2026, 10, 8)] == "市假"
    assert calendar.kind_of(date(2026, 10, 1)) is DayKind.FULL
    assert calendar.kind_of(date(2026, 10, 2)) is DayKind.OFF


def test_a_dry_run_shows_the_changes_and_makes_none(keeper: PageClient) -> None:
    shown = keeper.post_json("/api/calendar/versions", {**PUBLICATION, "dry_run": True})

    assert shown.status_code == 200, shown.json()
    assert shown.json()["is_published"] is False
    assert shown.json()["days"] == [{"on": "2026-04-13", "before": "full", "after": "off", "name": "市花节"}]
    assert CalendarVersion.objects.count() == 1
    assert not SpecialDay.objects.filter(on=date(2026, 4, 13)).exists()


def test_a_publication_leaves_the_version_before_as_it_was(keeper: PageClient) -> None:
    published = keeper.post_json("/api/calendar/versions", PUBLICATION)

    assert (published.json()["version"], published.json()["is_published"]) == (2, True)
    day = date(2026, 4, 13)
    assert not working_calendar(day).is_working_day(day)
    assert working_calendar(day, version=1).is_working_day(day)
    # What the new version does not name still holds.
    assert not working_calendar(day).is_working_day(date(2026, 10, 1))
    entry = AuditEntry.objects.get(action="publish_calendar", subject="calendar:2")
    assert entry.reason == "市政府放假通知"


def test_only_days_that_differ_are_written(keeper: PageClient) -> None:
    known = {"on": "2026-10-01", "kind": "off", "name": "国庆节"}

    keeper.post_json("/api/calendar/versions", {**PUBLICATION, "days": [known, FLOWERS]})

    assert [day.on for day in SpecialDay.objects.filter(version__number=2)] == [date(2026, 4, 13)]


def test_a_later_version_corrects_an_earlier_one(keeper: PageClient) -> None:
    keeper.post_json("/api/calendar/versions", PUBLICATION)

    keeper.post_json("/api/calendar/versions", {**PUBLICATION, "days": [{**FLOWERS, "kind": "morning"}]})

    day = date(2026, 4, 13)
    assert [working_calendar(day, version=version).kind_of(day) for version in (1, 2, 3)] == ["full", "off", "morning"]


def test_office_hours_are_part_of_a_version(keeper: PageClient) -> None:
    hours = {"morning_from": "08:30", "morning_to": "12:00", "afternoon_from": "13:30", "afternoon_to": "17:30"}

    keeper.post_json("/api/calendar/versions", {**PUBLICATION, "days": [], "office_hours": hours})

    assert working_calendar(date(2026, 1, 1)).office_hours.morning.opens == time(8, 30)
    assert working_calendar(date(2026, 1, 1), version=1).office_hours.morning.opens == time(9, 0)
    # They stay when a later version says nothing about them.
    keeper.post_json("/api/calendar/versions", PUBLICATION)
    assert working_calendar(date(2026, 1, 1)).office_hours.afternoon.closes == time(17, 30)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"days": [{"on": "2026-10-01", "kind": "off", "name": "国庆节"}]}, "calendar_unchanged"),
        ({"days": []}, "calendar_unchanged"),
        ({"days": [FLOWERS, {**FLOWERS, "kind": "full"}]}, "day_written_twice"),
        ({"days": [{**FLOWERS, "kind": "half"}]}, "invalid_input"),
        ({"days": [{**FLOWERS, "on": "2026-02-30"}]}, "invalid_input"),
        ({"days": [{**FLOWERS, "name": ""}]}, "invalid_input"),
        ({"note": ""}, "invalid_input"),
        (
            {
                "office_hours": {
                    "morning_from": "09:00",
                    "morning_to": "15:00",
                    "afternoon_from": "14:00",
                    "afternoon_to": "18:00",
                }
            },
            "office_hours_not_in_order",
        ),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(keeper: PageClient, change: dict[str, object], code: str) -> None:
    before = SpecialDay.objects.count()

    refused = keeper.post_json("/api/calendar/versions", {**PUBLICATION, **change})

    assert refused.json()["code"] == code, refused.json()
    assert (CalendarVersion.objects.count(), SpecialDay.objects.count()) == (1, before)


@pytest.mark.parametrize("role", ["agent", "hotline_head", "security_administrator"])
def test_others_read_the_calendar_and_publish_none(city: City, signed_in_client: ClientFactory, role: str) -> None:
    load_special_days()
    page = signed_in_client(role)

    refused = page.post_json("/api/calendar/versions", PUBLICATION)
    dry = page.post_json("/api/calendar/versions", {**PUBLICATION, "dry_run": True})

    assert [answer.json()["code"] for answer in (refused, dry)] == ["not_permitted"] * 2
    assert CalendarVersion.objects.count() == 1
    shown = page.get("/api/calendar", {"year": 2026}).json()
    assert (shown["version"], shown["is_announced"]) == (1, True)
    assert {"on": "2026-10-10", "kind": "full", "name": "国庆节调休", "version": 1} in shown["days"]
    assert page.get("/api/calendar", {"year": 2099}).json()["is_announced"] is False


def test_versions_are_listed_with_who_published_them(keeper: PageClient) -> None:
    keeper.post_json("/api/calendar/versions", PUBLICATION)

    newest, first = keeper.get("/api/calendar/versions").json()

    assert (newest["number"], newest["day_count"], newest["source"]) == (2, 1, "市政府办公室")
    assert newest["published_by"].startswith("system_administrator")
    assert first["day_count"] > 500


def test_reading_costs_the_same_however_many_versions_there_are(keeper: PageClient) -> None:
    def cost() -> list[int]:
        counts = []
        for address in ("/api/calendar?year=2026", "/api/calendar/versions"):
            with CaptureQueriesContext(connection) as queries:
                keeper.get(address)
            counts.append(len(queries))
        return counts

    before = cost()
    for number in range(1, 6):
        keeper.post_json("/api/calendar/versions", {**PUBLICATION, "days": [{**FLOWERS, "name": f"市花节{number}"}]})

    assert cost() == before


def test_a_published_day_cannot_be_changed(keeper: PageClient) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('hotline.application', true)")
        assert cursor.fetchone()[0] == "on"
    with pytest.raises(DatabaseError, match="append-only"):
        SpecialDay.objects.filter(on=date(2026, 10, 1)).update(kind="full")


def test_a_hotline_without_any_special_day_has_the_ordinary_week(db: None) -> None:
    calendar = working_calendar(date(2026, 10, 1))

    assert calendar.version == 0
    assert calendar.is_working_day(date(2026, 10, 1))
    assert not calendar.is_announced(2026)


def test_a_lineage_goes_from_the_first_level_down(city: City) -> None:
    assert category_lineage(Category.objects.get(code="010101")) == ("01", "0101", "010101")
    assert category_lineage(Category.objects.get(code="01")) == ("01",)
