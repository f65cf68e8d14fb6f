"""Categories, divisions and the working calendar over HTTP."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR, now
from hotline.modules.access.public import Permission, SignedIn, actor_from, requires

from .actions.publish_calendar import publish_calendar
from .schemas import (
    CalendarChangeOutput,
    CalendarInput,
    CalendarOutput,
    CalendarVersionOutput,
    CategoryOutput,
    DivisionOutput,
    OfficeHoursDocument,
    SpecialDayOutput,
)
from .selectors import calendar_versions, categories, divisions, special_days_of, working_calendar

router = Router(tags=["organisation"])

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


@router.get("/categories", response=list[CategoryOutput], auth=SignedIn())
def list_categories(request: HttpRequest) -> list[CategoryOutput]:
    """Every category in use."""
    return [
        CategoryOutput(
            code=category.code,
            name=category.name,
            parent_code=category.parent.code if category.parent else None,
            level=category.level,
        )
        for category in categories()
    ]


@router.get("/divisions", response=list[DivisionOutput], auth=SignedIn())
def list_divisions(request: HttpRequest) -> list[DivisionOutput]:
    """Every administrative division of the city."""
    return [
        DivisionOutput(
            code=division.code,
            name=division.name,
            parent_code=division.parent.code if division.parent else None,
            level=division.level,
        )
        for division in divisions()
    ]


@router.get("/calendar", response=CalendarOutput, auth=SignedIn())
def read_calendar(request: HttpRequest, year: Year) -> CalendarOutput:
    """The days of a year that differ from the ordinary week, by the calendar in force."""
    calendar = working_calendar(date(year, 1, 1))
    return CalendarOutput(
        year=year,
        version=calendar.version,
        is_announced=calendar.is_announced(year),
        office_hours=OfficeHoursDocument.of(calendar.office_hours),
        days=[SpecialDayOutput.of(day) for day in special_days_of(year, calendar.version)],
    )


@router.get("/calendar/versions", response=list[CalendarVersionOutput], auth=SignedIn())
def list_calendar_versions(request: HttpRequest) -> list[CalendarVersionOutput]:
    """Every version of the working calendar, the newest first."""
    return [CalendarVersionOutput.of(version, day_count) for version, day_count in calendar_versions()]


@router.post("/calendar/versions", response=CalendarChangeOutput, auth=requires(Permission.ADMINISTER_ORGANISATION))
def publish(request: HttpRequest, body: CalendarInput) -> CalendarChangeOutput:
    """Publish a new version of the working calendar; a dry run shows what it would change."""
    change = publish_calendar(
        days=body.rows(),
        office_hours=body.hours(),
        note=body.note,
        source=body.source,
        by=actor_from(request),
        at=now(),
        is_dry_run=body.dry_run,
    )
    return CalendarChangeOutput.of(change)
