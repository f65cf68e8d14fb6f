"""Stories of handling over HTTP, each with its number among the acceptance scenarios."""

from datetime import date, datetime, timedelta

import pytest
from tests.support import JobRunner

from hotline.kit.clock import LOCAL
from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.workorders.models import Clock, PromiseTask, Reply, WorkOrder

from .handling import Desk, Hand, desk, hand, let_time_pass, refused, take

__all__ = ["desk", "hand"]

pytestmark = pytest.mark.django_db


def moment(day: int, hour: int = 0, minute: int = 0, month: int = 5) -> datetime:
    """A moment of 2023 in local time."""
    return datetime(2023, month, day, hour, minute, tzinfo=LOCAL)


def due_of(number: str) -> datetime | None:
    return WorkOrder.objects.get(number=number).handling_due_at


def events_of(number: str) -> list[str]:
    order = WorkOrder.objects.get(number=number)
    return list(order.history.order_by("sequence").values_list("step", flat=True))


def test_scenario_23_late_supporters_are_charged_and_the_lead_replies_without_them(desk: Desk, hand: Hand) -> None:
    number = desk.acknowledged(supporting_codes=["housing", "market"])
    supporter = desk("handler", "housing")
    take(supporter, number, "supporting-acknowledgements")
    assert refused(supporter, number, "supporting-acknowledgements") == (409, "support_acknowledged")

    # Three working days from Monday: Thursday, 24:00.
    for _ in let_time_pass(hand, moment(12, 1), minutes=120):
        pass
    late = Clock.objects.filter(work_order__number=number, kind="support", stopped_at=None, next_warning_at=None)
    assert {clock.due_at for clock in late} == {moment(12)}
    take(supporter, number, "supporting-replies", reply="二次供水设施检查正常。")
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。")

    charged = Clock.objects.filter(work_order__number=number, kind="support", was_cancelled=False)
    assert {clock.assignment.department.code for clock in charged if clock.assignment} == {"housing", "market"}
    assert all(clock.stopped_at and clock.stopped_at > clock.due_at for clock in charged)
    assert refused(desk("handler", "market"), number, "supporting-replies", reply="迟到的意见") == (
        409,
        "stage_not_reachable",
    )


def test_scenario_24_an_extension_is_granted_once_in_time_and_moves_the_due_moment(
    desk: Desk, hand: Hand, run_jobs: JobRunner
) -> None:
    late, number = desk.acknowledged(), desk.acknowledged()
    assert due_of(number) == moment(16)

    take(desk.handler, number, "extension-requests", amount=3, reason="需要更换主管道")
    assert refused(desk.handler, number, "extension-requests", amount=3, reason="再申请") == (409, "application_open")
    shown = take(desk("reviewer"), number, "extension-decisions", outcome="approved", note="同意")
    # Five working days and three more: Thursday the 18th, 24:00.
    assert due_of(number) == moment(19)
    run_jobs()
    message = OutgoingMessage.objects.get(subject=f"work_order:{number}")
    assert message.to_number == "13800000000" and "延期" in message.text and number in message.text
    assert [event["kind"] for event in shown["history"]][-1] == "approve_extension"  # type: ignore[attr-defined]

    take(desk.handler, number, "extension-requests", amount=2, reason="雨天无法施工")
    assert refused(desk("reviewer"), number, "extension-decisions", outcome="approved") == (
        403,
        "higher_approver_required",
    )
    take(desk("hotline_head"), number, "extension-decisions", outcome="approved", note="最后一次")
    assert due_of(number) == moment(23)
    assert refused(desk.handler, number, "extension-requests", amount=1, reason="第三次") == (
        409,
        "no_further_extension",
    )

    hand.move_to(moment(16, 0, 1))
    assert refused(desk.handler, late, "extension-requests", amount=3, reason="已经超期") == (409, "extension_too_late")
    hand.move_to(moment(22, 17))
    take(desk.handler, number, "replies", answer="主管道已更换，恢复供水。")
    order = WorkOrder.objects.get(number=number)
    assert order.first_replied_at and order.handling_due_at and order.first_replied_at <= order.handling_due_at
    assert not order.is_overdue(hand.at)


