"""For each kind of workbook: what is there, what keeps a row out, and how the rows are taken in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Actor
from hotline.modules.administration.rules import ImportKind
from hotline.modules.administration.rules.categories import SUBJECTS, category_row, check_subjects
from hotline.modules.administration.rules.organisation import AREAS, UNITS, check_areas, check_units
from hotline.modules.administration.rules.people import STAFF, check_staff
from hotline.modules.administration.rules.planning import Present, Table, Texts
from hotline.modules.administration.rules.responsibilities import LINES, RESPONSIBILITIES_BOOK, check_lines
from hotline.modules.administration.rules.services import SERVICE_DAYS, SERVICES_BOOK, check_services
from hotline.modules.administration.selectors import present
from hotline.modules.departments.public import closed_codes, department_rows, merge_departments
from hotline.modules.founding.public import Credential
from hotline.modules.founding.rules.contents import department_row
from hotline.modules.founding.rules.reading import Line, Reading
from hotline.modules.founding.rules.sheets import CATEGORIES_BOOK, ORGANISATION_BOOK, PEOPLE_BOOK, Workbook
from hotline.modules.taxonomy.public import merge_categories, merge_divisions
from hotline.modules.taxonomy.rules.rows import DivisionRow

from .take_in_people import take_in_people
from .take_in_responsibilities import take_in_responsibilities
from .take_in_services import take_in_services

Readings = Mapping[str, Reading]
# The rows that are new or changed, by sheet: what they say, and what was there before.
Rows = Mapping[str, Sequence[tuple[Texts, Texts | None]]]


@dataclass(frozen=True, slots=True)
class Keeper:
    """One kind of workbook."""

    book: Workbook
    tables: tuple[Table, ...]
    present: Callable[[], Mapping[str, Present]]
    check: Callable[[Readings, Mapping[str, Present]], None]
    take_in: Callable[[Rows, Actor, datetime], list[Credential]]


def _check_organisation(readings: Readings, there: Mapping[str, Present]) -> None:
    areas, units = readings[AREAS.sheet.name], readings[UNITS.sheet.name]
    check_areas(areas, there[AREAS.sheet.name])
    divisions = frozenset(there[AREAS.sheet.name]) | {line[AREAS.key] for line in areas.lines}
    check_units(units, department_rows(), divisions, closed_codes())


def _take_in_organisation(rows: Rows, by: Actor, at: datetime) -> list[Credential]:
    areas = [
        DivisionRow(texts["区划代码"], texts["区划名称"], texts["上级区划代码"]) for texts, _ in rows[AREAS.sheet.name]
    ]
    merge_divisions(rows=areas, by=by.account, at=at)
    units = [department_row(Line(0, texts)) for texts, _ in rows[UNITS.sheet.name]]
    merge_departments(rows=units, by=by.account, at=at)
    return []


def _check_people(readings: Readings, there: Mapping[str, Present]) -> None:
    reserved, closed = present.accounts_not_kept()
    check_staff(readings[STAFF.sheet.name], department_rows().keys(), reserved, closed)


def _take_in_people(rows: Rows, by: Actor, at: datetime) -> list[Credential]:
    return take_in_people(rows[STAFF.sheet.name], by=by, at=at)


def _check_categories(readings: Readings, there: Mapping[str, Present]) -> None:
    name = SUBJECTS.sheet.name
    check_subjects(readings[name], there[name], present.closed_categories())


def _take_in_categories(rows: Rows, by: Actor, at: datetime) -> list[Credential]:
    merge_categories(rows=[category_row(texts) for texts, _ in rows[SUBJECTS.sheet.name]], by=by.account, at=at)
    return []


def _check_responsibilities(readings: Readings, there: Mapping[str, Present]) -> None:
    check_lines(readings[LINES.sheet.name], there[LINES.sheet.name], present.known_to_lines())


def _take_in_responsibilities(rows: Rows, by: Actor, at: datetime) -> list[Credential]:
    take_in_responsibilities(rows[LINES.sheet.name], by=by, at=at)
    return []


def _check_services(readings: Readings, there: Mapping[str, Present]) -> None:
    check_services(readings[SERVICE_DAYS.sheet.name], local_date(now()))


def _take_in_services(rows: Rows, by: Actor, at: datetime) -> list[Credential]:
    take_in_services(rows[SERVICE_DAYS.sheet.name])
    return []


KEEPERS: Mapping[ImportKind, Keeper] = {
    ImportKind.ORGANISATION: Keeper(
        ORGANISATION_BOOK, (AREAS, UNITS), present.organisation, _check_organisation, _take_in_organisation
    ),
    ImportKind.PEOPLE: Keeper(PEOPLE_BOOK, (STAFF,), present.people, _check_people, _take_in_people),
    ImportKind.CATEGORIES: Keeper(
        CATEGORIES_BOOK, (SUBJECTS,), present.categories, _check_categories, _take_in_categories
    ),
    ImportKind.RESPONSIBILITIES: Keeper(
        RESPONSIBILITIES_BOOK, (LINES,), present.responsibilities, _check_responsibilities, _take_in_responsibilities
    ),
    ImportKind.SERVICES: Keeper(SERVICES_BOOK, (SERVICE_DAYS,), present.services, _check_services, _take_in_services),
}
