"""Categories, divisions and the working calendar over HTTP."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile
from pydantic import Field

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR, now
from hotline.modules.access.public import Permission, SignedIn, actor_from, requires

from .actions import keep_categories as keeping
from .actions.publish_boundaries import publish_boundaries
from .actions.publish_calendar import publish_calendar
from .schemas import (
    BoundariesInput,
    BoundariesOutput,
    BoundaryChangeOutput,
    CalendarChangeOutput,
    CalendarInput,
    CalendarOutput,
    CalendarVersionOutput,
    CategoryInput,
    CategoryLineOutput,
    CategoryOutput,
    CategoryReasonInput,
    CategoryWordingInput,
    DivisionOutput,
    OfficeHoursDocument,
    SpecialDayOutput,
)
from .selectors import (
    calendar_versions,
    categories,
    divisions,
    every_category,
    newest_boundaries,
    special_days_of,
    working_calendar,
)

router = Router(tags=["organisation"])

ADMINISTER = Permission.ADMINISTER_ORGANISATION
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


@router.get("/organisation/categories", response=list[CategoryLineOutput], auth=requires(ADMINISTER))
def list_every_category(request: HttpRequest) -> list[CategoryLineOutput]:
    """Every category there is or was, with what belongs to it."""
    return [CategoryLineOutput.of(each) for each in every_category()]


@router.post("/organisation/categories", response={204: None}, auth=requires(ADMINISTER))
def add_category(request: HttpRequest, body: CategoryInput) -> Status[None]:
    """Add a category."""
    keeping.add_category(row=body.row(), by=actor_from(request).account, at=now())
    return Status(204, None)


@router.post("/organisation/categories/{code}/changes", response={204: None}, auth=requires(ADMINISTER))
def change_category(request: HttpRequest, code: str, body: CategoryWordingInput) -> Status[None]:
    """Word a category anew."""
    keeping.change_category(
        code=code, name=body.name, definition=body.definition, by=actor_from(request).account, at=now()
    )
    return Status(204, None)


@router.post("/organisation/categories/{code}/closings", response={204: None}, auth=requires(ADMINISTER))
def close_category(request: HttpRequest, code: str, body: CategoryReasonInput) -> Status[None]:
    """Take a category out of use."""
    keeping.close_category(code=code, reason=body.reason, by=actor_from(request).account, at=now())
    return Status(204, None)


@router.post("/organisation/categories/{code}/reopenings", response={204: None}, auth=requires(ADMINISTER))
def reopen_category(request: HttpRequest, code: str, body: CategoryReasonInput) -> Status[None]:
    """Bring a category back into use."""
    keeping.reopen_category(code=code, reason=body.reason, by=actor_from(request).account, at=now())
    return Status(204, None)


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


@router.post("/calendar/versions", response=CalendarChangeOutput, auth=requires(ADMINISTER))
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


@router.get("/division-boundaries", response=BoundariesOutput, auth=SignedIn())
def read_boundaries(request: HttpRequest) -> BoundariesOutput:
    """The boundaries of the city's divisions that an administrator uploaded."""
    return BoundariesOutput.of(newest_boundaries())


@router.post("/division-boundaries", response=BoundaryChangeOutput, auth=requires(Permission.ADMINISTER_ORGANISATION))
def upload_boundaries(
    request: HttpRequest, file: File[UploadedFile], body: Form[BoundariesInput]
) -> BoundaryChangeOutput:
    """Upload boundaries as GeoJSON; a dry run shows what the file holds."""
    change = publish_boundaries(
        file=file.read(), source=body.source, by=actor_from(request), at=now(), is_dry_run=body.dry_run
    )
    return BoundaryChangeOutput.of(change)
