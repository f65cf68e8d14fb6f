"""`people`: who has an account on the hotline, and what the security administrator does for them."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass

import click
from django.db import transaction
from rich.table import Table

from hotline.config import home, opening
from hotline.config.failures import CannotContinue
from hotline.config.wording import answers, say, show, tell
from hotline.kit import clock
from hotline.modules.access.public import (
    ROLES,
    Person,
    change_roles,
    create_person,
    find_person,
    locked_accounts,
    reset_password,
    unlock,
)
from hotline.modules.departments.public import Membership, join_department
from hotline.modules.founding.public import one_time_password
from hotline.modules.founding.rules.contents import role_code, role_words
from hotline.modules.founding.rules.reading import CODE_PATTERN

BY = "command line"
ROLE = click.option("--role", "roles", multiple=True, required=True)


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody with an account; `department` is a code."""

    account: str
    name: str
    staff_number: str
    roles: list[str]
    department: str | None
    is_active: bool
    must_change_password: bool
    is_locked: bool


@click.group(name="people", no_args_is_help=False)
def command() -> None:
    """Accounts of the hotline."""


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True)
def list_people(as_json: bool) -> None:
    """Everybody who has an account."""
    with opening.open_hotline(home.current()):
        locked = locked_accounts(clock.now())
        departments = dict(Membership.objects.values_list("person_id", "department__code"))
        people = [
            Row(
                account=person.account,
                name=person.name,
                staff_number=person.staff_number,
                roles=list(person.role_codes),
                department=departments.get(person.pk),
                is_active=person.is_active,
                must_change_password=person.must_change_password,
                is_locked=person.account in locked,
            )
            for person in Person.objects.order_by("account")
        ]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in people], ensure_ascii=False, indent=2))
        return
    table = Table()
    table.add_column(say("账号", "Account"), overflow="fold")
    for heading in (say("姓名", "Name"), say("岗位", "Roles"), say("所属机构", "Department"), say("状态", "State")):
        table.add_column(heading, overflow="fold")
    for one in people:
        table.add_row(one.account, one.name, _role_names(one.roles), one.department or "—", _state(one))
    show(table)


def _role_names(codes: Collection[str]) -> str:
    language = say("zh", "en")
    return say("、", ", ").join(ROLES[code].name(language) if code in ROLES else code for code in codes)


def _state(person: Row) -> str:
    if not person.is_active:
        return say("停用", "closed")
    if person.is_locked:
        return say("已锁定", "locked")
    return say("待改密码", "password to be changed") if person.must_change_password else say("正常", "in use")


@command.command(name="add")
@click.argument("account")
@click.option("--name", required=True)
@ROLE
@click.option("--department")
@click.option("--staff-number", default="")
def add(account: str, name: str, roles: tuple[str, ...], department: str | None, staff_number: str) -> None:
    """Give somebody an account and print its one-time password."""
    _check_texts(account, name, staff_number)
    codes, password, now = _codes(roles), one_time_password(), clock.now()
    _require_department(codes, department)
    with opening.open_hotline(home.current()), transaction.atomic():
        person = create_person(
            account=account, name=name, staff_number=staff_number, role_codes=codes, password=password, by=BY, at=now
        )
        if department:
            join_department(person=person, department_code=department, by=BY, at=now)
    _show(person, password)


@command.command(name="roles")
@click.argument("account")
@ROLE
@click.option("--department")
def roles_of(account: str, roles: tuple[str, ...], department: str | None) -> None:
    """Replace somebody's roles, and where wanted his department."""
    codes, now = _codes(roles), clock.now()
    with opening.open_hotline(home.current()), transaction.atomic():
        person = _person(account)
        membership = Membership.objects.filter(person=person).select_related("department").first()
        _require_department(codes, department or (membership.department.code if membership else None))
        change_roles(person=person, role_codes=codes, by=BY, at=now)
        if department:
            join_department(person=person, department_code=department, by=BY, at=now)
    names = _role_names(person.role_codes)
    tell(f"{person.name}（{account}）的岗位已改为：{names}。", f"{person.name} ({account}) now has: {names}.")


@command.command(name="reset-password")
@click.argument("account")
def reset(account: str) -> None:
    """Print a one-time password for somebody who forgot his; it also ends the lock."""
    password = one_time_password()
    with opening.open_hotline(home.current()):
        person = _person(account)
        reset_password(person=person, password=password, by=BY, at=clock.now())
    _show(person, password)


@command.command(name="unlock")
@click.argument("account")
def unlock_account(account: str) -> None:
    """Let somebody try again who entered too many wrong passwords."""
    with opening.open_hotline(home.current()):
        person = _person(account)
        unlock(person=person, by=BY, at=clock.now())
    tell(f"账号 {account} 已解锁，原密码不变。", f"{account} is unlocked; the password is as it was.")


def _check_texts(account: str, name: str, staff_number: str) -> None:
    if not CODE_PATTERN.fullmatch(account) or len(account) > 64:
        raise CannotContinue(
            f"账号“{account}”不可用：只能用字母、数字、连字符、下划线和点，以字母或数字开头，不超过 64 个字符。",
            f"“{account}” cannot be an account: use letters, digits, hyphens, underscores and dots, at most 64.",
            code="account_not_valid",
        )
    if not name.strip() or len(name) > 64 or len(staff_number) > 16:
        raise CannotContinue(
            "姓名不能为空且不超过 64 个字，工号不超过 16 个字符。",
            "A name has 1 to 64 characters, a staff number at most 16.",
            code="person_not_valid",
        )


def _codes(words: tuple[str, ...]) -> list[str]:
    """The roles that were named, in Chinese or by their codes."""
    found = []
    for word in [part for text in words for part in role_words(text)]:
        code = role_code(word)
        if code is None:
            names = say("、", ", ").join(f"{role.name(say('zh', 'en'))} {role.code}" for role in ROLES.values())
            raise CannotContinue(
                f"没有岗位“{word}”。可用：{names}。",
                f"There is no role “{word}”. There are: {names}.",
                code="role_unknown",
            )
        found.append(code)
    if not found:
        raise CannotContinue("请用 --role 指定岗位。", "Name a role with --role.", code="role_missing")
    return found


def _require_department(codes: Collection[str], department: str | None) -> None:
    if department is None and any(ROLES[code].in_department for code in codes):
        raise CannotContinue(
            "承办单位人员必须用 --department 指定所属机构编码。",
            "People of a department need --department with its code.",
            code="department_missing",
        )


def _person(account: str) -> Person:
    person = find_person(account)
    if person is None:
        raise CannotContinue(
            f"没有账号“{account}”。全部账号见 ./hotline people list。",
            f"There is no account “{account}”. ./hotline people list shows them.",
            code="account_unknown",
        )
    return person


def _show(person: Person, password: str) -> None:
    answers.print(
        say(
            f"{person.name}（{person.account}）的一次性密码，只显示这一次，首次登录须修改：{password}",
            f"One-time password of {person.name} ({person.account}), shown this once, to be changed at the first "
            f"sign-in: {password}",
        ),
        markup=False,
    )
