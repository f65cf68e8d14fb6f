"""Stories of supervision over HTTP: from a first reminder to a summons, leaders' items, escalation."""

from datetime import date

import pytest
from tests.scenarios.supervising import (
    SetClock,
    clock_that_is_set,
    done,
    items,
    moment,
    only,
    refused,
    registered,
    seen,
    step,
    steps_of,
)
from tests.support import City, ClientFactory, JobRunner, PageClient

from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.sla.public import LimitRule, seed_limit_rules
from hotline.modules.supervision.actions.follow_clock import remind_before_due
from hotline.modules.supervision.actions.hold_accountable import hold_accountable
from hotline.modules.supervision.actions.propose_notices import note_late_replies, propose_notices
from hotline.modules.supervision.models import Escalation, LeaderItem, Reminder, SupervisionNotice
from hotline.modules.workorders.actions.warn import warn_due

pytestmark = pytest.mark.django_db


set_clock = pytest.fixture(clock_that_is_set)


@pytest.fixture
def agent(signed_in_client: ClientFactory, city: City) -> PageClient:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    return signed_in_client("agent")


@pytest.fixture
def dispatcher(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("dispatcher")


@pytest.fixture
def handler(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("handler", department=city.departments["dongshan-water"])


@pytest.fixture
def clerk(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("supervision_clerk")


@pytest.fixture
def head(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("hotline_head")


def test_27_water_that_is_not_acknowledged_in_30_minutes_at_night_reaches_the_duty_leader(
    agent: PageClient,
    dispatcher: PageClient,
    clerk: PageClient,
    head: PageClient,
    set_clock: SetClock,
    run_jobs: JobRunner,
) -> None:
    LimitRule.objects.create(
        code="water-acknowledge",
        name="水电气热签收",
        clock="acknowledge",
        category_code="01",
        amount=30,
        unit="minute",
        valid_from=date(2026, 1, 1),
        recorded_by="test",
        recorded_at=moment("2026-01-01 00:00"),
    )
    set_clock("2026-03-01 18:00")
    duty = {"starts_at": "2026-03-01T18:00:00+08:00", "ends_at": "2026-03-02T08:00:00+08:00"}
    done(head, "/api/supervision/duty-officers", name="中心值班", phone_number="13800000001", **duty)
    done(
        head,
        "/api/supervision/duty-officers",
        department_code="dongshan",
        name="县值班领导",
        phone_number="13800000002",
        **duty,
    )
    set_clock("2026-03-02 02:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")

    for minute in ("02:29", "02:30"):
        warn_due(at=set_clock(f"2026-03-02 {minute}"))
        run_jobs()
    run_jobs()

    message = OutgoingMessage.objects.get(subject=f"work_order:{number}", to_number="13800000002")
    assert number in message.text and "未签收" in message.text
    assert not OutgoingMessage.objects.filter(to_number="13800000001").exists()
    found = seen(clerk, f"/api/work-orders/{number}/supervision")
    assert [each["officer_name"] for each in found["escalations"]] == ["县值班领导"]  # type: ignore[attr-defined]
    assert steps_of(clerk, number)[-1] == "remind"
    assert Escalation.objects.get().at == moment("2026-03-02 02:30")


def test_an_escalation_that_is_told_twice_happens_once_and_none_follows_an_acknowledgement(
    agent: PageClient, dispatcher: PageClient, handler: PageClient, set_clock: SetClock, run_jobs: JobRunner
) -> None:
    set_clock("2026-03-02 09:00")
    late, early = registered(agent), registered(agent)
    for number in (late, early):
        step(dispatcher, number, "dispatches", department_code="dongshan-water")
    step(handler, early, "acknowledgements")

    at = set_clock("2026-03-06 09:00")
    warn_due(at=at)
    run_jobs()
    warn_due(at=at)
    run_jobs()

    assert [each.work_order.number for each in Escalation.objects.all()] == [late]
    assert Escalation.objects.get().officer is None, "nobody was on duty, and the centre is told"


def test_an_overdue_work_order_goes_from_reminder_to_notice_to_key_notice_to_summons(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    clerk: PageClient,
    set_clock: SetClock,
    run_jobs: JobRunner,
) -> None:
    # A complaint of Monday is due in five working days: on Monday at 24:00.
    set_clock("2026-03-02 10:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    step(handler, number, "acknowledgements")
    for text in ("2026-03-07 00:00", "2026-03-08 00:30", "2026-03-09 00:30", "2026-03-09 00:40"):
        remind_before_due(at=set_clock(text))
    warn_due(at=set_clock("2026-03-10 00:00"))
    run_jobs()
    reminders = items(handler, "/api/supervision/reminders?state=unread")
    handle = [each["trigger"] for each in reminders if each["trigger"].startswith("hours")]  # type: ignore[attr-defined]
    assert handle == ["hours_24", "hours_48"]
    assert "percent_100" in {each["trigger"] for each in reminders}
    reading = done(handler, f"/api/supervision/reminders/{reminders[0]['id']}/readings")
    assert reading["read_by_name"]

    propose_notices(at=set_clock("2026-03-10 09:20"))
    proposal = only(clerk, "/api/supervision/proposals?state=open")
    assert (proposal["level"], proposal["reason"]) == ("ordinary", "overdue")
    issues = f"/api/supervision/proposals/{proposal['id']}/issues"
    notice = done(clerk, issues, demand="请于三个工作日内报告办理情况。")
    assert notice["number"] == "督办〔2026〕1号"
    assert notice["reply_due_at"] == "2026-03-13T16:00:00Z"

    propose_notices(at=set_clock("2026-03-12 09:20"))
    proposal = only(clerk, "/api/supervision/proposals?state=open")
    assert (proposal["level"], proposal["reason"]) == ("key", "long_overdue")
    key = done(clerk, f"/api/supervision/proposals/{proposal['id']}/issues", demand="挂牌督办。")
    assert (key["number"], key["raised_from_number"]) == ("督办〔2026〕2号", "督办〔2026〕1号")

    at = set_clock("2026-03-17 09:20")
    assert note_late_replies(at=at) == 2
    assert note_late_replies(at=at) == 0
    assert propose_notices(at=at) == 1
    assert propose_notices(at=at) == 0
    proposal = only(clerk, "/api/supervision/proposals?state=open")
    assert (proposal["level"], proposal["reason"]) == ("summons", "notice_unanswered")
    done(clerk, f"/api/supervision/proposals/{proposal['id']}/issues", demand="请主要负责人到场说明。")

    assert [kind for kind in steps_of(handler, number) if kind == "supervise"] == ["supervise"] * 3
    assert list(SupervisionNotice.objects.order_by("id").values_list("number", flat=True)) == [
        f"督办〔2026〕{running}号" for running in (1, 2, 3)
    ]


def test_a_notice_is_replied_to_returned_rectified_checked_and_closed(
    agent: PageClient, dispatcher: PageClient, handler: PageClient, clerk: PageClient, set_clock: SetClock
) -> None:
    set_clock("2026-03-02 10:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    notice = step(clerk, number, "supervision-notices", level="ordinary", demand="请说明为何无人联系诉求人。")
    address = f"/api/supervision/notices/{notice['id']}"
    assert refused(clerk, f"{address}/closings", note="办结") == (409, "supervision_state_not_reachable")
    assert refused(
        clerk, f"/api/work-orders/{number}/supervision-notices", level="ordinary", demand="再督办", version=3
    ) == (409, "notice_already_stands")

    assert seen(handler, address)["steps"] == ["reply"]
    done(handler, f"{address}/replies", reply="已联系。", measures="安排专人。")
    returned = done(clerk, f"{address}/reply-decisions", outcome="returned", note="请附联系时间", reply_days=1)
    assert (returned["state"], returned["reply_due_at"]) == ("awaits_reply", "2026-03-03T16:00:00Z")
    done(handler, f"{address}/replies", reply="已于3月2日11时联系。")
    wanted = {"demand": "公示值班电话", "due_on": "2026-03-09"}
    done(clerk, f"{address}/reply-decisions", outcome="accepted", rectification=wanted)
    done(handler, f"{address}/rectification-reports", report="已公示。")
    assert refused(clerk, f"{address}/rectification-checks", outcome="failed", note="未见公示") == (
        422,
        "invalid_input",
    )
    done(clerk, f"{address}/rectification-checks", outcome="failed", note="未见公示", due_on="2026-03-12")
    done(handler, f"{address}/rectification-reports", report="已在大厅公示。")
    done(clerk, f"{address}/rectification-checks", outcome="passed", note="现场核实")
    closed = done(clerk, f"{address}/closings", note="整改到位")

    assert (closed["state"], closed["steps"]) == ("closed", [])
    assert [reply["outcome"] for reply in closed["replies"]] == ["returned", "accepted"]  # type: ignore[attr-defined]
    assert len(closed["earlier_rectifications"]) == 1  # type: ignore[arg-type]
    assert closed["rectification"]["outcome"] == "passed"  # type: ignore[index]


def test_a_leaders_item_is_not_archived_before_the_head_approves_its_report(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    head: PageClient,
    signed_in_client: ClientFactory,
    run_jobs: JobRunner,
) -> None:
    reviewer, callback_clerk = signed_in_client("reviewer"), signed_in_client("callback_clerk")
    number = registered(agent, is_leader_assigned=True)
    run_jobs()
    run_jobs()
    item = LeaderItem.objects.get(work_order__number=number)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    step(handler, number, "acknowledgements")
    step(handler, number, "replies", answer="管道已修复，恢复供水。", report="现场处置。", basis="", outcome="solved")
    step(reviewer, number, "reviews", outcome="accepted")
    run_jobs()
    step(callback_clerk, number, "callbacks", was_reached=True, solution="solved", satisfaction="satisfied")
    version = seen(reviewer, f"/api/work-orders/{number}")["version"]
    assert "archive" not in seen(reviewer, f"/api/work-orders/{number}")["steps"]  # type: ignore[operator]
    archivings = f"/api/work-orders/{number}/archivings"
    assert refused(reviewer, archivings, version=version) == (409, "leader_approval_awaited")

    address = f"/api/supervision/leader-items/{item.pk}"
    assert refused(head, f"{address}/decisions", outcome="approved") == (409, "supervision_state_not_reachable")
    done(handler, f"{address}/reports", report="已办结，诉求人满意。")
    done(head, f"{address}/decisions", outcome="returned", note="请补充修复时间")
    done(handler, f"{address}/reports", report="3月2日16时修复。")
    approved = done(head, f"{address}/decisions", outcome="approved", note="同意销账")

    assert (approved["state"], approved["steps"]) == ("approved", [])
    step(reviewer, number, "archivings")
    assert seen(reviewer, f"/api/work-orders/{number}")["stage"] == "archived"


def test_nobody_approves_his_own_report_and_a_second_item_is_refused(
    agent: PageClient, dispatcher: PageClient, head: PageClient
) -> None:
    number = registered(agent)
    item = step(head, number, "leader-items", leader="市长", requirement="三日内办结。")
    address = f"/api/supervision/leader-items/{item['id']}"
    version = seen(head, f"/api/work-orders/{number}")["version"]
    again = {"leader": "市长", "requirement": "再办", "version": version}
    assert refused(head, f"/api/work-orders/{number}/leader-items", **again) == (409, "leader_item_exists")
    assert seen(head, f"/api/work-orders/{number}")["version"] == version

    done(head, f"{address}/reports", report="中心已办结。")

    assert refused(head, f"{address}/decisions", outcome="approved") == (403, "own_report")
    assert LeaderItem.objects.get().state == "reported"


def test_a_leaders_instruction_is_forwarded_replied_to_returned_and_completed(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    clerk: PageClient,
    signed_in_client: ClientFactory,
    set_clock: SetClock,
) -> None:
    leader = signed_in_client("city_leader")
    set_clock("2026-03-02 10:00")
    number = registered(agent)
    given = step(leader, number, "instructions", text="请水利局抓紧办理。")
    assert (given["state"], given["department"]) == ("given", None)
    address = f"/api/supervision/instructions/{given['id']}"
    assert refused(handler, f"{address}/replies", reply="收到") == (404, "not_found")

    done(clerk, f"{address}/forwardings", department_code="dongshan-water")
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    done(handler, f"{address}/replies", reply="正在办理。")
    done(clerk, f"{address}/returns", note="请写明结果")
    done(handler, f"{address}/replies", reply="已恢复供水。")
    completed = done(clerk, f"{address}/completions", note="已落实")

    assert (completed["state"], completed["completed_at"] is not None) == ("completed", True)
    assert "instruct" in steps_of(handler, number)


def test_a_manual_reminder_is_counted_and_confirmed_by_the_department_alone(
    agent: PageClient, dispatcher: PageClient, handler: PageClient, clerk: PageClient, signed_in_client: ClientFactory
) -> None:
    number = registered(agent)
    version = seen(clerk, f"/api/work-orders/{number}")["version"]
    body = {"text": "请抓紧办理", "version": version}
    assert refused(clerk, f"/api/work-orders/{number}/reminders", **body) == (409, "stage_not_reachable")
    assert Reminder.objects.count() == 0 and steps_of(clerk, number) == ["register"]
    step(dispatcher, number, "dispatches", department_code="dongshan-water")

    first = step(clerk, number, "reminders", text="请抓紧办理")
    step(clerk, number, "reminders", text="请今天联系诉求人", level="key")

    assert seen(handler, "/api/supervision/counts")["unread_reminders"] == 2
    readings = f"/api/supervision/reminders/{first['id']}/readings"
    assert refused(clerk, readings) == (403, "not_permitted")
    done(handler, readings)
    assert seen(handler, "/api/supervision/counts")["unread_reminders"] == 1
    assert steps_of(handler, number)[-2:] == ["remind", "remind"]


def test_an_overdue_department_explains_itself_and_the_case_is_decided(
    agent: PageClient, dispatcher: PageClient, handler: PageClient, clerk: PageClient, set_clock: SetClock
) -> None:
    set_clock("2026-03-02 10:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    step(handler, number, "acknowledgements")

    assert hold_accountable(at=set_clock("2026-03-10 00:10")) == 1
    assert hold_accountable(at=set_clock("2026-03-11 08:10")) == 0
    case = only(handler, "/api/supervision/accountability?state=open")
    assert (case["stage"], case["days_overdue"], case["steps"]) == ("explanation_required", "2", ["explain"])
    address = f"/api/supervision/accountability/{case['id']}"
    done(handler, f"{address}/explanations", explanation="汛期抢险，人手不足。")
    assert refused(handler, f"{address}/explanations", explanation="补充") == (409, "explanation_not_due")
    hold_accountable(at=set_clock("2026-03-16 08:10"))
    waiting = items(clerk, "/api/supervision/accountability?state=open")[0]
    assert (waiting["stage"], waiting["due_stage"]) == ("explanation_required", "circular")
    done(clerk, f"{address}/advances", note="全市通报")
    decided = done(clerk, f"{address}/decisions", outcome="upheld", note="追究分管负责人责任")

    assert (decided["stage"], decided["outcome"], decided["steps"]) == ("circular", "upheld", [])
    assert [entry["stage"] for entry in decided["history"]] == [  # type: ignore[attr-defined]
        "notice",
        "explanation_required",
        "circular",
    ]
    assert refused(clerk, f"{address}/decisions", outcome="waived", note="重议") == (409, "accountability_decided")


def test_a_supporting_department_answers_for_its_own_limit_and_the_lead_for_its_own(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    clerk: PageClient,
    signed_in_client: ClientFactory,
    city: City,
    set_clock: SetClock,
) -> None:
    housing = signed_in_client("handler", department=city.departments["housing"])
    set_clock("2026-03-02 10:00")
    number = registered(agent)
    step(
        dispatcher,
        number,
        "dispatches",
        department_code="dongshan-water",
        supporting_codes=["market", "housing"],
    )
    step(handler, number, "acknowledgements")
    step(housing, number, "supporting-replies", reply="已核查房屋管道。")

    hold_accountable(at=set_clock("2026-03-09 08:10"))

    cases = items(clerk, "/api/supervision/accountability")
    assert [case["department"]["code"] for case in cases] == ["market"]  # type: ignore[index]
    assert items(handler, "/api/supervision/accountability") == []


def test_whoever_gets_a_reopened_work_order_does_not_answer_for_the_late_reply_of_the_one_before(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    head: PageClient,
    clerk: PageClient,
    set_clock: SetClock,
) -> None:
    set_clock("2026-03-02 10:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    step(handler, number, "acknowledgements")
    set_clock("2026-03-11 10:00")
    step(handler, number, "replies", answer="您好，管道已修复并恢复供水，感谢您的反映。", report="已抢修。")
    set_clock("2026-03-11 14:00")
    step(head, number, "reviews", outcome="accepted", note="")
    step(head, number, "reopenings", reason="应由住建局办理", to="dispatch")
    step(dispatcher, number, "dispatches", department_code="housing")

    hold_accountable(at=set_clock("2026-03-12 08:10"))

    (case,) = items(clerk, "/api/supervision/accountability")
    assert case["department"]["code"] == "dongshan-water"  # type: ignore[index]
