"""The handling network of a city: its departments in three levels, and who handles what where."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hotline.modules.departments.rules import DepartmentLevel

from .city import Bureau, City, Town, bureaus, towns_of
from .matters import Matter, matters

GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class PlannedDepartment:
    """A department with its place in the tree; `bureau` is its kind, empty for a town."""

    code: str
    name: str
    short_name: str
    level: DepartmentLevel
    parent: int | None
    path: str
    division_code: str
    remit: str
    bureau: str
    is_hotline_centre: bool = False


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A department, by its place in the list, handles a matter within a division prefix."""

    category_code: str
    division_prefix: str
    department: int


class Organisation:
    """The departments of a city, found by kind and place."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.towns: list[Town] = towns_of(city)
        self.departments: list[PlannedDepartment] = []
        self._city_bureaus: dict[str, int] = {}
        self._county_bureaus: dict[tuple[str, int], int] = {}
        self._governments: list[int] = []
        self._town_departments: list[int] = []
        self._build()
        self.centre = 1
        self.account_department = self._city_bureaus[city.account_bureau]

    def handler(self, matter: Matter, town: int, chance: Random) -> int:
        """The department that gets a request: usually the one on the list, now and then one above or beside it."""
        county = self.towns[town].county
        draw = chance.random()
        if matter.at == "town":
            if draw < 0.72:
                return self._town_departments[town]
            return self._county_handler(matter, county, chance) if draw < 0.94 else self._governments[county]
        if matter.at == "city" and draw < 0.9:
            return self.city_bureau(matter.bureau)
        # In the county where the city itself sits, the city's bureau does much of the work.
        share_of_city = 0.3 if county == 0 else 0.08
        if draw < share_of_city:
            return self.city_bureau(matter.bureau)
        if draw > 0.95:
            return self._governments[county]
        return self._county_handler(matter, county, chance)

    def another_bureau(self, department: int, chance: Random) -> int:
        """A bureau of the city that is not this department."""
        others = [place for place in self._city_bureaus.values() if place != department]
        return others[int(chance.random() * len(others))]

    def city_bureau(self, bureau: str) -> int:
        """The city's department of a kind, or the one that does its work."""
        while bureau not in self._city_bureaus:
            bureau = bureaus()[bureau].instead or GOVERNMENT
        return self._city_bureaus[bureau]

    def government_of(self, county: int) -> int:
        """A county's government."""
        return self._governments[county]

    def responsibilities(self) -> Iterator[Responsibility]:
        """The responsibility list: for each matter the city's bureau, each county's, and each town's where it acts."""
        for matter in matters():
            yield Responsibility(matter.code, "", self.city_bureau(matter.bureau))
            for index, county in enumerate(self.city.counties):
                department = self._county_bureau(matter.bureau, index)
                yield Responsibility(
                    matter.code, county.code, self._governments[index] if department is None else department
                )
            if matter.at == "town":
                for town, department in zip(self.towns, self._town_departments, strict=True):
                    yield Responsibility(matter.code, town.code, department)

    def _county_handler(self, matter: Matter, county: int, chance: Random) -> int:
        department = self._county_bureau(matter.bureau, county)
        if department is not None:
            return department
        return self.city_bureau(matter.bureau) if chance.random() < 0.7 else self._governments[county]

    def _county_bureau(self, bureau: str, county: int) -> int | None:
        while (bureau, county) not in self._county_bureaus:
            bureau = bureaus()[bureau].instead
            if not bureau:
                return None
        return self._county_bureaus[(bureau, county)]

    def _build(self) -> None:
        city, kinds = self.city, bureaus()
        root = self._add(kinds[GOVERNMENT], GOVERNMENT, DepartmentLevel.CITY, None, city.division_code, None)
        self._city_bureaus[GOVERNMENT] = root
        centre_path = f"{city.division_code}/{city.division_code}-00/"
        self.departments.append(
            PlannedDepartment(
                f"{city.division_code}-00", city.centre, "热线中心", DepartmentLevel.CITY, root, centre_path,
                city.division_code, "受理、派单、审核、回访、归档和质检，不承办工单。", "", True,
            )
        )  # fmt: skip
        for key in city.bureaus:
            code = f"{city.division_code}-{kinds[key].number:02}"
            self._city_bureaus[key] = self._add(kinds[key], key, DepartmentLevel.CITY, root, code, None)
        for index, county in enumerate(city.counties):
            government = self._add(kinds[GOVERNMENT], GOVERNMENT, DepartmentLevel.COUNTY, root, county.code, index)
            self._governments.append(government)
            for key in city.county_bureaus:
                code = f"{county.code}-{kinds[key].number:02}"
                self._county_bureaus[(key, index)] = self._add(
                    kinds[key], key, DepartmentLevel.COUNTY, government, code, index
                )
        for town in self.towns:
            self._town_departments.append(self._add_town(town))

    def _add(
        self, kind: Bureau, key: str, level: DepartmentLevel, parent: int | None, code: str, county: int | None
    ) -> int:
        place = None if county is None else self.city.counties[county]
        pattern = kind.name if place is None else kind.county_name
        name = pattern.format(
            city=self.city.city, county=place.name if place else "", short=place.short if place else ""
        )
        parent_path = "" if parent is None else self.departments[parent].path
        division = self.city.division_code if place is None else place.code
        self.departments.append(
            PlannedDepartment(
                code, name, f"{place.short if place else '市'}{kind.short}" if parent is not None else name,
                level, parent, f"{parent_path}{code}/", division, kind.remit, key,
            )
        )  # fmt: skip
        return len(self.departments) - 1

    def _add_town(self, town: Town) -> int:
        parent = self._governments[town.county]
        name = f"{self.city.counties[town.county].name}{town.name}{_office(town)}"
        self.departments.append(
            PlannedDepartment(
                town.code, name, town.name, DepartmentLevel.TOWN, parent,
                f"{self.departments[parent].path}{town.code}/", town.code,
                "辖区人居环境、社会救助、村（社区）事务和矛盾纠纷调解。", "",
            )
        )  # fmt: skip
        return len(self.departments) - 1


def _office(town: Town) -> str:
    """What the body in charge of a town, or of a neighbourhood or village in its place, is called after its name."""
    if town.name.endswith("村"):
        return "民委员会"
    if town.name.endswith("社区"):
        return "居民委员会"
    return "办事处" if town.is_urban else "人民政府"
