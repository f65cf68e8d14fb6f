"""Write what a hotline stands on: profile, calendar, divisions, categories, departments, people, lines, queues."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from hotline.kit.bulk import advance_identity
from hotline.modules.access.public import Person
from hotline.modules.demonstration.rules.accounts import PASSWORD
from hotline.modules.demonstration.rules.city import City
from hotline.modules.demonstration.rules.house import PlannedLine
from hotline.modules.demonstration.rules.matters import category_tree, matters
from hotline.modules.demonstration.rules.organisation import Organisation
from hotline.modules.demonstration.rules.staff import Staff
from hotline.modules.departments.public import Department, HotlineProfile, Membership
from hotline.modules.taxonomy.public import Category, Division
from hotline.modules.telephony.public import MergedLine, Queue
from hotline.modules.workorders.public import ResponsibilityEntry, entry_code

QUEUES = (("general", "综合受理"), ("policy", "政策咨询"), ("enterprise", "企业服务"))
# Nobody can sign in with it: a hash never begins so.
_NO_PASSWORD = "!"
# The password of demonstrations is published, so its salt may be too; the same seed then gives the same rows.
_SALT = "DemonstrationHotline12345"


@dataclass(frozen=True, slots=True)
class Groundwork:
    """Identifiers of what was written: a place in a list is an identifier less one where nothing else is said."""

    category_ids: tuple[int, ...]
    first_town_id: int

    @staticmethod
    def of(place: int) -> int:
        """The identifier of the department, person, call or line at a place."""
        return place + 1


def lay_groundwork(
    *,
    organisation: Organisation,
    staff: Staff,
    lines: list[PlannedLine],
    period: tuple[date, date],
    scale: Decimal,
    seed: int,
    at: datetime,
) -> Groundwork:
    """Fill the tables that records refer to."""
    city = organisation.city
    _profile(city, period, scale, seed)
    category_ids = _categories()
    first_town_id = _divisions(organisation)
    _departments(organisation)
    _people(staff, at)
    _responsibilities(organisation, category_ids)
    MergedLine.objects.bulk_create(
        MergedLine(
            id=place, number=line.number, name=line.name, department_id=line.department + 1, merged_on=line.merged_on
        )
        for place, line in enumerate(lines, 1)
    )
    Queue.objects.bulk_create(Queue(id=place, code=code, name=name) for place, (code, name) in enumerate(QUEUES, 1))
    for model in (Category, Division, Department, Person, MergedLine, Queue):
        advance_identity(model)
    by_code = {node.code: place for place, node in enumerate(category_tree(), 1)}
    return Groundwork(tuple(by_code[matter.code] for matter in matters()), first_town_id)


def _profile(city: City, period: tuple[date, date], scale: Decimal, seed: int) -> None:
    HotlineProfile.objects.create(
        id=1,
        name=city.name,
        title=city.title,
        title_en=city.title_en,
        city=city.city,
        division_code=city.division_code,
        is_demonstration=True,
        scale=scale,
        seed=seed,
        first_day=period[0],
        last_day=period[1],
        resident_population=city.resident_population,
    )


def _categories() -> dict[str, int]:
    ids = {node.code: place for place, node in enumerate(category_tree(), 1)}
    Category.objects.bulk_create(
        Category(
            id=ids[node.code],
            code=node.code,
            name=node.name,
            level=node.level,
            parent_id=ids[node.code[:-2]] if node.level > 1 else None,
            top_id=ids[node.code[:2]],
            definition=node.definition,
        )
        for node in category_tree()
    )
    return ids


def _divisions(organisation: Organisation) -> int:
    city = organisation.city
    counties = [Division(id=2 + i, code=c.code, name=c.name, level=2, parent_id=1) for i, c in enumerate(city.counties)]
    first_town_id = 2 + len(counties)
    towns = [
        Division(id=first_town_id + place, code=town.code, name=town.name, level=3, parent_id=2 + town.county)
        for place, town in enumerate(organisation.towns)
    ]
    Division.objects.bulk_create([Division(id=1, code=city.division_code, name=city.city, level=1), *counties, *towns])
    return first_town_id


def _departments(organisation: Organisation) -> None:
    Department.objects.bulk_create(
        Department(
            id=place,
            code=department.code,
            name=department.name,
            short_name=department.short_name,
            level=department.level,
            parent_id=None if department.parent is None else department.parent + 1,
            path=department.path,
            division_code=department.division_code,
            remit=department.remit,
            is_hotline_centre=department.is_hotline_centre,
        )
        for place, department in enumerate(organisation.departments, 1)
    )


def _people(staff: Staff, at: datetime) -> None:
    password = make_password(PASSWORD, salt=_SALT)
    Person.objects.bulk_create(
        Person(
            id=place,
            account=member.account,
            name=member.name,
            staff_number=member.staff_number,
            role_codes=sorted(member.roles),
            password=password if member.may_sign_in else _NO_PASSWORD,
            created_at=at,
        )
        for place, member in enumerate(staff.members, 1)
    )
    Membership.objects.bulk_create(
        Membership(person_id=place, department_id=member.department + 1)
        for place, member in enumerate(staff.members, 1)
    )


def _responsibilities(organisation: Organisation, category_ids: dict[str, int]) -> None:
    ResponsibilityEntry.objects.bulk_create(
        (
            ResponsibilityEntry(
                code=entry_code(
                    entry.category_code, entry.division_prefix, organisation.departments[entry.department].code
                ),
                category_id=category_ids[entry.category_code],
                division_prefix=entry.division_prefix,
                department_id=entry.department + 1,
                basis=f"{organisation.city.city}12345热线派单目录",
            )
            for entry in organisation.responsibilities()
        ),
        batch_size=2000,
    )
