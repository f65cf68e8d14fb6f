"""What the filled-in sheets mean: departments, divisions, categories, people; with the checks across lines."""

from dataclasses import dataclass
from pathlib import Path

from hotline.modules.access.rules.roles import ADMINISTRATORS, ROLES
from hotline.modules.departments.rules import LEVEL_ORDER, DepartmentLevel
from hotline.modules.departments.rules.rows import DepartmentRow
from hotline.modules.departments.rules.tree import LONGEST_PATH
from hotline.modules.taxonomy.rules.rows import DEEPEST_CATEGORY, CategoryRow, DivisionRow

from .reading import DIVISION_PATTERN, Line, Mistake, Reading, Reason, ancestors, read
from .sheets import AGENCIES, CATEGORIES, DEPARTMENTS, DIVISIONS, LEVELS, PEOPLE, YES

SHORT_NAME_LENGTH = 32


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who will have an account."""

    account: str
    name: str
    staff_number: str
    role_codes: tuple[str, ...]
    department_code: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a city filled in, and every mistake in it; it may be saved only when there is none."""

    departments: list[DepartmentRow]
    divisions: list[DivisionRow]
    categories: list[CategoryRow]
    people: list[PersonRow]
    mistakes: list[Mistake]

    @property
    def own_division_code(self) -> str:
        """The division at the top: the city itself."""
        return next((row.code for row in self.divisions if not row.parent_code), "")


def gather(organisation: Path, categories: Path, people: Path | None) -> Contents:
    """Read the files and check them, each by itself and against one another."""
    departments_read, divisions_read = read(organisation, (DEPARTMENTS, DIVISIONS))
    (categories_read,) = read(categories, (CATEGORIES,))
    people_read = read(people, (PEOPLE,))[0] if people is not None else Reading(PEOPLE)
    check_departments(departments_read, {line["区划代码"] for line in divisions_read.lines})
    divisions_read.check_tree("区划代码", "上级区划代码")
    check_categories(categories_read)
    check_people(people_read, {line["机构编码"] for line in departments_read.lines})
    readings = (departments_read, divisions_read, categories_read, people_read)
    mistakes = [mistake for reading in readings for mistake in sorted(reading.mistakes, key=lambda one: one.row)]
    if mistakes:
        return Contents([], [], [], [], mistakes)
    return Contents(
        [department_row(line) for line in departments_read.lines],
        [DivisionRow(line["区划代码"], line["区划名称"], line["上级区划代码"]) for line in divisions_read.lines],
        [
            CategoryRow(line["分类编码"], line["分类名称"], line["上级分类编码"], line["说明"])
            for line in categories_read.lines
        ],
        [_person(line) for line in people_read.lines],
        [],
    )


def check_departments(reading: Reading, divisions: set[str]) -> None:
    """The tree, its levels, divisions that are known, and exactly one hotline centre."""
    reading.check_tree("机构编码", "上级机构编码")
    by_code = {line["机构编码"]: line for line in reading.lines}
    for line in reading.lines:
        division = line["行政区划代码"]
        if division and divisions and division not in divisions and DIVISION_PATTERN.fullmatch(division):
            reason = Reason(f"“行政区划”表中没有“{division}”", f"sheet “行政区划” has no “{division}”")
            reading.object_to(line, "行政区划代码", reason)
        above = by_code.get(line["上级机构编码"])
        if above is not None and _rank(above) > _rank(line):
            reading.object_to(line, "层级", Reason("不能高于上级机构的层级", "cannot be above its parent's level"))
        if (
            sum(len(code) + 1 for code in ancestors(line, by_code, "上级机构编码")) + len(line["机构编码"])
            >= LONGEST_PATH
        ):
            reading.object_to(line, "机构编码", Reason("各级编码合计过长", "the codes from the top down are too long"))
    centres = [line for line in reading.lines if line["是否热线中心"] == YES]
    if len(centres) != 1:
        place = centres[1] if centres else Line(1, {})
        reading.object_to(
            place, "是否热线中心", Reason("全表应恰有一个“是”", "exactly one unit must be the hotline's centre")
        )


def _rank(line: Line) -> int:
    level = LEVELS.get(line["层级"])
    return LEVEL_ORDER.index(DepartmentLevel(level)) if level else 0


def check_categories(reading: Reading) -> None:
    """The tree and its depth; at least one category."""
    reading.check_tree("分类编码", "上级分类编码")
    by_code = {line["分类编码"]: line for line in reading.lines}
    for line in reading.lines:
        if len(ancestors(line, by_code, "上级分类编码")) >= DEEPEST_CATEGORY:
            reading.object_to(line, "上级分类编码", Reason("分类最多三级", "there are at most three levels"))
    if not reading.lines:
        reading.object_to(Line(2, {}), "分类编码", Reason("至少填写一个分类", "at least one category is needed"))


def check_people(reading: Reading, department_codes: set[str]) -> None:
    """Accounts are unique, roles exist, and members of departments name theirs."""
    seen: set[str] = {role.replace("_", "-") for role in ADMINISTRATORS}
    for line in reading.lines:
        if line["账号"] in seen:
            reading.object_to(line, "账号", Reason("与其他账号重复", "is already another account"))
        seen.add(line["账号"])
        codes = []
        for word in role_words(line["岗位"]):
            code = role_code(word)
            if code is None or code in ADMINISTRATORS:
                reading.object_to(
                    line, "岗位", Reason(f"没有可分配的岗位“{word}”", f"“{word}” is no role to give here")
                )
            else:
                codes.append(code)
        department = line["所属机构编码"]
        if department and department not in department_codes:
            reading.object_to(
                line, "所属机构编码", Reason(f"没有机构“{department}”", f"there is no unit “{department}”")
            )
        if not department and any(ROLES[code].in_department for code in codes):
            reading.object_to(
                line, "所属机构编码", Reason("承办单位人员必须填写", "is needed for people of a department")
            )


def role_words(text: str) -> list[str]:
    """The roles written in one cell."""
    for separator in ("，", ",", "；", ";", " "):
        text = text.replace(separator, "、")
    return [word for word in text.split("、") if word]


def role_code(word: str) -> str | None:
    """A role by its Chinese name or its code."""
    return next((role.code for role in ROLES.values() if word in (role.name_zh, role.code)), None)


def department_row(line: Line) -> DepartmentRow:
    """A filled-in line as a department; one without mistakes."""
    return DepartmentRow(
        code=line["机构编码"],
        name=line["机构名称"],
        short_name=line["简称"] or line["机构名称"][:SHORT_NAME_LENGTH],
        level=DepartmentLevel(LEVELS[line["层级"]]),
        parent_code=line["上级机构编码"],
        division_code=line["行政区划代码"],
        remit=line["职责范围"],
        is_hotline_centre=line["是否热线中心"] == YES,
        agency_type=AGENCIES.get(line["机构类型"], ""),
    )


def _person(line: Line) -> PersonRow:
    codes = tuple(code for word in role_words(line["岗位"]) if (code := role_code(word)))
    return PersonRow(line["账号"], line["姓名"], line["工号"], codes, line["所属机构编码"])
