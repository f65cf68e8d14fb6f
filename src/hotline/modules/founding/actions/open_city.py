"""Saves what a city filled in, and makes the accounts of its first people."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import create_person
from hotline.modules.departments.public import import_tree, join_department, open_hotline
from hotline.modules.founding.rules.contents import Contents
from hotline.modules.sla.public import seed_limit_rules
from hotline.modules.taxonomy.public import import_categories, import_divisions, load_special_days

INSTALLER = "hotline init"
ADMINISTRATORS = ("system_administrator", "security_administrator", "audit_administrator")
# Without characters that are mistaken for one another when read from paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Profile:
    """Which hotline is opened."""

    name: str
    city: str
    title: str
    title_en: str
    division_code: str


@dataclass(frozen=True, slots=True)
class Credential:
    """An account with the one-time password generated for it."""

    account: str
    name: str
    password: str


def account_of(role_code: str) -> str:
    """The account of a first administrator."""
    return role_code.replace("_", "-")


def one_time_password() -> str:
    """A password to be read aloud once and changed at the first sign-in."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))


@transaction.atomic
def open_city(
    *,
    profile: Profile,
    contents: Contents,
    administrators: Mapping[str, str],
    passwords: Mapping[str, str],
    by: str = INSTALLER,
    at: datetime,
) -> list[Credential]:
    """Write everything that a hotline begins with; gives the passwords that were generated.

    `administrators` gives a name for each administrator's role code; `passwords` a chosen password by account.
    """
    _write_organisation(profile, contents, by, at)
    generated: list[Credential] = []

    def password_for(account: str, name: str) -> tuple[str, bool]:
        if account in passwords:
            return passwords[account], False
        generated.append(Credential(account, name, one_time_password()))
        return generated[-1].password, True

    for role, name in administrators.items():
        password, is_generated = password_for(account_of(role), name)
        create_person(
            account=account_of(role), name=name, role_codes=[role], password=password,
            must_change_password=is_generated, by=by, at=at,
        )  # fmt: skip
    for row in contents.people:
        password, is_generated = password_for(row.account, row.name)
        person = create_person(
            account=row.account, name=row.name, staff_number=row.staff_number, role_codes=row.role_codes,
            password=password, must_change_password=is_generated, by=by, at=at,
        )  # fmt: skip
        if row.department_code:
            join_department(person=person, department_code=row.department_code, by=by, at=at)
    return generated


def _write_organisation(profile: Profile, contents: Contents, by: str, at: datetime) -> None:
    open_hotline(**_fields(profile), by=by, at=at)
    import_divisions(rows=contents.divisions, by=by, at=at)
    import_categories(rows=contents.categories, by=by, at=at)
    import_tree(rows=contents.departments, by=by, at=at)
    load_special_days(by=by, at=at)
    seed_limit_rules(valid_from=local_date(at), by=by, at=at)


def _fields(profile: Profile) -> dict[str, str]:
    return {
        "name": profile.name,
        "city": profile.city,
        "title": profile.title,
        "title_en": profile.title_en,
        "division_code": profile.division_code,
    }
