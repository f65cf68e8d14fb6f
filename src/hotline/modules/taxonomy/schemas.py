"""Categories, divisions and the working calendar as the interface takes and shows them."""

from datetime import date, datetime, time
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .actions.publish_boundaries import BoundaryChange
from .actions.publish_calendar import CalendarChange
from .models import BoundaryVersion, CalendarVersion, Category, SpecialDay
from .rules.days import DayKind, OfficeHours, Span, SpecialDayRow
from .rules.rows import CategoryRow

MOST_DAYS = 1000
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]


class CategoryOutput(Schema):
    code: str
    name: str
    parent_code: str | None
    level: int


class CategoryLineOutput(CategoryOutput):
    """A category as administrators see it: those that are closed too."""

    definition: str
    is_active: bool

    @classmethod
    def of(cls, category: Category) -> "CategoryLineOutput":
        """A category, read with its parent."""
        return cls(
            code=category.code,
            name=category.name,
            parent_code=category.parent.code if category.parent else None,
            level=category.level,
            definition=category.definition,
            is_active=category.is_active,
        )


class DivisionOutput(Schema):
    code: str
    name: str
    parent_code: str | None
    level: int


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class CategoryWordingInput(Strict):
    """What a category is called, and what belongs to it."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    definition: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)] = ""


class CategoryInput(CategoryWordingInput):
    """A new category; `parent_code` is empty at the top."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=32)]
    parent_code: str = Field(default="", max_length=32)

    def row(self) -> CategoryRow:
        """The same as a city writes it down."""
        return CategoryRow(self.code, self.name, self.parent_code, self.definition)


class CategoryReasonInput(Strict):
    """Why a category is closed, or opened again."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


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


class BoundariesInput(Strict):
    """Where boundaries come from, with the number of the map's approval; a dry run only reads the file."""

    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
    dry_run: bool = False


class BoundaryOutput(Schema):
    """A division's polygons, each an outline and its holes, as longitude and latitude in degrees."""

    code: str
    polygons: list[list[list[tuple[float, float]]]]


class BoundariesOutput(Schema):
    """The boundaries in force; version 0 and none before any were uploaded."""

    version: int
    published_at: datetime | None
    published_by: str
    source: str
    shapes: list[BoundaryOutput]

    @classmethod
    def of(cls, version: BoundaryVersion | None) -> "BoundariesOutput":
        """The boundaries of a version."""
        if version is None:
            return cls(version=0, published_at=None, published_by="", source="", shapes=[])
        return cls(
            version=version.number,
            published_at=version.published_at,
            published_by=version.published_by,
            source=version.source,
            shapes=[BoundaryOutput.model_validate({"code": code, "polygons": kept}) for code, kept in version.shapes],
        )


class BoundaryChangeOutput(Schema):
    """What an upload holds: how many divisions and points, and which divisions below the city have no boundary."""

    version: int
    is_published: bool
    division_count: int
    point_count: int
    missing: list[str]

    @classmethod
    def of(cls, change: BoundaryChange) -> "BoundaryChangeOutput":
        """The change with the missing divisions by name."""
        found = change.boundaries
        return cls(
            version=change.version,
            is_published=change.is_published,
            division_count=len(found.shapes),
            point_count=found.point_count,
            missing=[each.name for each in found.missing],
        )