def test_an_extension_that_is_refused_leaves_the_limit(desk: Desk) -> None:
    number = desk.acknowledged()
    take(desk.handler, number, "extension-requests", amount=3, reason="人手不足")

    take(desk("reviewer"), number, "extension-decisions", outcome="refused", note="理由不充分")

    assert due_of(number) == moment(16)
    assert WorkOrder.objects.get(number=number).extension_count == 0
    assert refused(desk("reviewer"), number, "extension-decisions", outcome="approved") == (409, "no_open_application")


def test_scenario_25_the_departments_clock_stands_still_for_papers_and_the_citizens_runs_on(
    desk: Desk, hand: Hand
) -> None:
    number = desk.acknowledged()
    citizen = WorkOrder.objects.get(number=number).citizen_due_at
    hand.move_to(moment(9, 9))

    assert refused(desk.handler, number, "suspensions", reason="等待诉求人补充材料", days=16) == (
        422,
        "suspension_too_long",
    )
    take(desk.handler, number, "suspensions", reason="等待诉求人补充材料", days=3)
    # Tuesday and three working days: Friday, 24:00. Three days stand still, so three more follow the 15th.
    assert due_of(number) == moment(19)
    hand.move_to(moment(11, 9))
    take(desk.handler, number, "resumptions", note="材料已收到")

    # Wednesday and Thursday stood still.
    assert due_of(number) == moment(18)
    assert WorkOrder.objects.get(number=number).citizen_due_at == citizen
    take(desk.handler, number, "suspensions", reason="等待鉴定", days=2)
    take(desk.handler, number, "replies", answer="材料已核实，恢复供水。")
    order = WorkOrder.objects.get(number=number)
    assert (order.stage, order.suspensions.filter(ended_at=None).exists()) == ("replied", False)


def test_scenario_25_a_suspension_ends_by_itself_and_all_of_them_together_have_a_limit(desk: Desk, hand: Hand) -> None:
    number = desk.acknowledged()
    take(desk.handler, number, "suspensions", reason="等待诉求人补充材料", days=15)

    hand.move_to(moment(29, 23, 58))
    assert [at for at in let_time_pass(hand, moment(30, 0, 1)) if events_of(number)[-1] == "resume"] == [
        moment(30),
        moment(30, 0, 1),
    ]
    # Fifteen working days stood still: the five are up on Monday, 5 June.
    assert due_of(number) == moment(6, month=6)
    assert WorkOrder.objects.get(number=number).stage == "acknowledged"
    # 21 natural days are used; ten working days from Tuesday the 30th would be 14 more.
    assert refused(desk.handler, number, "suspensions", reason="再等鉴定", days=10) == (422, "suspension_too_long")


def test_scenario_26_a_promise_replaces_the_limit_is_reported_monthly_and_counts_for_itself(
    desk: Desk, hand: Hand
) -> None:
    number = desk.acknowledged()

    assert refused(desk.handler, number, "promise-requests", until_on="2024-02-09", reason="历史遗留") == (
        422,
        "promise_too_long",
    )
    assert refused(desk.handler, number, "promise-requests", until_on="2023-05-08", reason="历史遗留") == (
        422,
        "invalid_input",
    )
    take(desk.handler, number, "promise-requests", until_on="2023-08-01", reason="管网改造须列入年度计划")
    take(desk("hotline_head"), number, "promise-decisions", outcome="approved", note="同意承诺办理")

    order = WorkOrder.objects.get(number=number)
    assert (order.promised_until, order.handling_due_at) == (date(2023, 8, 1), moment(2, month=8))
    tasks = PromiseTask.objects.filter(work_order=order).order_by("due_on")
    assert [task.due_on for task in tasks] == [date(2023, 6, 8), date(2023, 7, 8), date(2023, 8, 1)]
    assert refused(desk.handler, number, "extension-requests", amount=3, reason="再延期") == (409, "already_promised")
    hand.move_to(moment(20))
    take(desk.handler, number, "progress-notes", note="已完成勘察设计")
    # The report of a month is written once; what follows within it is a note.
    take(desk.handler, number, "progress-notes", note="材料进场")
    assert [task.report for task in tasks.all()] == ["已完成勘察设计", "", ""]
    hand.move_to(moment(20, month=7))
    assert not order.is_overdue(hand.at)


