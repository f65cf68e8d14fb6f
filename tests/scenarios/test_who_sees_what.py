"""Who sees what after a work order went on: publications, words of requesters, recusal, departments relieved of it."""

from datetime import date

import pytest
from tests.support import City, JobRunner, Json, PageClient

from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of
from hotline.modules.analytics.selectors.evidence import Question
from hotline.modules.analytics.selectors.evidence import records as evidence
from hotline.modules.supervision.actions.make_daily_lists import make_daily_lists
from hotline.modules.supervision.models import DailyList, LeaderItem
from hotline.modules.supervision.rules.words import DailyListKind
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent

from .handling import REGISTRATION, Desk, Hand, desk, hand, refused, take, version_of

__all__ = ["desk", "hand"]

pytestmark = pytest.mark.django_db

TEXT = {"title": "停水抢修办理情况", "text": "管道已修复，恢复供水。"}
SAID = "我是测试甲，电话139 1234 5678，身份证610102199001011234，没有修好。"


def _person(page: PageClient) -> Person:
    return Person.objects.get(pk=page.session["_auth_user_id"])


def _first(desk: Desk, name: str) -> Json:
    (found,) = desk.handler.get(f"/api/supervision/{name}").json()["items"]
    return dict(found)


def take_any(page: PageClient, number: str, what: str, **body: object) -> Json:
    """Take a step that answers with something else than the work order."""
    answer = page.post_json(f"/api/work-orders/{number}/{what}", {**body, "version": version_of(page, number)})
    assert answer.status_code == 200, answer.content.decode()
    return dict(answer.json())


def completed(desk: Desk, **registration: object) -> str:
    number = desk.acknowledged(registration={"consents_to_publication": True, **registration})
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="accepted")
    return number


def published(desk: Desk) -> str:
    number = completed(desk)
    take(desk("callback_clerk"), number, "callbacks", was_reached=True, solution="solved", satisfaction="satisfied")
    take(desk("reviewer"), number, "publications", **TEXT)
    return number


@pytest.mark.parametrize("to", ["department", "dispatch"])
def test_what_was_published_is_taken_down_when_the_work_order_is_reopened(desk: Desk, to: str) -> None:
    number = published(desk)

    # Whoever reopens need not be allowed to publish.
    shown = take(desk("callback_clerk"), number, "reopenings", reason="又停水了", to=to)

    assert (shown["published_at"], shown["published_title"], shown["published_text"]) == (None, "", "")
    event = WorkOrderEvent.objects.filter(work_order__number=number).latest("sequence")
    assert event.details["withdrawn_publication"] == TEXT["title"]


def test_consent_is_withdrawn_at_any_stage_and_takes_the_publication_down(desk: Desk) -> None:
    number = published(desk)
    take(desk("reviewer"), number, "archivings")
    agent = desk("agent")
    assert "withdraw_consent" in agent.get(f"/api/work-orders/{number}").json()["steps"]

    shown = take(agent, number, "consent-withdrawals", reason="诉求人来电撤回同意")

    assert (shown["stage"], shown["published_at"], shown["consents_to_publication"]) == ("archived", None, False)
    event = WorkOrderEvent.objects.filter(work_order__number=number).latest("sequence")
    assert (event.step, event.note, event.details) == (
        "withdraw_consent",
        "诉求人来电撤回同意",
        {"withdrawn_publication": TEXT["title"]},
    )
    assert refused(desk("reviewer"), number, "publications", **TEXT) == (409, "publication_without_consent")
    assert refused(agent, number, "consent-withdrawals", reason="再次撤回") == (409, "no_consent_given")
    assert refused(desk("reviewer"), number, "consent-withdrawals", reason="撤回") == (403, "not_permitted")


