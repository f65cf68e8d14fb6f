"""Scenario 35: an analyst's export is approved by somebody else, marked, masked, kept for a week and audited."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from openpyxl import load_workbook
from tests.support import City, ClientFactory, JobRunner, NumbersPublisher, PageClient, PersonFactory

from hotline.kit import clock
from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of
from hotline.modules.audit.public import AuditEntry
from hotline.modules.notifications.public import LiveNotice
from hotline.modules.workorders.actions.write_export import give_up_abandoned, remove_expired, remove_orphans
from hotline.modules.workorders.models import Export, WorkOrder
from hotline.modules.workorders.tests.builders import dispatched

pytestmark = pytest.mark.django_db

PURPOSE = "月度分析 R&D"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> Iterator[None]:
    """Files of exports lie in a folder of the test's own."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    with override_settings(STORAGES=settings.STORAGES | {"default": storage}):
        yield


def ask(page: PageClient, **changes: object) -> dict[str, object]:
    body = {"purpose": PURPOSE, "filters": {}, "columns": ["number", "title", "requester_phone_number"]} | changes
    answer = page.post_json("/api/exports", body)
    assert answer.status_code == 201, answer.content.decode()
    asked: dict[str, object] = answer.json()
    return asked


def sheet_of(page: PageClient, export: object) -> list[tuple[object, ...]]:
    answer = page.get(f"/api/exports/{export}/file")
    assert answer.status_code == 200, answer.content
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None and sheet.oddHeader is not None and sheet.oddFooter is not None
    assert "用途：月度分析 R&&D" in str(sheet.oddHeader.center.text) and sheet.oddFooter.center.text
    return list(sheet.iter_rows(values_only=True))


def test_analysts_export_needs_approval_and_is_marked_masked_and_audited(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, run_jobs: JobRunner, at: datetime
) -> None:
    order = dispatched(actor_of(person("dispatcher")), at, title="=1+1 请回电13912345678")
    secret = dispatched(actor_of(person("dispatcher")), at)
    WorkOrder.objects.filter(pk=secret.pk).update(is_confidential=True)
    analyst, head = signed_in_client("analyst"), signed_in_client("hotline_head")

    asked = ask(analyst)
    assert (asked["state"], asked["row_count"]) == ("awaiting_approval", 2)
    assert analyst.get(f"/api/exports/{asked['id']}/file").json()["code"] == "export_not_ready"
    (waiting,) = head.get("/api/exports").json()["items"]
    assert waiting["id"] == asked["id"] and not waiting["is_own"]
    head.post_json(f"/api/exports/{asked['id']}/decisions", {"outcome": "approved", "note": "同意"})
    run_jobs()

    rows = sheet_of(analyst, asked["id"])
    mark = str(rows[0][0])
    assert "工号" in mark and PURPOSE in mark and rows[-1][0] == mark
    found = {row[0]: row for row in rows[2:-1]}
    assert found[order.number] == (order.number, "'=1+1 请回电139****5678", "138****0000")
    # Who asked for secrecy is in no sheet.
    assert found[secret.number][2] in {None, ""}
    assert head.get(f"/api/exports/{asked['id']}/file").json()["code"] == "not_found"

    actions = ["request_export", "approve_export", "download_export"]
    ours = AuditEntry.objects.filter(subject__startswith="export:").order_by("id")
    assert list(ours.values_list("action", flat=True)) == actions
    records = signed_in_client("audit_administrator").get("/api/exports/records").json()["items"]
    assert [each["action"] for each in records] == actions[::-1]
    assert order.number not in str(records)
    system = signed_in_client("system_administrator")
    for address in ("/api/exports", "/api/exports/records", f"/api/exports/{asked['id']}/file", "/api/work-orders"):
        assert system.get(address).json()["code"] == "not_permitted"
    assert LiveNotice.objects.filter(kind="export", subject=str(asked["id"]), topic__startswith="person:").exists()


def test_file_is_removed_after_a_week(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, run_jobs: JobRunner, tmp_path: Path
) -> None:
    page = signed_in_client("team_leader")
    asked = ask(page)
    run_jobs()
    assert [file.name for file in tmp_path.rglob("*.xlsx")] == [f"{asked['id']}.xlsx"]

    assert remove_expired(at=clock.now() + timedelta(days=6, hours=23)) == 0
    assert remove_expired(at=clock.now() + timedelta(days=7)) == 1

    assert list(tmp_path.rglob("*.xlsx")) == []
    assert page.get(f"/api/exports/{asked['id']}/file").json()["facts"] == {"state": "expired"}
    assert AuditEntry.objects.filter(action="expire_export").count() == 1


def test_more_than_a_thousand_rows_need_approval_and_too_many_are_refused(
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    at: datetime,
    publish_numbers: NumbersPublisher,
) -> None:
    by = actor_of(person("dispatcher"))
    for _ in range(2):
        dispatched(by, at)
    page = signed_in_client("team_leader")
    publish_numbers(export_rows_without_approval=1)
    assert ask(page)["state"] == "awaiting_approval"
    publish_numbers(export_rows_without_approval=0, most_export_rows=1)

    refused = page.post_json("/api/exports", {"purpose": PURPOSE, "filters": {}, "columns": ["number"]})

    assert (refused.status_code, refused.json()["code"]) == (422, "export_too_large")
    assert Export.objects.count() == 1


