"""What is there, as the sheets of workbooks say it."""

from collections.abc import Mapping

from hotline.modules.access.public import Person
from hotline.modules.access.rules.roles import ADMINISTRATORS
from hotline.modules.administration.rules.categories import SUBJECTS, category_texts
from hotline.modules.administration.rules.organisation import AREAS, UNITS, department_texts
from hotline.modules.administration.rules.people import STAFF, person_texts
from hotline.modules.administration.rules.planning import Present, Texts
from hotline.modules.administration.rules.responsibilities import (
    LINES,
    TYPE_WORDS,
    UNIT_WORDS,
    URGENCY_WORDS,
    Known,
)
from hotline.modules.administration.rules.services import CHANNEL_WORDS, SERVICE_DAYS
from hotline.modules.departments.public import Membership, department_rows
from hotline.modules.taxonomy.public import categories as open_categories
from hotline.modules.taxonomy.public import divisions, every_category
from hotline.modules.taxonomy.rules.rows import CategoryRow
from hotline.modules.workorders.public import ResponsibilityEntry, ServiceDay


def organisation() -> Mapping[str, Present]:
    """Divisions and departments that are open."""
    areas = {
        one.code: {"区划代码": one.code, "区划名称": one.name, "上级区划代码": one.parent.code if one.parent else ""}
        for one in divisions()
    }
    units = {code: department_texts(row) for code, row in department_rows().items()}
    return {AREAS.sheet.name: areas, UNITS.sheet.name: units}


def people() -> Mapping[str, Present]:
    """Everybody whose account is open, without the three administrators."""
    members = {one.person_id: one.department.code for one in Membership.objects.select_related("department")}
    return {
        STAFF.sheet.name: {
            person.account: person_texts(
                person.account, person.name, person.staff_number, person.role_codes, members.get(person.pk, "")
            )
            for person in Person.objects.filter(is_active=True).order_by("account")
            if not ADMINISTRATORS & set(person.role_codes)
        }
    }


def accounts_not_kept() -> tuple[frozenset[str], frozenset[str]]:
    """The administrators' accounts, and those that are closed: no workbook changes them."""
    found = list(Person.objects.values_list("account", "role_codes", "is_active"))
    reserved = frozenset(account for account, codes, _ in found if ADMINISTRATORS & set(codes))
    return reserved, frozenset(account for account, _, is_active in found if not is_active)


def categories() -> Mapping[str, Present]:
    """The categories in use."""
    return {
        SUBJECTS.sheet.name: {
            one.code: category_texts(
                CategoryRow(one.code, one.name, one.parent.code if one.parent else "", one.definition)
            )
            for one in open_categories()
        }
    }


def closed_categories() -> frozenset[str]:
    """The codes of categories that are out of use."""
    return frozenset(one.code for one in every_category() if not one.is_active)


def responsibilities() -> Mapping[str, Present]:
    """The lines of the responsibility list that are open."""
    lines = ResponsibilityEntry.objects.filter(valid_to__isnull=True).select_related("category", "department")
    return {LINES.sheet.name: {one.code: _line_texts(one) for one in lines.order_by("code")}}


def known_to_lines() -> Known:
    """What a line of the responsibility list may name."""
    lines = ResponsibilityEntry.objects
    still_open = lines.filter(valid_to__isnull=True).values("code")
    return Known(
        categories=frozenset(one.code for one in open_categories()),
        divisions=frozenset(one.code for one in divisions()),
        handling=frozenset(code for code, row in department_rows().items() if not row.is_hotline_centre),
        closed=frozenset(lines.exclude(code__in=still_open).values_list("code", flat=True)),
    )


def services() -> Mapping[str, Present]:
    """What was answered without a work order, as channels reported it."""
    days = ServiceDay.objects.filter(became_work_order=False).order_by("on", "channel", "request_type")
    rows = [
        {
            "日期": day.on.isoformat(),
            "渠道": _word(day.channel, CHANNEL_WORDS),
            "诉求类型": _word(day.request_type, TYPE_WORDS),
            "服务量": str(day.services),
        }
        for day in days
    ]
    return {SERVICE_DAYS.sheet.name: {SERVICE_DAYS.key_of(texts): texts for texts in rows}}


def _line_texts(line: ResponsibilityEntry) -> Texts:
    return {
        "条目编码": line.code,
        "分类编码": line.category.code,
        "适用区划代码": line.division_prefix,
        "诉求类型": _word(line.request_type, TYPE_WORDS),
        "紧急程度": _word(line.urgency, URGENCY_WORDS),
        "承办单位编码": line.department.code,
        "协办单位编码": "、".join(line.supporting_codes),
        "抄送单位编码": "、".join(line.copied_codes),
        "依据": line.basis,
        "时限": str(line.limit_amount or ""),
        "时限单位": _word(line.limit_unit, UNIT_WORDS),
    }


def _word(value: str, words: Mapping[str, str]) -> str:
    return next((word for word, code in words.items() if code == value), "")
