"""Another department's work order does not exist for a department: at every address that names one, and in no list."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest
from tests.support import City, ClientFactory, JobRunner, PersonFactory

from hotline.api.interface import api
from hotline.modules.access.public import ROLES, Permission, actor_of
from hotline.modules.workorders.models import Attachment, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.tests.builders import dispatched

DEPARTMENT_ROLES = sorted(code for code, role in ROLES.items() if role.in_department)
_SAMPLES: dict[str, object] = {
    "string": "一二三四",
    "integer": 1,
    "number": 1,
    "boolean": True,
    "array": [],
    "object": {},
}


@cache
def _description() -> dict[str, object]:
    return dict(api.get_openapi_schema())


def _routes() -> Iterator[tuple[str, str, Permission | None, dict[str, object]]]:
    paths: dict[str, dict[str, dict[str, object]]] = _description()["paths"]  # type: ignore[assignment]
    for router in api._get_bound_routers():
        for address, view in router.path_operations.items():
            if "{number}" not in address:
                continue
            for operation in view.operations:
                permission = getattr(operation.auth_callbacks[0], "permission", None)
                for method in operation.methods:
                    described = next(
                        (found for path, found in paths.items() if path == f"/api{address}"),
                        {},
                    )
                    yield method, f"/api{address}", permission, described.get(method.lower(), {})


ROUTES = sorted(_routes(), key=lambda route: route[:2])


def _body(described: dict[str, object]) -> dict[str, object]:
    """A body that the route takes, from its description: every required field with a value of its kind."""
    schema = _description()
    content = described.get("requestBody", {}).get("content", {}).get("application/json")  # type: ignore[attr-defined]
    body = _sample(content["schema"], schema) if content else {}
    assert isinstance(body, dict)
    return body


def _sample(kind: dict[str, object], schema: dict[str, object]) -> object:
    if "$ref" in kind:
        name = str(kind["$ref"]).rpartition("/")[2]
        return _sample(schema["components"]["schemas"][name], schema)  # type: ignore[index]
    for choice in ("anyOf", "allOf", "oneOf"):
        if choice in kind:
            return _sample(kind[choice][0], schema)  # type: ignore[index]
    if "enum" in kind:
        return kind["enum"][0]  # type: ignore[index]
    if "const" in kind:
        return kind["const"]
    if kind.get("type") == "object" or "properties" in kind:
        required = kind.get("required", [])
        fields: dict[str, dict[str, object]] = kind.get("properties", {})  # type: ignore[assignment]
        return {name: _sample(fields[name], schema) for name in required}  # type: ignore[attr-defined]
    if kind.get("type") == "array":
        return [_sample(kind.get("items", {}), schema)] if kind.get("minItems") else []  # type: ignore[arg-type]
    if kind.get("format") in {"date", "date-time"}:
        return "2023-05-09" if kind["format"] == "date" else "2023-05-09T00:00:00Z"
    return kind.get("minimum") or _SAMPLES.get(str(kind.get("type")), "一二三四")


def test_there_are_addresses_that_name_a_work_order() -> None:
    assert len(ROUTES) > 30


@pytest.mark.django_db
@pytest.mark.parametrize("role", DEPARTMENT_ROLES)
def test_every_address_answers_another_department_as_if_there_were_no_such_work_order(
    role: str, city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    dispatcher = person("dispatcher")
    order = dispatched(actor_of(dispatcher), at)
    attachment = Attachment.objects.create(
        work_order=order,
        name="现场.jpg",
        content_type="image/jpeg",
        size=1,
        sha256="0" * 64,
        added_at=at,
        added_by=dispatcher,
    )
    page = signed_in_client(role, department=city.departments["housing"])
    before = (WorkOrder.objects.values().get(pk=order.pk), WorkOrderEvent.objects.count(), Attachment.objects.count())
    held = ROLES[role].permissions

    met = {}
    for method, address, permission, described in ROUTES:
        concrete = re.sub(r"\{[^}]+\}", str(attachment.pk), address.replace("{number}", order.number))
        is_form = "multipart/form-data" in json.dumps(described.get("requestBody", {}))
        headers = {"X-CSRFToken": page.cookies["csrftoken"].value}
        if is_form:
            content_type = "multipart/form-data; boundary=b"
            content = (
                b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
                b"Content-Type: text/plain\r\n\r\nx\r\n--b--\r\n"
            )
        else:
            content_type, content = "application/json", json.dumps(_body(described)).encode()
        answer = page.generic(method, concrete, content, content_type=content_type, headers=headers)
        expected = (404, "not_found") if permission is None or permission in held else (403, "not_permitted")
        code = answer.json()["code"] if answer.status_code >= 400 else ""
        if (answer.status_code, code) != expected:
            met[f"{method} {address}"] = (answer.status_code, code, answer.content.decode()[:200])
    assert met == {}

    after = (WorkOrder.objects.values().get(pk=order.pk), WorkOrderEvent.objects.count(), Attachment.objects.count())
    assert after == before


@pytest.mark.django_db
@pytest.mark.parametrize("role", DEPARTMENT_ROLES)
def test_no_list_count_search_saved_view_or_export_holds_another_departments_work_order(
    role: str,
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    run_jobs: JobRunner,
    at: datetime,
) -> None:
    order = dispatched(actor_of(person("dispatcher")), at, title="龘龘事项")
    marks = {"send_back_count": 1, "promised_until": at.date(), "requester_kind": "enterprise", "published_at": at}
    WorkOrder.objects.filter(pk=order.pk).update(**marks, is_key_enterprise=True, focus_area="disputes")
    page = signed_in_client(role, department=city.departments["housing"])

    views = page.get("/api/work-orders/counts").json()["views"]
    assert {view: found["count"] for view, found in views.items()} == dict.fromkeys(views, 0)
    for query in (*({"view": view} for view in views), {"q": "龘龘"}, {"q": order.number}, {"part": "lead"}):
        assert page.get("/api/work-orders", query).json()["items"] == [], query
    (saved,) = page.post_json("/api/saved-views", {"name": "全部", "filters": {"q": "龘龘"}}).json()
    assert saved["count"] == 0
    if Permission.EXPORT_WORK_ORDERS in ROLES[role].permissions:
        asked = page.post_json("/api/exports", {"purpose": "检查导出", "filters": {}}).json()
        assert asked["row_count"] == 0
    if Permission.ACT_IN_BULK in ROLES[role].permissions:
        tried = {"step": "acknowledge", "filters": {"view": "all"}, "dry_run": True}
        answer = page.post_json("/api/work-orders/bulk-actions", tried).json()
        assert answer["would_succeed"] == 0 and answer["would_refuse"] == []
