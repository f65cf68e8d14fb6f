"""Publish a new version of the working calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.taxonomy.errors import CalendarUnchanged, DayWrittenTwice, OfficeHoursNotInOrder
from hotline.modules.taxonomy.models import CalendarVersion, SpecialDay
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.taxonomy.rules.days import USUAL_HOURS, DayChange, OfficeHours, SpecialDayRow
from hotline.modules.taxonomy.selectors import working_calendar


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """What a publication changes, or would change: the version that it makes, its days and its office hours."""

    version: int
    is_published: bool
    days: tuple[DayChange, ...]
    office_hours: OfficeHours


@transaction.atomic
def publish_calendar(
    *,
    days: Sequence[SpecialDayRow],
    note: str,
    source: str,
    by: Actor,
    at: datetime,
    office_hours: OfficeHours | None = None,
    is_dry_run: bool = False,
) -> CalendarChange:
    """Write the days that differ from the calendar in force as a new version; a dry run shows them only.

    Due moments that were reckoned with an earlier version stay: they name theirs. Days that are not named stay too,
    and so do the office hours where none are given.
    """
    lock_versions()
    _ensure_written_once(days)
    in_force = working_calendar(min((day.on for day in days), default=local_date(at)))
    hours = office_hours or in_force.office_hours
    if not hours.is_in_order:
        raise OfficeHoursNotInOrder(field="office_hours")
    changed = [day for day in sorted(days, key=lambda day: day.on) if _differs(day, in_force)]
    if not changed and hours == in_force.office_hours:
        raise CalendarUnchanged(version=in_force.version)
    change = CalendarChange(
        version=in_force.version + 1,
        is_published=not is_dry_run,
        days=tuple(DayChange(day.on, in_force.kind_of(day.on), day.kind, day.name) for day in changed),
        office_hours=hours,
    )
    if not is_dry_run:
        write_version(days=changed, hours=hours, note=note, source=source, by=by.account, at=at)
    return change


def lock_versions() -> None:
    """Let nobody else publish until the end of the transaction, so that numbers follow one another."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE taxonomy_calendarversion IN SHARE ROW EXCLUSIVE MODE")


def write_version(
    *, days: Sequence[SpecialDayRow], hours: OfficeHours | None, note: str, source: str, by: str, at: datetime
) -> CalendarVersion:
    """Write the version after the newest, with its days, and record who did it."""
    newest = CalendarVersion.objects.order_by("-number").first()
    kept = hours or USUAL_HOURS
    version = CalendarVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        published_at=at,
        published_by=by,
        note=note,
        source=source,
        morning_from=kept.morning.opens,
        morning_to=kept.morning.closes,
        afternoon_from=kept.afternoon.opens,
        afternoon_to=kept.afternoon.closes,
    )
    SpecialDay.objects.bulk_create(SpecialDay(version=version, on=day.on, kind=day.kind, name=day.name) for day in days)
    record(
        actor=by,
        action="publish_calendar",
        subject=f"calendar:{version.number}",
        at=at,
        reason=note,
        facts={"days": len(days), "source": source},
    )
    return version


def _ensure_written_once(days: Sequence[SpecialDayRow]) -> None:
    seen = set()
    for day in days:
        if day.on in seen:
            raise DayWrittenTwice(field="days", day=day.on.isoformat())
        seen.add(day.on)


def _differs(day: SpecialDayRow, in_force: WorkingCalendar) -> bool:
    return in_force.kind_of(day.on) is not day.kind or in_force.names.get(day.on, "") != day.name
