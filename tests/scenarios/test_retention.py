"""Files that are kept no longer: who may have them erased, what goes, what stays, and what is held."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from tests.support import JobRunner, Json

from hotline.kit.clock import LOCAL
from hotline.kit.history import erasing
from hotline.modules.analytics.public import indicator_document
from hotline.modules.audit.public import AuditEntry
from hotline.modules.callbacks.models import Callback, Vote
from hotline.modules.requesters.models import Requester
from hotline.modules.workorders.models import Attachment, Reply, SearchEntry, WorkOrder, WorkOrderEvent

from .handling import Desk, Hand, desk, hand, refused, take

__all__ = ["desk", "hand"]

pytestmark = pytest.mark.django_db

ERASURES = "/api/file-erasures"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 64
SECRETS = ("测试甲", "13800000000", "东大街8号", "希望尽快恢复", "修了三天", "来电人是老人")


@pytest.fixture
def storage(tmp_path: Path, settings: Settings) -> Path:
    settings.STORAGES = {"default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path)}}}
    return tmp_path


def archived(desk: Desk, retention_class: str = "short") -> str:
    """A file with words and people in every corner."""
    number = desk.acknowledged(note="来电人是老人")
    page = desk.handler
    page.post(
        f"/api/work-orders/{number}/attachments",
        {"file": SimpleUploadedFile("现场.png", PICTURE)},
        headers={"X-CSRFToken": page.cookies["csrftoken"].value},
    )
    take(page, number, "contacts", means="phone", was_reached=True, note="测试甲称希望尽快恢复")
    take(page, number, "replies", answer="测试甲您好，管道已修复，恢复供水。", report="修了三天")
    take(desk("reviewer"), number, "reviews", outcome="accepted")
    said = {"solution": "solved", "satisfaction": "satisfied", "comment": "测试甲：修了三天"}
    take(desk("callback_clerk"), number, "callbacks", was_reached=True, **said)
    take(desk("reviewer"), number, "archivings", retention_class=retention_class)
    return number


def erase(desk: Desk, *, dry_run: bool = False) -> Json:
    answer = desk("hotline_head").post_json(ERASURES, {"reason": "年度档案鉴定", "dry_run": dry_run})
    assert answer.status_code == 200, answer.content.decode()
    return dict(answer.json())


def everything(number: str) -> str:
    """All that the tables hold of a file, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            " AND table_type = 'BASE TABLE'"
            " AND table_name ~ '^(workorders|callbacks|supervision|requesters|notifications)_'"
        )
        names = [name for (name,) in cursor.fetchall()]
        found = []
        for name in names:
            cursor.execute(f"SELECT coalesce(string_agg(one::text, ' '), '') FROM \"{name}\" AS one")
            found.append(str(cursor.fetchone()[0]))
    return "".join(found)


def test_a_file_whose_time_is_over_loses_words_and_people_and_keeps_its_figures(
    desk: Desk,
    hand: Hand,
    run_jobs: JobRunner,
    storage: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    number = archived(desk)
    before = _figures()
    assert all(secret in everything(number) for secret in SECRETS)
    # Archived in May 2023 for ten years, which are counted from the year after.
    hand.move_to(datetime(2033, 12, 31, 23, 59, tzinfo=LOCAL))
    assert erase(desk)["due"] == 0
    hand.move_on(minutes=1)
    assert erase(desk, dry_run=True) == {"is_dry_run": True, "due": 1, "held": 0, "numbers": [number]}
    assert "workorders.erase_files" not in run_jobs()

    erase(desk)
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
        run_jobs()

    told = everything(number)
    assert [secret for secret in SECRETS if secret in told] == []
    assert not Attachment.objects.exists() and not [path for path in storage.rglob("*") if path.is_file()]
    kept = WorkOrder.objects.get(number=number)
    assert (kept.stage, kept.erased_at is not None, kept.requester and kept.requester.name) == ("archived", True, "")
    assert (Callback.objects.get().solution, Vote.objects.get().satisfaction) == ("solved", "satisfied")
    assert (Reply.objects.get().answer, SearchEntry.objects.count()) == ("", 1)
    last = WorkOrderEvent.objects.filter(work_order=kept).latest("sequence")
    assert (last.step, last.note, last.details["retention_class"]) == ("erase", "年度档案鉴定", "short")
    assert _figures() == before
    assert desk("reviewer").get(f"/api/work-orders/{number}").json()["title"] == "（保存期满，内容已清除）"

    assert erase(desk) == {"is_dry_run": False, "due": 0, "held": 0, "numbers": []}
    recorded = AuditEntry.objects.filter(subject="retention").order_by("id").values_list("action", "facts")
    assert list(recorded) == [("order_erasure", {"due": 1, "held": 0}), ("erase_files", {"erased": 1})]


def test_what_is_held_or_kept_for_good_is_not_erased(desk: Desk, hand: Hand, run_jobs: JobRunner) -> None:
    held, lasting = archived(desk), archived(desk, "permanent")
    head = desk("hotline_head")
    take(head, held, "holds", reason="诉讼需要")
    assert refused(head, held, "holds", reason="再次保全") == (409, "file_held")
    hand.move_on(days=365 * 40)
    assert erase(desk) == {"is_dry_run": False, "due": 0, "held": 1, "numbers": []}
    take(head, held, "hold-releases", reason="诉讼已结")
    assert refused(head, held, "hold-releases", reason="再次解除") == (409, "file_not_held")

    assert erase(desk)["numbers"] == [held]
    # Held between the order and its being carried out.
    take(head, held, "holds", reason="再审")
    run_jobs()

    assert set(WorkOrder.objects.filter(erased_at__isnull=True).values_list("number", flat=True)) == {held, lasting}


def test_a_requester_whose_other_file_is_kept_is_remembered(desk: Desk, hand: Hand, run_jobs: JobRunner) -> None:
    archived(desk)
    archived(desk, "long")
    hand.move_on(days=365 * 11)

    erase(desk)
    run_jobs()

    assert set(Requester.objects.values_list("name", flat=True)) == {"测试甲", ""}


def test_only_who_administers_retention_has_files_erased(desk: Desk) -> None:
    for role in ("reviewer", "agent", "system_administrator", "city_leader"):
        refusal = desk(role).post_json(ERASURES, {"reason": "清理", "dry_run": False})
        assert (refusal.status_code, refusal.json()["code"]) == (403, "not_permitted")


def test_history_is_changed_by_an_erasure_only_and_by_that_not_in_its_facts(desk: Desk) -> None:
    desk.acknowledged()
    events = WorkOrderEvent.objects.filter(step="dispatch")
    changes: list[Json] = [{"note": "改写"}, {"details": {"x": 1}}, {"step": "reply"}, {"actor_id": 1}]
    emptied: Json = {"note": ""}
    for change in [emptied, *changes]:
        with pytest.raises(DatabaseError), transaction.atomic():
            events.update(**change)
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor, erasing(cursor):
            events.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor, erasing(cursor):
        events.delete()


def _figures() -> list[object]:
    period = date(2023, 5, 1), date(2023, 5, 31)
    codes = ("work_orders", "completed_work_orders", "callback_rate", "satisfaction_rate", "response_rate")
    return [indicator_document(code, *period) for code in codes]