def test_scenario_27_what_is_not_acknowledged_by_night_is_warned_of_on_the_minute(
    desk: Desk, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    warned: list[tuple[datetime, str, int]] = []
    monkeypatch.setattr(
        "hotline.modules.workorders.actions.warn.publish",
        lambda event: warned.append((event.at, event.kind, event.percent)),
    )
    hand.move_to(moment(9, 2))
    number = desk.dispatched(registration={"urgency": "emergency"})
    before = events_of(number)

    for _ in let_time_pass(hand, moment(9, 2, 45)):
        pass

    assert [(at, percent) for at, kind, percent in warned if kind == "acknowledge"] == [
        (moment(9, 2, 15), 50),
        (moment(9, 2, 24), 80),
        (moment(9, 2, 30), 100),
    ]
    assert events_of(number) == before
    take(desk.handler, number, "acknowledgements")
    clock = Clock.objects.get(work_order__number=number, kind="acknowledge")
    assert (clock.due_at, clock.stopped_at, clock.was_cancelled) == (moment(9, 2, 30), moment(9, 2, 45), False)


def test_scenario_28_three_failed_attempts_in_different_hours_satisfy_the_first_contact(desk: Desk, hand: Hand) -> None:
    number = desk.acknowledged()
    call = {"means": "phone", "was_reached": False, "recording_reference": "REC-1"}

    for minutes in (0, 30, 60):
        hand.move_to(moment(8, 11) + timedelta(minutes=minutes))
        take(desk.handler, number, "contacts", **call)
    assert WorkOrder.objects.get(number=number).first_contacted_at is None
    hand.move_to(moment(8, 15))
    take(desk.handler, number, "contacts", **call | {"recording_reference": ""})
    assert WorkOrder.objects.get(number=number).first_contacted_at is None
    take(desk.handler, number, "contacts", **call)

    order = WorkOrder.objects.get(number=number)
    assert order.first_contacted_at == moment(8, 15)
    clock = Clock.objects.get(work_order=order, kind="contact")
    assert clock.stopped_at == moment(8, 15) and clock.stopped_at < clock.due_at


def test_nobody_has_to_contact_an_anonymous_requester(desk: Desk) -> None:
    number = desk.dispatched(registration={"requester": {"is_anonymous": True}})

    order = WorkOrder.objects.get(number=number)
    # The response is due with the acknowledgement then, so that the order counts in the response rate.
    assert order.contact_due_at == order.acknowledge_due_at
    assert not Clock.objects.filter(work_order=order, kind="contact").exists()


def test_scenario_29_a_reply_with_a_number_a_promise_and_an_unknown_law_is_held_and_an_overruling_is_kept(
    desk: Desk,
) -> None:
    number = desk.acknowledged()
    answer = "请联系13912345678，我们保证三天内解决，依据《榆安市停水补偿条例》处理。"

    found = desk.handler.post_json(f"/api/work-orders/{number}/reply-checks", {"answer": answer}).json()
    assert [(one["code"], one["severity"], one["excerpt"]) for one in found] == [
        ("mobile_number", "blocks", "13912345678"),
        ("unknown_law", "blocks", "《榆安市停水补偿条例》"),
        ("over_promise", "warns", "保证三天内解决"),
    ]
    everything = [one["code"] for one in found]
    assert refused(desk.handler, number, "replies", answer=answer, overruled_findings=everything) == (
        422,
        "reply_blocked",
    )
    mended = "我们保证三天内解决，依据《城市供水条例》处理。"
    assert refused(desk.handler, number, "replies", answer=mended) == (409, "reply_warned")
    shown = take(desk.handler, number, "replies", answer=mended, overruled_findings=["over_promise"])

    assert Reply.objects.get(work_order__number=number).overruled_findings == ["over_promise"]
    last = shown["history"][-1]  # type: ignore[index]
    assert (last["kind"], last["details"]["overruled"]) == ("reply", "over_promise")


def test_scenario_30_a_reply_that_misses_the_point_goes_back_with_a_reason_and_a_limit_of_its_own(
    desk: Desk, hand: Hand
) -> None:
    number = desk.acknowledged()
    hand.move_to(moment(10, 16))
    take(desk.handler, number, "replies", answer="已派人查看。")

    assert refused(desk("reviewer"), number, "reviews", outcome="returned", note=" ") == (422, "invalid_input")
    shown = take(desk("reviewer"), number, "reviews", outcome="returned", note="未答复何时恢复供水")

    order = WorkOrder.objects.get(number=number)
    assert (order.rework_count, order.first_replied_at) == (1, moment(10, 16))
    assert (order.handling_due_at, order.rework_due_at) == (moment(16), moment(18))
    last = desk.handler.get(f"/api/work-orders/{number}").json()["history"][-1]
    assert (last["kind"], last["note"]) == ("return_reply", "未答复何时恢复供水")
    assert shown["stage"] == "acknowledged"
    hand.move_to(moment(17, 9))
    take(desk.handler, number, "replies", answer="管道已于17日8时修复，恢复供水。")
    order.refresh_from_db()
    assert (order.rework_due_at, order.first_replied_at) == (None, moment(10, 16))
    assert not order.is_overdue(hand.at)


def test_replies_of_a_department_that_wants_it_leave_with_its_leaders_consent_only(desk: Desk, hand: Hand) -> None:
    desk("system_administrator").post_json("/api/departments/dongshan-water/reply-approvals", {"is_needed": True})
    number = desk.acknowledged()
    leader = desk("approving_leader", "dongshan-water")

    assert "reply" not in desk.handler.get(f"/api/work-orders/{number}").json()["steps"]
    assert refused(desk.handler, number, "replies", answer="已修复。") == (403, "approval_required")
    take(desk.handler, number, "reply-drafts", answer="已修复。")
    take(leader, number, "reply-approvals", outcome="returned", note="请写明时间")
    take(desk.handler, number, "reply-drafts", answer="已于8日修复，恢复供水。", outcome="solved")
    assert WorkOrder.objects.get(number=number).first_replied_at is None
    hand.move_on(hours=3)
    shown = take(leader, number, "reply-approvals", outcome="approved")

    assert (shown["stage"], shown["reply"]) == ("replied", "已于8日修复，恢复供水。")
    assert WorkOrder.objects.get(number=number).first_replied_at == hand.at
    versions = Reply.objects.filter(work_order__number=number).order_by("id")
    assert [(one.answer, one.approved_at is not None) for one in versions] == [
        ("已修复。", False),
        ("已于8日修复，恢复供水。", True),
    ]


def test_nobody_approves_what_he_wrote_himself(desk: Desk) -> None:
    desk("system_administrator").post_json("/api/departments/dongshan-water/reply-approvals", {"is_needed": True})
    number = desk.acknowledged()
    leader = desk("approving_leader", "dongshan-water")
    take(leader, number, "reply-drafts", answer="已修复。")

    assert refused(leader, number, "reply-approvals", outcome="approved") == (403, "own_application")


def test_an_application_lapses_when_the_reply_leaves_the_department(desk: Desk) -> None:
    number = desk.acknowledged()
    take(desk.handler, number, "extension-requests", amount=3, reason="需要更换主管道")
    take(desk.handler, number, "replies", answer="主管道已更换，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="returned", note="请写明时间")

    assert refused(desk("reviewer"), number, "extension-decisions", outcome="approved") == (409, "no_open_application")
    take(desk.handler, number, "extension-requests", amount=1, reason="重办需要时间")
