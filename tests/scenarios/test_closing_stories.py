"""Stories of review and of what follows it, over HTTP; and of files and recalculations."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings
from tests.support import Json, PageClient

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import actor_of, find_person
from hotline.modules.taxonomy.public import publish_calendar
from hotline.modules.taxonomy.rules.days import DayKind, SpecialDayRow
from hotline.modules.workorders.actions.bulk import carry_out
from hotline.modules.workorders.models import Attachment, Clock, Reply, WorkOrder, WorkOrderEvent

from .handling import REGISTRATION, Desk, Hand, desk, hand, refused, take

__all__ = ["desk", "hand"]

pytestmark = pytest.mark.django_db

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 64


@pytest.fixture
def storage(tmp_path: Path, settings: Settings) -> Path:
    """Files of this test lie in a folder of its own."""
    settings.STORAGES = {"default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path)}}}
    return tmp_path


def completed(desk: Desk, **registration: object) -> str:
    number = desk.acknowledged(registration=registration)
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="accepted")
    return number


def upload(page: PageClient, number: str, name: str, content: bytes) -> tuple[int, Json]:
    answer = page.post(
        f"/api/work-orders/{number}/attachments",
        {"file": SimpleUploadedFile(name, content, content_type="text/html")},
        headers={"X-CSRFToken": page.cookies["csrftoken"].value},
    )
    shown: Json = answer.json()
    return answer.status_code, shown


def test_every_caller_of_a_merged_matter_waits_for_a_callback_of_his_own(desk: Desk) -> None:
    number = desk.acknowledged()
    duplicate = (
        desk("agent")
        .post_json(
            "/api/work-orders",
            {
                "request_type": "complaint",
                "title": "停水",
                "content": "同一小区停水。",
                "category_code": "010101",
                "division_code": "990121100",
                "requester": {"name": "测试乙", "phone_number": "13900000000"},
            },
        )
        .json()["number"]
    )
    take(desk("dispatcher"), duplicate, "merges", into=number)
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="accepted")

    orders = WorkOrder.objects.filter(number__in=[number, duplicate])
    assert {(one.stage, one.awaits_callback, one.reply) for one in orders} == {
        ("completed", True, "管道已修复，恢复供水。")
    }
    assert not Clock.objects.filter(work_order__in=orders, stopped_at=None).exists()


def test_a_reopened_work_order_begins_a_new_round_with_clocks_of_its_own(desk: Desk, hand: Hand) -> None:
    number = completed(desk)
    first = WorkOrder.objects.get(number=number)
    hand.move_to(datetime(2023, 5, 11, 9, 0, tzinfo=LOCAL))

    shown = take(desk("reviewer"), number, "reopenings", reason="诉求人反映仍然停水", to="department")

    order = WorkOrder.objects.get(number=number)
    assert (shown["stage"], order.rework_count, order.awaits_callback) == ("dispatched", 1, False)
    assert (order.first_replied_at, order.handling_due_at) == (first.first_replied_at, first.handling_due_at)
    assert order.rework_due_at == datetime(2023, 5, 19, tzinfo=LOCAL)
    running = Clock.objects.filter(work_order=order, stopped_at=None)
    assert {clock.kind for clock in running} >= {"acknowledge", "contact", "handle", "citizen"}
    take(desk.handler, number, "acknowledgements")
    take(desk.handler, number, "replies", answer="二次抢修完成，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="accepted")
    assert WorkOrder.objects.get(number=number).stage == "completed"


def test_what_was_answered_at_once_is_reopened_for_dispatch_only(desk: Desk) -> None:
    number = (
        desk("agent")
        .post_json(
            "/api/work-orders",
            {
                "request_type": "inquiry",
                "title": "何时来水",
                "content": "咨询何时来水。",
                "category_code": "010101",
                "answer": "明早八点。",
                "requester": {"name": "测试甲", "phone_number": "13800000000"},
            },
        )
        .json()["number"]
    )

    assert refused(desk("reviewer"), number, "reopenings", reason="没有来水", to="department") == (
        409,
        "never_dispatched",
    )
    shown = take(desk("reviewer"), number, "reopenings", reason="没有来水", to="dispatch")
    assert (shown["stage"], shown["answered_at_once"]) == ("registered", False)


def test_reopening_for_dispatch_takes_the_work_order_from_its_departments(desk: Desk) -> None:
    number = completed(desk)

    take(desk("reviewer"), number, "reopenings", reason="应由住建部门办理", to="dispatch")

    assert desk.handler.get(f"/api/work-orders/{number}").status_code == 404
    take(desk("dispatcher"), number, "dispatches", department_code="housing")


def test_a_file_is_archived_for_as_long_as_such_a_matter_usually_is(desk: Desk) -> None:
    number = completed(desk, requester={"is_anonymous": True})

    assert refused(desk("reviewer"), number, "archivings", retention_class="forever") == (422, "invalid_input")
    take(desk("reviewer"), number, "archivings")
    assert WorkOrder.objects.get(number=number).retention_class == "long"


def test_a_result_that_waits_for_its_review_is_confirmed_before_the_file_is_closed(desk: Desk) -> None:
    number = completed(desk, requester={"is_anonymous": True})
    assert refused(desk("reviewer"), number, "result-confirmations", note="核查属实") == (409, "stage_not_reachable")
    order = WorkOrder.objects.filter(number=number)
    order.update(stage="called_back", awaits_result_review=True)

    assert refused(desk("reviewer"), number, "archivings") == (409, "result_review_awaited")
    take(desk("reviewer"), number, "result-confirmations", note="现场核查，已恢复供水")
    assert refused(desk("reviewer"), number, "result-confirmations", note="再次确认") == (409, "nothing_to_confirm")
    assert take(desk("reviewer"), number, "archivings", retention_class="permanent")["stage"] == "archived"


def test_nothing_is_published_without_consent_and_what_is_published_is_masked(desk: Desk) -> None:
    number = completed(desk)
    order = WorkOrder.objects.filter(number=number)
    order.update(stage="called_back", awaits_callback=False)
    draft = {"title": "测试甲反映停水", "text": "测试甲（13800000000）反映停水，已修复。"}
    assert refused(desk("reviewer"), number, "publications", **draft) == (409, "publication_without_consent")
    order.update(consents_to_publication=True, is_confidential=True)
    assert refused(desk("reviewer"), number, "publications", **draft) == (409, "confidential_not_published")
    order.update(is_confidential=False)

    assert refused(desk("reviewer"), number, "publication-withdrawals", reason="撤回") == (409, "not_published")
    take(desk("reviewer"), number, "publications", **draft)
    published = order.get()
    assert (published.published_title, published.published_text) == (
        "测**反映停水",
        "测**（138****0000）反映停水，已修复。",
    )
    assert refused(desk("reviewer"), number, "publications", **draft) == (409, "already_published")
    take(desk("reviewer"), number, "publication-withdrawals", reason="诉求人撤回同意")
    assert (order.get().published_at, order.get().published_text) == (None, "")
    assert "138****0000" in WorkOrderEvent.objects.filter(work_order=published, step="publish").get().note


def test_a_reply_carries_its_evidence_and_only_who_sees_the_work_order_gets_it(desk: Desk, storage: Path) -> None:
    number = desk.acknowledged(supporting_codes=["housing"])
    status, kept = upload(desk.handler, number, "../现场 照片.png", PICTURE)
    assert (status, kept["name"], kept["content_type"], kept["size"]) == (
        201,
        "现场 照片.png",
        "image/png",
        len(PICTURE),
    )
    assert upload(desk.handler, number, "现场 照片.png", PICTURE) == (201, kept)
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。", attachment_ids=[kept["id"]])
    assert Attachment.objects.get().reply is not None

    address = f"/api/work-orders/{number}/attachments/{kept['id']}"
    for page in (desk.handler, desk("handler", "housing"), desk("reviewer")):
        answer = page.get(address)
        assert (answer.status_code, answer.getvalue()) == (200, PICTURE)
        assert answer["Content-Disposition"].startswith("attachment;")
        assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "image/png")
    outsider = desk("handler", "market")
    assert (outsider.get(address).status_code, outsider.get(address).json()["code"]) == (404, "not_found")
    other = desk.dispatched(department_code="market")
    assert outsider.get(f"/api/work-orders/{other}/attachments/{kept['id']}").status_code == 404
    assert len([path for path in storage.rglob("*") if path.is_file()]) == 1


def test_whoever_registers_attaches_what_the_requester_sent(desk: Desk, storage: Path) -> None:
    agent, colleague = desk("agent"), desk("team_leader")
    number = agent.post_json("/api/work-orders", REGISTRATION).json()["number"]
    status, kept = upload(agent, number, "现场.png", PICTURE)
    assert (status, upload(agent, number, "现场.png", PICTURE)) == (201, (201, kept))
    assert upload(colleague, number, "来信.png", PICTURE)[0] == 201
    assert upload(desk("reviewer"), number, "来信.png", PICTURE)[1]["code"] == "not_permitted"

    take(desk("dispatcher"), number, "dispatches", department_code="dongshan-water")

    assert desk.handler.get(f"/api/work-orders/{number}/attachments/{kept['id']}").getvalue() == PICTURE
    assert [one["name"] for one in desk.handler.get(f"/api/work-orders/{number}").json()["attachments"]] == [
        "现场.png",
        "来信.png",
    ]
    assert upload(agent, number, "补充.png", PICTURE)[0] == 201
    assert upload(colleague, number, "补充2.png", PICTURE)[1]["code"] == "stage_not_reachable"


def test_a_reply_that_is_written_anew_keeps_its_evidence_and_so_does_the_version_before(
    desk: Desk, storage: Path
) -> None:
    number = desk.acknowledged()
    _, kept = upload(desk.handler, number, "照片.png", PICTURE)
    take(desk.handler, number, "replies", answer="已派人查看。", attachment_ids=[kept["id"]])
    take(desk("reviewer"), number, "reviews", outcome="returned", note="请写明结果")
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。", attachment_ids=[kept["id"]])

    assert [reply.attachments.count() for reply in Reply.objects.order_by("id")] == [1, 1]
    assert len([path for path in storage.rglob("*") if path.is_file()]) == 1


def test_the_accused_office_gets_no_file_of_a_confidential_work_order(desk: Desk, storage: Path) -> None:
    number = desk.acknowledged(registration={"is_confidential": True}, copied_codes=["dongshan-cheng"])
    _, kept = upload(desk.handler, number, "照片.png", PICTURE)
    address = f"/api/work-orders/{number}/attachments/{kept['id']}"
    accused = desk("handler", "dongshan-cheng")
    assert accused.get(address).status_code == 200

    WorkOrder.objects.filter(number=number).update(accused_department=desk.city.departments["dongshan-cheng"])

    assert accused.get(address).status_code == 404
    assert upload(accused, number, "照片.png", PICTURE)[0] == 404


def test_a_file_that_is_not_what_it_says_or_too_large_is_refused(
    desk: Desk, storage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = desk.acknowledged(copied_codes=["housing"])

    assert upload(desk.handler, number, "照片.png", b"<html><script>")[1]["code"] == "attachment_not_allowed"
    assert upload(desk.handler, number, "页面.html", b"<html><script>")[1]["code"] == "attachment_not_allowed"
    assert upload(desk.handler, number, "空.png", b"")[0] in (415, 422)
    monkeypatch.setattr("hotline.modules.workorders.actions.attach.LARGEST_BYTES", 10)
    assert upload(desk.handler, number, "照片.png", PICTURE)[1]["code"] == "attachment_too_large"
    assert upload(desk("handler", "housing"), number, "照片.png", PICTURE)[1]["code"] == "not_your_part"
    assert upload(desk("handler", "market"), number, "照片.png", PICTURE)[1]["code"] == "not_found"
    assert (Attachment.objects.count(), list(storage.iterdir())) == (0, [])


def test_a_reply_cannot_carry_another_work_orders_file(desk: Desk, storage: Path) -> None:
    other, number = desk.acknowledged(), desk.acknowledged()
    _, kept = upload(desk.handler, other, "照片.png", PICTURE)

    assert refused(desk.handler, number, "replies", answer="已修复。", attachment_ids=[kept["id"]]) == (
        404,
        "not_found",
    )


def publish_day_off(day: date, at: datetime) -> None:
    somebody = find_person("system_administrator-1") or find_person("dispatcher-2")
    assert somebody is not None
    publish_calendar(
        days=[SpecialDayRow(day, DayKind.OFF, "市运会")],
        note="市运会放假",
        source="test",
        by=actor_of(somebody),
        at=at,
    )


def test_a_newer_calendar_moves_a_due_moment_by_a_recorded_recalculation_only(desk: Desk, hand: Hand) -> None:
    number, another = desk.acknowledged(), desk.acknowledged()
    frozen = datetime(2023, 5, 16, tzinfo=LOCAL)
    head = desk("hotline_head")
    assert refused(head, number, "due-recalculations", reason="没有新日历") == (409, "calendar_up_to_date")
    old_version = Clock.objects.filter(work_order__number=number).values_list("calendar_version", flat=True)[0]
    publish_day_off(date(2023, 5, 12), hand.at)
    assert {order.handling_due_at for order in WorkOrder.objects.all()} == {frozen}

    body = {"reason": "市运会放假一天", "dry_run": True, "version": WorkOrder.objects.get(number=number).version}
    dry = head.post_json(f"/api/work-orders/{number}/due-recalculations", body)
    handle = next(one for one in dry.json()["changes"] if one["kind"] == "handle")
    assert (dry.json()["is_dry_run"], handle["old_due_at"], handle["new_due_at"]) == (
        True,
        "2023-05-15T16:00:00Z",
        "2023-05-16T16:00:00Z",
    )
    assert WorkOrder.objects.get(number=number).handling_due_at == frozen

    done = head.post_json(f"/api/work-orders/{number}/due-recalculations", body | {"dry_run": False})
    assert done.status_code == 200, done.content.decode()
    assert WorkOrder.objects.get(number=number).handling_due_at == datetime(2023, 5, 17, tzinfo=LOCAL)
    event = WorkOrderEvent.objects.get(work_order__number=number, step="recalculate")
    assert (event.note, event.details["moved"] >= 1) == ("市运会放假一天", True)

    everything = {"calendar_version": old_version, "reason": "市运会放假一天", "dry_run": False}
    shown = head.post_json("/api/due-recalculations", everything | {"dry_run": True}).json()
    assert (shown["total"], shown["job"], {one["number"] for one in shown["changes"]}) == (1, None, {another})
    job = head.post_json("/api/due-recalculations", everything).json()["job"]
    assert WorkOrder.objects.get(number=another).handling_due_at == frozen
    carry_out(bulk_action_id=job, at=hand.at)
    told = head.get(f"/api/due-recalculations/{job}").json()
    assert (told["total"], told["done"], told["succeeded"], told["refused"]) == (1, 1, 1, [])
    assert WorkOrder.objects.get(number=another).handling_due_at == datetime(2023, 5, 17, tzinfo=LOCAL)
    nothing = head.post_json("/api/due-recalculations", everything).json()
    assert (nothing["total"], nothing["job"]) == (0, None)
    assert desk("reviewer").post_json("/api/due-recalculations", everything).status_code == 403


def test_a_general_recalculation_says_what_was_refused_and_does_the_rest(desk: Desk, hand: Hand) -> None:
    withdrawn, moved = desk.acknowledged(), desk.acknowledged()
    head = desk("hotline_head")
    old_version = Clock.objects.filter(work_order__number=moved).values_list("calendar_version", flat=True)[0]
    publish_day_off(date(2023, 5, 12), hand.at)
    body = {"calendar_version": old_version, "reason": "市运会放假一天", "dry_run": False}
    job = head.post_json("/api/due-recalculations", body).json()["job"]
    take(desk("dispatcher"), withdrawn, "withdrawals", reason="诉求人撤回")

    carry_out(bulk_action_id=job, at=hand.at)

    told = head.get(f"/api/due-recalculations/{job}").json()
    assert (told["total"], told["done"], told["succeeded"]) == (2, 2, 1)
    assert [(one["number"], one["code"]) for one in told["refused"]] == [(withdrawn, "stage_not_reachable")]
    assert WorkOrder.objects.get(number=moved).handling_due_at == datetime(2023, 5, 17, tzinfo=LOCAL)
    assert desk("reviewer").get(f"/api/due-recalculations/{job}").status_code == 403


def test_a_due_moment_is_explained_day_by_day_to_who_sees_the_work_order(desk: Desk, hand: Hand) -> None:
    number = desk.acknowledged()
    hand.move_to(datetime(2023, 5, 9, 9, 0, tzinfo=LOCAL))
    take(desk.handler, number, "suspensions", reason="等待材料", days=2)
    hand.move_to(datetime(2023, 5, 10, 9, 0, tzinfo=LOCAL))
    take(desk.handler, number, "resumptions")
    clock = Clock.objects.get(work_order__number=number, kind="handle")

    address = f"/api/work-orders/{number}/clocks/{clock.pk}/explanation"
    told = desk.handler.get(address).json()
    assert (told["due_at"], told["derived_due_at"], told["unit"]) == (
        "2023-05-16T16:00:00Z",
        "2023-05-16T16:00:00Z",
        "working_day",
    )
    assert [(step["on"], float(step["counted"])) for step in told["steps"]][:4] == [
        ("2023-05-08", 0),
        ("2023-05-09", 1),
        ("2023-05-10", 0),
        ("2023-05-11", 1),
    ]
    assert told["steps"][2]["text"] == "暂停计时" and float(told["steps"][-1]["total"]) == 5
    assert desk("handler", "market").get(address).status_code == 404
    other = desk.dispatched(department_code="market")
    assert desk("handler", "market").get(f"/api/work-orders/{other}/clocks/{clock.pk}/explanation").status_code == 404