def test_a_transfer_that_was_taken_back_leaves_no_emergency(desk: Desk) -> None:
    made = desk("agent").post_json("/api/work-orders", {**REGISTRATION, "urgency": "urgent"})
    number = made.json()["number"]
    assert take(desk("agent"), number, "transfers", service="110", note="已电话告知")["urgency"] == "emergency"

    shown = take(desk("agent"), number, "transfer-returns", reason="不属警情")

    assert (shown["urgency"], shown["transferred_to"], shown["stage"]) == ("urgent", "", "registered")


def test_a_leader_of_a_department_that_wants_approval_does_not_let_his_own_words_out(desk: Desk) -> None:
    desk.city.departments["dongshan-water"].replies_need_approval = True
    desk.city.departments["dongshan-water"].save()
    number = desk.acknowledged()
    leader = desk("approving_leader", "dongshan-water")

    assert "reply" not in leader.get(f"/api/work-orders/{number}").json()["steps"]
    assert refused(leader, number, "replies", answer="已修复。") == (403, "approval_required")
    take(leader, number, "reply-drafts", answer="已修复。")
    assert refused(leader, number, "reply-approvals", outcome="approved") == (403, "own_application")
    above = desk("approving_leader", "dongshan")
    assert take(above, number, "reply-approvals", outcome="approved")["stage"] == "replied"


@pytest.mark.parametrize("is_confidential", [False, True])
def test_what_a_requester_says_when_asked_reaches_a_department_without_him(desk: Desk, is_confidential: bool) -> None:
    number = completed(desk, is_confidential=is_confidential, content=f"停水两天。{SAID}")
    said = {"solution": "unsolved", "satisfaction": "dissatisfied", "reason": "result", "comment": SAID}
    take(desk("callback_clerk"), number, "callbacks", was_reached=True, **said)
    take(desk("reviewer"), number, "reopenings", reason=f"回访：{SAID}", to="department")

    theirs = desk.handler.get(f"/api/work-orders/{number}").json()
    words = [theirs["callback"]["comment"], *(event["note"] for event in theirs["history"])]
    if is_confidential:
        words.append(theirs["content"])
    told = "".join(words)

    assert "没有修好" in theirs["callback"]["comment"]
    assert not [secret for secret in ("测试甲", "139 1234 5678", "13912345678", "610102199001011234") if secret in told]
    if is_confidential:
        assert "5678" not in told and "测**" not in told
    ours = desk("reviewer").get(f"/api/work-orders/{number}").json()
    assert ours["callback"]["comment"] == SAID


def test_whoever_is_recused_finds_the_work_order_neither_in_evidence_nor_on_a_daily_list(
    desk: Desk, hand: Hand
) -> None:
    kept, number = desk.acknowledged(), desk.acknowledged()
    clerk = desk("supervision_clerk")
    account = _person(clerk).account
    hand.move_on(days=30)
    make_daily_lists(at=hand.at)
    day = hand.at.date().isoformat()
    take(desk("team_leader"), number, "recusals", account=account, reason="与事项有利害关系")

    listed = clerk.get(f"/api/supervision/daily-lists?day={day}").json()["items"]
    overdue = [each for each in listed if each["kind"] == "overdue"]
    assert [(each["numbers"], each["count"]) for each in overdue] == [([kept], 1)]
    assert set(DailyList.objects.get(kind=DailyListKind.OVERDUE, day=day).numbers) == {kept, number}
    question = Question("work_orders", date(2023, 5, 1), date(2023, 5, 31))
    shown = evidence(question, actor=actor_of(_person(clerk)), language="zh").items
    assert [row.link.id for row in shown if row.link] == [kept]
    assert len(evidence(question, actor=actor_of(_person(desk("analyst"))), language="zh").items) == 2


