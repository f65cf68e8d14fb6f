"""Categories, divisions and the working calendar as the interface takes and shows them."""

from datetime import date, datetime, time
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .actions.publish_calendar import CalendarChange
from .models import CalendarVersion, SpecialDay
from .rules.days import DayKind, OfficeHours, Span, SpecialDayRow

MOST_DAYS = 1000
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


class CategoryOutput(Schema):
    code: str
    name: str
    parent_code: str | None
    level: int


class DivisionOutput(Schema):
    code: str
    name: str
    parent_code: str | None
    level: int


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class OfficeHoursDocument(Strict):
    """When offices are open on a working day, in local time."""

    morning_from: time
    morning_to: time
    afternoon_from: time
    afternoon_to: time

    @classmethod
    def of(cls, hours: OfficeHours) -> "OfficeHoursDocument":
        """The hours of a calendar."""
        return cls(
            morning_from=hours.morning.opens,
            morning_to=hours.morning.closes,
            afternoon_from=hours.afternoon.opens,
            afternoon_to=hours.afternoon.closes,
        )

    def hours(self) -> OfficeHours:
        """The hours as the calendar keeps them: local times, to the minute."""
        morning_from, morning_to, afternoon_from, afternoon_to = (
            each.replace(second=0, microsecond=0, tzinfo=None)
            for each in (self.morning_from, self.morning_to, self.afternoon_from, self.afternoon_to)
        )
        return OfficeHours(Span(morning_from, morning_to), Span(afternoon_from, afternoon_to))


class SpecialDayInput(Strict):
    on: Day
    kind: DayKind
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class CalendarInput(Strict):
    """A new version: the days that it changes, and the office hours where they change."""

    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
    source: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    days: Annotated[list[SpecialDayInput], Field(max_length=MOST_DAYS)]
    office_hours: OfficeHoursDocument | None = None
    dry_run: bool = False

    def rows(self) -> list[SpecialDayRow]:
        """The days."""
        return [SpecialDayRow(day.on, day.kind, day.name) for day in self.days]

    def hours(self) -> OfficeHours | None:
        """The office hours; none where they stay."""
        return self.office_hours.hours() if self.office_hours else None


class SpecialDayOutput(Schema):
    on: date
    kind: DayKind
    name: str
    version: int

    @classmethod
    def of(cls, day: SpecialDay) -> "SpecialDayOutput":
        """A day, with the version that wrote it."""
        return cls(on=day.on, kind=DayKind(day.kind), name=day.name, version=day.version.number)


class CalendarOutput(Schema):
    """A year's special days; where its holidays are not announced, due moments in it may still move."""

    year: int
    version: int
    is_announced: bool
    office_hours: OfficeHoursDocument
    days: list[SpecialDayOutput]


class CalendarVersionOutput(Schema):
    number: int
    published_at: datetime
    published_by: str
    note: str
    source: str
    day_count: int
    office_hours: OfficeHoursDocument

    @classmethod
    def of(cls, version: CalendarVersion, day_count: int) -> "CalendarVersionOutput":
        """A version, and how many days it wrote."""
        return cls(
            number=version.number,
            published_at=version.published_at,
            published_by=version.published_by,
            note=version.note,
            source=version.source,
            day_count=day_count,
            office_hours=OfficeHoursDocument.of(version.office_hours),
        )


class DayChangeOutput(Schema):
    on: date
    before: DayKind
    after: DayKind
    name: str


class CalendarChangeOutput(Schema):
    """What a publication changed, or would change."""

    version: int
    is_published: bool
    days: list[DayChangeOutput]
    office_hours: OfficeHoursDocument

    @classmethod
    def of(cls, change: CalendarChange) -> "CalendarChangeOutput":
        """The change with its days in order."""
        return cls(
            version=change.version,
            is_published=change.is_published,
            days=[DayChangeOutput(on=day.on, before=day.before, after=day.after, name=day.name) for day in change.days],
            office_hours=OfficeHoursDocument.of(change.office_hours),
        )