def test_nobody_approves_his_own_export_and_nothing_is_decided_twice(
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    run_jobs: JobRunner,
    at: datetime,
    publish_numbers: NumbersPublisher,
) -> None:
    dispatched(actor_of(person("dispatcher")), at)
    publish_numbers(export_rows_without_approval=0)
    head, other = signed_in_client("hotline_head"), signed_in_client("hotline_head")
    address = f"/api/exports/{ask(head)['id']}/decisions"

    assert head.post_json(address, {"outcome": "approved"}).json()["code"] == "own_export"
    assert other.post_json(address, {"outcome": "refused", "note": "用途不明"}).json()["state"] == "refused"
    assert other.post_json(address, {"outcome": "approved"}).json()["code"] == "export_decided"
    assert "workorders.write_export" not in run_jobs()


def test_departments_export_holds_its_own_work_orders_only(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, run_jobs: JobRunner, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    own, other = dispatched(by, at), dispatched(by, at, "housing")
    page = signed_in_client("department_clerk", department=city.departments["dongshan-water"])

    asked = ask(page)
    run_jobs()

    assert asked["row_count"] == 1
    rows = str(sheet_of(page, asked["id"]))
    assert own.number in rows and other.number not in rows


@pytest.mark.parametrize(
    "body",
    [
        {"purpose": "", "filters": {}},
        {"purpose": PURPOSE, "filters": {"unheard": "of"}},
        {"purpose": PURPOSE, "filters": {}, "columns": ["password"]},
        {"purpose": PURPOSE, "filters": {}, "columns": []},
    ],
)
def test_export_is_refused_without_purpose_or_with_what_the_list_does_not_know(
    city: City, signed_in_client: ClientFactory, body: dict[str, object]
) -> None:
    assert signed_in_client("team_leader").post_json("/api/exports", body).json()["code"] == "invalid_input"
    assert not Export.objects.exists()


def test_what_was_written_down_freely_is_masked_in_a_sheet(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, run_jobs: JobRunner, at: datetime
) -> None:
    content = "测试甲，身份证610102199001011234，手机139 1234 5678，座机0916-1234567"
    dispatched(actor_of(person("dispatcher")), at, content=content, address="测试甲家")
    page = signed_in_client("team_leader")

    asked = ask(page, columns=["content", "address"])
    run_jobs()

    (row,) = sheet_of(page, asked["id"])[2:-1]
    assert row == ("测**，身份证6101**********1234，手机139****5678，座机091****4567", "测**家")


def test_a_single_head_of_the_hotline_has_his_export_approved_by_the_city_leader(
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    at: datetime,
    publish_numbers: NumbersPublisher,
) -> None:
    dispatched(actor_of(person("dispatcher")), at)
    publish_numbers(export_rows_without_approval=0)
    head, leader = signed_in_client("hotline_head"), signed_in_client("city_leader")
    asked = ask(head)

    (waiting,) = leader.get("/api/exports").json()["items"]
    assert (waiting["id"], waiting["is_own"]) == (asked["id"], False)
    decided = leader.post_json(f"/api/exports/{asked['id']}/decisions", {"outcome": "approved"})
    assert decided.json()["state"] == "waiting"


def test_an_export_that_no_job_writes_any_more_has_failed_and_leaves_no_file(
    city: City, signed_in_client: ClientFactory, tmp_path: Path
) -> None:
    page = signed_in_client("team_leader")
    left, waiting = (int(str(ask(page)["id"])) for _ in range(2))
    Export.objects.filter(pk=left).update(state="running")
    folder = tmp_path / "exports"
    folder.mkdir()
    for export_id in (left, waiting, 999_999):
        (folder / f"{export_id}.xlsx").write_bytes(b"rows")
    now = clock.now()
    assert (give_up_abandoned(at=now), sorted(_names(folder))) == (0, sorted(_names(folder)))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE args->>'export_id' = %s", [str(left)])

    assert (give_up_abandoned(at=now), give_up_abandoned(at=now)) == (1, 0)
    assert (remove_orphans(at=now), remove_orphans(at=now)) == (2, 0)

    assert _names(folder) == [f"{waiting}.xlsx"]
    assert dict(Export.objects.values_list("pk", "state")) == {left: "failed", waiting: "waiting"}
    assert AuditEntry.objects.filter(action__in=["abandon_export", "remove_orphaned_export"]).count() == 3


def test_whoever_may_not_export_any_more_gets_no_file(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, run_jobs: JobRunner
) -> None:
    leader = person("team_leader")
    asked = ask(signed_in_client(leader))
    Person.objects.filter(pk=leader.pk).update(role_codes=["agent"])

    run_jobs()

    assert Export.objects.get(pk=int(str(asked["id"]))).state == "failed"


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
