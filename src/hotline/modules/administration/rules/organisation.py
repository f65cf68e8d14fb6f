"""Departments and divisions as rows of a workbook."""

from collections.abc import Mapping

from hotline.modules.departments.rules.rows import DepartmentRow
from hotline.modules.departments.rules.tree import flaw_of
from hotline.modules.founding.rules.contents import SHORT_NAME_LENGTH, department_row
from hotline.modules.founding.rules.reading import Reading, Reason
from hotline.modules.founding.rules.sheets import AGENCIES, DEPARTMENTS, DIVISIONS, LEVELS, NO, YES

from .planning import Present, Table, Texts, check_closed, check_parents, sound_lines

_LEVEL_WORDS = {level: word for word, level in LEVELS.items()}
_AGENCY_WORDS = {agency: word for word, agency in AGENCIES.items()}
_HEADINGS = {
    "code": "机构编码",
    "level": "层级",
    "parent_code": "上级机构编码",
}


def _normalised(texts: Texts, before: Texts | None) -> Texts:
    """An empty short name stands for the name, and a unit is the centre only where the sheet says so."""
    return {
        **texts,
        "简称": texts["简称"] or texts["机构名称"][:SHORT_NAME_LENGTH],
        "是否热线中心": texts["是否热线中心"] or NO,
        # Older templates have no such column.
        "机构类型": texts["机构类型"] or (before["机构类型"] if before else ""),
    }


UNITS = Table(DEPARTMENTS, "机构编码", "机构名称", _normalised)
AREAS = Table(DIVISIONS, "区划代码", "区划名称")


def department_texts(row: DepartmentRow) -> Texts:
    """A department as the sheet says it."""
    return {
        "机构编码": row.code,
        "机构名称": row.name,
        "简称": row.short_name,
        "层级": _LEVEL_WORDS[row.level],
        "上级机构编码": row.parent_code,
        "行政区划代码": row.division_code,
        "职责范围": row.remit,
        "是否热线中心": YES if row.is_hotline_centre else NO,
        "机构类型": _AGENCY_WORDS.get(row.agency_type, ""),
    }


def check_units(
    units: Reading, tree: Mapping[str, DepartmentRow], divisions: frozenset[str], closed: frozenset[str]
) -> None:
    """The tree as it would be: codes, levels, parents, divisions that are known, one hotline centre."""
    check_closed(units, "机构编码", closed)
    for line in units.lines:
        if line["行政区划代码"] and line["行政区划代码"] not in divisions:
            units.object_to(line, "行政区划代码", Reason("没有这个行政区划", "there is no such division"))
    faulty = {line["机构编码"] for line in units.lines} - {line["机构编码"] for line in sound_lines(units)}
    wanted = {line["机构编码"]: department_row(line) for line in sound_lines(units)}
    whole = {**tree, **wanted}
    for line in sound_lines(units):
        if line["上级机构编码"] in faulty and line["上级机构编码"] not in tree:
            units.object_to(line, "上级机构编码", Reason("上级机构一行有误", "its parent's row has a mistake"))
        elif flaw := flaw_of(line["机构编码"], whole):
            units.object_to(line, _HEADINGS[flaw.field], Reason(flaw.zh, flaw.en))
    _check_centre(units, tree)


def check_areas(areas: Reading, present: Present) -> None:
    """Divisions stand below one another."""
    check_parents(areas, present, "区划代码", "上级区划代码")


def _check_centre(units: Reading, tree: Mapping[str, DepartmentRow]) -> None:
    centres = [line for line in units.lines if line["是否热线中心"] == YES]
    for line in centres[1:]:
        units.object_to(
            line, "是否热线中心", Reason("全表只能有一个热线中心", "only one unit can be the hotline's centre")
        )
    if centres:
        return
    present = {code for code, row in tree.items() if row.is_hotline_centre}
    for line in units.lines:
        if line["机构编码"] in present:
            units.object_to(line, "是否热线中心", Reason("热线中心不能没有", "there must be a hotline's centre"))
