"""People as rows of a workbook."""

from collections.abc import Collection

from hotline.modules.access.rules.roles import ROLES, are_compatible
from hotline.modules.founding.rules.contents import check_people, role_code, role_words
from hotline.modules.founding.rules.reading import Reading, Reason
from hotline.modules.founding.rules.sheets import PEOPLE

from .planning import Table, Texts, check_closed


def role_names(codes: Collection[str]) -> str:
    """Roles as one cell says them, always in the same order."""
    return "、".join(ROLES[code].name_zh if code in ROLES else code for code in sorted(codes))


def _normalised(texts: Texts, before: Texts | None) -> Texts:
    """Roles in one order; an empty department leaves somebody where he works."""
    codes = [role_code(word) or word for word in role_words(texts["岗位"])]
    department = texts["所属机构编码"] or (before["所属机构编码"] if before else "")
    return {**texts, "岗位": role_names(set(codes)), "所属机构编码": department}


STAFF = Table(PEOPLE, "账号", "姓名", _normalised)


def person_texts(account: str, name: str, staff_number: str, roles: Collection[str], department_code: str) -> Texts:
    """Somebody as the sheet says it."""
    return {
        "账号": account,
        "姓名": name,
        "工号": staff_number,
        "岗位": role_names(roles),
        "所属机构编码": department_code,
    }


def check_staff(staff: Reading, departments: Collection[str], reserved: frozenset[str], closed: frozenset[str]) -> None:
    """Roles that can be given and go together, departments that are open; administrators are not kept here."""
    check_closed(staff, "账号", closed)
    check_people(staff, set(departments))
    for line in staff.lines:
        if line["账号"] in reserved:
            reason = Reason("管理员账号不在表中维护", "an administrator's account is not kept in a sheet")
            staff.object_to(line, "账号", reason)
        codes = frozenset(code for word in role_words(line["岗位"]) if (code := role_code(word)))
        if not are_compatible(codes):
            staff.object_to(line, "岗位", Reason("这些岗位不能由同一人担任", "nobody can hold these roles together"))
