"""Give the people of a workbook their accounts, names, roles and departments."""

from collections.abc import Sequence
from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.administration.rules.planning import Texts
from hotline.modules.founding.public import Credential, PersonToAdd, add_person, correct_person, give_roles
from hotline.modules.founding.rules.contents import role_code, role_words


def take_in_people(rows: Sequence[tuple[Texts, Texts | None]], *, by: Actor, at: datetime) -> list[Credential]:
    """Make new accounts and change those that are there; gives the one-time passwords of the new ones."""
    generated = []
    for texts, before in rows:
        roles = tuple(code for word in role_words(texts["岗位"]) if (code := role_code(word)))
        department = texts["所属机构编码"]
        if before is None:
            wanted = PersonToAdd(texts["账号"], texts["姓名"], texts["工号"], roles, department)
            generated.append(add_person(wanted=wanted, by=by, at=at))
            continue
        correct_person(account=texts["账号"], name=texts["姓名"], staff_number=texts["工号"], by=by, at=at)
        if (before["岗位"], before["所属机构编码"]) != (texts["岗位"], department):
            give_roles(account=texts["账号"], roles=roles, department_code=department, by=by, at=at)
    return generated
