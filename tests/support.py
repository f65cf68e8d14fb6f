"""What tests share: a page's client, a small city, and background jobs run at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from django.db import connection
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from procrastinate.contrib.django import app

from hotline.modules.access.models import Person
from hotline.modules.departments.models import Department, Membership
from hotline.modules.taxonomy.models import Category, Division

if TYPE_CHECKING:
    # The answer with `.json()`, which exists in the stubs only.
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

PASSWORD = "correct-horse-12345"
# A Monday, 10:00 in the hotline's local time.
AT = datetime(2023, 5, 8, 2, 0, tzinfo=UTC)

_SIGN_IN_BACKEND = "django.contrib.auth.backends.ModelBackend"

Json = dict[str, object]


class PageClient(Client):
    """A browser page's requests: CSRF is enforced, and every change carries the page's token and JSON.

    `get_json`, `post_json`, `put_json` and `delete_json` return the response; `.json()` reads it.
    """

    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=True)
        self.cookies["csrftoken"] = _get_new_csrf_string()

    def sign_in(self, person: Person) -> "PageClient":
        """Open a session for the person without a password."""
        self.force_login(person, backend=_SIGN_IN_BACKEND)
        return self

    def post_json(self, path: str, body: Mapping[str, object] | None = None, *, key: str | None = None) -> "Answer":
        """POST JSON with the page's token; `key` is the Idempotency-Key."""
        headers = {"X-CSRFToken": self.cookies["csrftoken"].value} | ({"Idempotency-Key": key} if key else {})
        return self.post(path, json.dumps(body or {}), content_type="application/json", headers=headers)

    def put_json(self, path: str, body: Mapping[str, object]) -> "Answer":
        """PUT JSON with the page's token."""
        headers = {"X-CSRFToken": self.cookies["csrftoken"].value}
        return self.put(path, json.dumps(body), content_type="application/json", headers=headers)

    def delete_json(self, path: str) -> "Answer":
        """DELETE with the page's token."""
        return self.delete(path, headers={"X-CSRFToken": self.cookies["csrftoken"].value})


class PersonFactory(Protocol):
    """Makes somebody with a role, as a member of a department where one is given."""

    def __call__(
        self,
        role: str,
        *,
        account: str = "",
        name: str = "",
        department: Department | None = None,
        must_change_password: bool = False,
    ) -> Person: ...


class ClientFactory(Protocol):
    """Opens a page on which somebody, or a new person of a role, is signed in."""

    def __call__(self, who: str | Person, *, department: Department | None = None) -> PageClient: ...


class NumbersPublisher(Protocol):
    """Publishes numbers of the handling policy by their names, in force from the tests' first day on."""

    def __call__(self, **numbers: object) -> None: ...


class JobRunner(Protocol):
    """Runs the jobs that wait, and those that they queue, and returns the names of their tasks."""

    def __call__(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class City:
    """A city of two counties and four towns, with a centre, categories and divisions; each by its code."""

    departments: dict[str, Department] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    divisions: dict[str, Division] = field(default_factory=dict)


_DEPARTMENTS = (
    # code, name, level, parent, division, is the centre
    ("centre", "市12345热线服务中心", "city", None, "990100", True),
    ("housing", "市住房和城乡建设局", "city", None, "990100", False),
    ("market", "市市场监督管理局", "city", None, "990100", False),
    ("dongshan", "东山县政府", "county", None, "990121", False),
    ("dongshan-water", "东山县水利局", "county", "dongshan", "990121", False),
    ("dongshan-cheng", "东山县城关镇政府", "town", "dongshan", "990121100", False),
    ("xihe", "西河区政府", "county", None, "990102", False),
    ("xihe-dong", "西河区东街街道办事处", "town", "xihe", "990102001", False),
)
_CATEGORIES = (
    ("01", "城乡建设", None),
    ("0101", "供水", "01"),
    ("010101", "停水", "0101"),
    ("0102", "供暖", "01"),
    ("02", "市场监管", None),
    ("0201", "消费纠纷", "02"),
)
_DIVISIONS = (
    ("990100", "榆安市", None),
    ("990121", "东山县", "990100"),
    ("990121100", "城关镇", "990121"),
    ("990102", "西河区", "990100"),
    ("990102001", "东街街道", "990102"),
)


def build_city() -> City:
    """Write the small city's departments, categories and divisions."""
    city = City()
    for code, name, level, parent_code, division_code, is_centre in _DEPARTMENTS:
        parent = city.departments[parent_code] if parent_code else None
        city.departments[code] = Department.objects.create(
            code=code,
            name=name,
            short_name=name[-6:],
            level=level,
            parent=parent,
            path=f"{parent.path if parent else ''}{code}/",
            division_code=division_code,
            remit=f"{name}职责范围内的事项",
            is_hotline_centre=is_centre,
        )
    for code, name, parent_code in _CATEGORIES:
        above = city.categories[parent_code] if parent_code else None
        category = Category.objects.create(
            code=code,
            name=name,
            level=above.level + 1 if above else 1,
            parent=above,
            top=above and (above.top or above),
        )
        if above is None:
            category.top = category
            category.save(update_fields=["top"])
        city.categories[code] = category
    for code, name, parent_code in _DIVISIONS:
        around = city.divisions[parent_code] if parent_code else None
        city.divisions[code] = Division.objects.create(
            code=code, name=name, level=around.level + 1 if around else 1, parent=around
        )
    return city


def join(person: Person, department: Department) -> None:
    """Make the person a member of the department."""
    Membership.objects.update_or_create(person=person, defaults={"department": department})


def run_waiting_jobs() -> list[str]:
    """Run every job that is due, in order, on this connection, so that it works inside a test's transaction too.

    A job's failure is raised to the test. Returns the names of the tasks that ran.
    """
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    ran: list[str] = []
    while job := _take_job():
        number, task_name, arguments = job
        app.tasks[task_name].func(**arguments)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [number])
        ran.append(task_name)
    return ran


def _take_job() -> tuple[int, str, Json] | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE id = (SELECT id FROM procrastinate_jobs "
            "WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()) ORDER BY id LIMIT 1) "
            "RETURNING id, task_name, args::text"
        )
        row = cursor.fetchone()
    return (row[0], row[1], json.loads(row[2])) if row else None


def empty_queue() -> None:
    """Remove all jobs. Their tables are not Django's, so its flush between tests leaves them."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
