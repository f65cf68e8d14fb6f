"""Open an empty hotline from its first page."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from hotline.modules.access.public import Person
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.departments.rules import DepartmentLevel
from hotline.modules.departments.rules.rows import DepartmentRow
from hotline.modules.founding.errors import FirstStartCodeWrong, FirstStartOver
from hotline.modules.founding.rules.contents import Contents
from hotline.modules.taxonomy.rules.rows import DivisionRow

from .open_city import Credential, Profile, account_of, open_city

# Any number that nobody else locks: of two who begin at once, the second finds the hotline open.
FIRST_START_LOCK = 12345007
BY = "first start"
SYSTEM_ADMINISTRATOR = "system_administrator"


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What the first page asks for; `password` is the system administrator's own choice."""

    code: str
    city: str
    division_code: str
    title: str
    title_en: str
    system_administrator: str
    password: str
    security_administrator: str
    audit_administrator: str


@transaction.atomic
def first_start(*, wanted: FirstStart, at: datetime) -> list[Credential]:
    """Open the hotline with its centre and its three administrators; gives the generated passwords of two of them.

    Only while the database has nobody in it, and only for who knows the one-time code.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST_START_LOCK])
    if HotlineProfile.objects.exists() or Person.objects.filter(is_active=True).exists():
        raise FirstStartOver
    if not hmac.compare_digest(wanted.code.strip().encode(), _code().encode()):
        raise FirstStartCodeWrong(field="code")
    generated = open_city(
        profile=_profile(wanted),
        contents=_contents(wanted),
        administrators={
            SYSTEM_ADMINISTRATOR: wanted.system_administrator,
            "security_administrator": wanted.security_administrator,
            "audit_administrator": wanted.audit_administrator,
        },
        passwords={account_of(SYSTEM_ADMINISTRATOR): wanted.password},
        by=BY,
        at=at,
    )
    transaction.on_commit(lambda: Path(settings.FIRST_START_FILE).unlink(missing_ok=True))
    return generated


def _profile(wanted: FirstStart) -> Profile:
    return Profile(
        name=settings.HOTLINE_NAME,
        city=wanted.city,
        title=wanted.title,
        title_en=wanted.title_en,
        division_code=wanted.division_code,
    )


def _contents(wanted: FirstStart) -> Contents:
    """The city's own division and the hotline's centre: all that is known on the first page."""
    centre = DepartmentRow(
        code="centre",
        name=f"{wanted.city}12345热线中心",
        short_name="热线中心",
        level=DepartmentLevel.CITY,
        parent_code="",
        division_code=wanted.division_code,
        remit="",
        is_hotline_centre=True,
    )
    return Contents([centre], [DivisionRow(wanted.division_code, wanted.city, "")], [], [], [])


def _code() -> str:
    """The code that was printed; one that nobody can know where there is none."""
    try:
        kept = Path(settings.FIRST_START_FILE).read_text(encoding="utf-8").strip()
    except OSError:
        kept = ""
    if not kept:
        raise FirstStartCodeWrong(field="code")
    return kept