def test_a_department_relieved_of_a_work_order_sees_its_number_only(desk: Desk) -> None:
    number = desk.acknowledged()
    clerk, head = desk("supervision_clerk"), desk("hotline_head")
    take_any(clerk, number, "reminders", text="请尽快办理")
    take_any(clerk, number, "supervision-notices", level="ordinary", demand="请说明超期原因")
    take_any(head, number, "instructions", text="请抓紧")
    order = {"number": number, "title": "小区停水两天", "stage": "acknowledged"}
    lists = ("reminders", "notices")
    for name in lists:
        assert _first(desk, name)["work_order"] == order, name
    notice = _first(desk, "notices")["id"]
    take(desk("dispatcher"), number, "redispatches", department_code="housing", note="改派")

    for name in lists:
        assert _first(desk, name)["work_order"] == {"number": number, "title": None, "stage": None}, name
    read = desk.handler.get(f"/api/supervision/notices/{notice}").json()
    assert read["work_order"] == {"number": number, "title": None, "stage": None}
    seen = clerk.get("/api/supervision/notices").json()["items"][0]
    assert seen["work_order"] == {**order, "stage": "dispatched"}


def test_whoever_has_the_work_order_now_owes_what_leaders_asked_of_the_department_before(
    desk: Desk, hand: Hand, run_jobs: JobRunner
) -> None:
    number = desk.acknowledged()
    given = take_any(desk("hotline_head"), number, "instructions", text="请抓紧")
    hand.move_on(hours=1)
    take(desk("dispatcher"), number, "redispatches", department_code="housing", note="改派")
    run_jobs()
    run_jobs()

    address = f"/api/supervision/instructions/{given['id']}/replies"
    assert desk.handler.post_json(address, {"reply": "收到"}).json()["code"] == "not_found"
    assert desk("handler", "housing").post_json(address, {"reply": "已办"}).status_code == 200


def test_a_leaders_item_is_done_when_its_matter_is_and_open_again_when_that_is_reopened(
    desk: Desk, hand: Hand, run_jobs: JobRunner
) -> None:
    number = desk.acknowledged()
    head = desk("hotline_head")
    item = take_any(head, number, "leader-items", leader="市长", requirement="三日内办结")
    address = f"/api/supervision/leader-items/{item['id']}"
    assert desk.handler.post_json(f"{address}/reports", {"report": "已办结"}).status_code == 200
    early = head.post_json(f"{address}/decisions", {"outcome": "approved", "note": "同意"})
    assert (early.status_code, early.json()["code"]) == (409, "leader_item_unfinished")
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="accepted")
    assert head.post_json(f"{address}/decisions", {"outcome": "approved", "note": "同意"}).status_code == 200

    hand.move_on(hours=1)
    take(desk("reviewer"), number, "reopenings", reason="又停水了", to="department")
    run_jobs()
    run_jobs()

    assert LeaderItem.objects.get().state == "open"
    assert WorkOrder.objects.get(number=number).awaits_leader_approval


def test_the_centre_reports_on_a_leaders_item_whose_work_order_was_withdrawn(desk: Desk) -> None:
    number = desk.acknowledged()
    item = take_any(desk("hotline_head"), number, "leader-items", leader="市长", requirement="三日内办结")
    address = f"/api/supervision/leader-items/{item['id']}"
    take(desk("dispatcher"), number, "withdrawals", reason="诉求人撤回")
    assert desk.handler.post_json(f"{address}/reports", {"report": "已办结"}).json()["code"] == "not_addressed_to_you"
    assert refused(desk("reviewer"), number, "archivings") == (409, "leader_approval_awaited")

    assert desk("supervision_clerk").post_json(f"{address}/reports", {"report": "诉求人撤回"}).status_code == 200
    assert desk("hotline_head").post_json(f"{address}/decisions", {"outcome": "approved"}).status_code == 200
    assert take(desk("reviewer"), number, "archivings")["stage"] == "archived"


def test_key_enterprises_are_on_the_board_of_those_who_may_read_the_red_list(desk: Desk, city: City) -> None:
    board = "/api/supervision/leaders-board"
    assert desk("city_leader").get(board).json()["key_enterprises"]["open"] == 0
    assert desk("analyst").get(board).json()["key_enterprises"] is None
    assert desk("approving_leader", "market").get(board).json()["key_enterprises"] is None
