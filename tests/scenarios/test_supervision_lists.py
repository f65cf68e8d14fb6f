"""Lists, boards, ranking and visibility of supervision over HTTP."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
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
)
from tests.support import City, ClientFactory, JobRunner, PageClient

from hotline.modules.departments.models import Department
from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.sla.public import seed_limit_rules
from hotline.modules.supervision.actions.hold_accountable import judge_month, month_before
from hotline.modules.supervision.actions.make_daily_lists import make_daily_lists
from hotline.modules.supervision.models import AccountabilityCase, DailyList, SupervisionPolicy
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.workorders.models import WorkOrder

pytestmark = pytest.mark.django_db

TERMS: dict[str, object] = {
    "reminder_hours": 72,
    "key_reminder_hours": 12,
    "key_after_working_days": 3,
    "key_after_send_backs": 3,
    "key_after_units": 3,
    "summons_after_overdue_in_month": 5,
    "reply_days_ordinary": 4,
    "reply_days_key": 2,
    "reply_days_summons": 1,
    "instruction_reply_days": 3,
    "due_soon_hours": 24,
    "accountability_rate": "0.95",
    "smallest_sample": 10,
    "explanation_days": 3,
    "circular_after_working_days": 5,
    "interview_after_working_days": 10,
}


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    return clock_that_is_set(monkeypatch)


@pytest.fixture
def agent(signed_in_client: ClientFactory, city: City) -> PageClient:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    return signed_in_client("agent")


@pytest.fixture
def dispatcher(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("dispatcher")


@pytest.fixture
def head(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("hotline_head")


@pytest.fixture
def handler(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("handler", department=city.departments["dongshan-water"])


@pytest.fixture
def stranger(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("handler", department=city.departments["market"])


def due_orders(like: str, department: Department, *, count: int, on_time: int, at: datetime) -> None:
    """So many copies of a work order, due at a moment, of which so many were replied to in time."""
    work_order = WorkOrder.objects.get(number=like)
    taken = WorkOrder.objects.count()
    for place in range(count):
        work_order.pk = None
        work_order._state.adding = True
        work_order.number = f"C{taken + place}"
        work_order.handling_department = department
        work_order.handling_due_at = at
        work_order.first_replied_at = at + timedelta(hours=-1 if place < on_time else 1)
        work_order.stage = "replied"
        work_order.save()


def test_each_morning_lists_what_is_overdue_and_due_soon_once(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    stranger: PageClient,
    set_clock: SetClock,
    city: City,
) -> None:
    set_clock("2026-03-02 10:00")
    late = registered(agent)
    set_clock("2026-03-03 10:00")
    soon, other = registered(agent), registered(agent, focus_area="wage_arrears")
    for number, code in ((late, "dongshan-water"), (soon, "dongshan-water"), (other, "market")):
        set_clock("2026-03-02 11:00" if number == late else "2026-03-03 11:00")
        step(dispatcher, number, "dispatches", department_code=code)
    step(handler, late, "acknowledgements")
    step(handler, soon, "acknowledgements")

    # Dispatched on Monday: due on the next Monday at 24:00. On Tuesday that is overdue, and Tuesday's is due soon.
    at = set_clock("2026-03-10 08:00")
    assert make_daily_lists(at=at) > 0
    before = list(DailyList.objects.order_by("id").values())
    assert make_daily_lists(at=set_clock("2026-03-10 08:05")) == 0
    assert list(DailyList.objects.order_by("id").values()) == before

    mine = items(handler, "/api/supervision/daily-lists?day=2026-03-10")
    assert [(each["kind"], each["numbers"]) for each in mine] == [("due_soon", [soon]), ("overdue", [late])]
    theirs = items(stranger, "/api/supervision/daily-lists?day=2026-03-10")
    assert {each["kind"] for each in theirs} == {"due_soon", "unacknowledged"}
    whole = items(dispatcher, "/api/supervision/daily-lists?day=2026-03-10")
    areas = [each for each in whole if each["kind"] == "focus_area"]
    assert len(areas) == 5 and all(each["count"] == 0 for each in areas)
    make_daily_lists(at=set_clock("2026-03-04 08:00"))
    whole = items(dispatcher, "/api/supervision/daily-lists?day=2026-03-04")
    assert [each["numbers"] for each in whole if each["focus_area"] == "wage_arrears"] == [[other]]


def test_a_focus_area_is_delivered_to_the_department_at_once(
    agent: PageClient,
    dispatcher: PageClient,
    handler: PageClient,
    head: PageClient,
    set_clock: SetClock,
    run_jobs: JobRunner,
) -> None:
    set_clock("2026-03-02 10:00")
    done(
        head,
        "/api/supervision/duty-officers",
        department_code="dongshan-water",
        name="水利局值班",
        phone_number="13800000003",
        starts_at="2026-03-02T00:00:00+08:00",
        ends_at="2026-03-03T00:00:00+08:00",
    )
    number = registered(agent, focus_area="rural_water")
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    run_jobs()

    reminder = only(handler, "/api/supervision/reminders")
    assert (reminder["trigger"], reminder["level"]) == ("focus_area", "key")
    assert OutgoingMessage.objects.filter(to_number="13800000003", subject=f"work_order:{number}").count() == 1


def test_departments_are_ranked_and_few_cases_are_not(
    agent: PageClient, dispatcher: PageClient, head: PageClient, set_clock: SetClock, city: City
) -> None:
    set_clock("2026-02-02 10:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    at = moment("2026-02-10 12:00")
    WorkOrder.objects.filter(number=number).update(handling_due_at=moment("2026-01-05 12:00"))
    due_orders(number, city.departments["market"], count=100, on_time=97, at=at)
    due_orders(number, city.departments["housing"], count=10, on_time=8, at=at)
    due_orders(number, city.departments["xihe-dong"], count=9, on_time=9, at=at)
    set_clock("2026-02-03 10:00")
    clerk_reminder = step(head, number, "reminders", text="请抓紧办理")
    assert clerk_reminder["trigger"] == "manual"
    set_clock("2026-03-01 10:00")

    found = seen(head, "/api/supervision/ranking?from=2026-02-01&to=2026-02-28")

    rows = [
        (row["department"]["code"], row["rank"], row["due"], row["on_time_rate"], row["reminders"])
        for row in found["items"]  # type: ignore[attr-defined]
    ]
    assert rows == [
        ("market", 1, 100, "97.00%", 0),
        ("housing", 2, 10, "80.00%", 0),
        ("dongshan-water", None, 0, "—", 1),
        ("xihe-dong", None, 9, "100.00%", 0),
    ]
    assert (found["from"], found["to"], found["smallest_sample"]) == ("2026-02-01", "2026-02-28", 10)


def test_a_month_below_the_rate_starts_accountability_once(
    agent: PageClient, dispatcher: PageClient, head: PageClient, set_clock: SetClock, city: City
) -> None:
    set_clock("2026-02-02 10:00")
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    at = moment("2026-02-10 12:00")
    due_orders(number, city.departments["market"], count=20, on_time=18, at=at)
    due_orders(number, city.departments["housing"], count=20, on_time=17, at=at)
    at = set_clock("2026-03-01 08:30")

    assert month_before(at) == date(2026, 2, 1)
    assert judge_month(month=month_before(at), at=at) == 1
    assert judge_month(month=month_before(at), at=at) == 0

    case = only(head, "/api/supervision/accountability?month=2026-02")
    assert (case["department"]["code"], case["rate"], case["stage"]) == ("housing", "85.00%", "explanation_required")  # type: ignore[index]
    assert AccountabilityCase.objects.get().policy_number == 0


def test_a_department_sees_and_answers_only_what_is_addressed_to_it(
    agent: PageClient,
    dispatcher: PageClient,
    head: PageClient,
    handler: PageClient,
    stranger: PageClient,
    signed_in_client: ClientFactory,
    city: City,
) -> None:
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    reminder = step(head, number, "reminders", text="请抓紧办理")
    notice = step(head, number, "supervision-notices", level="ordinary", demand="请报告")
    instruction = step(head, number, "instructions", text="请抓紧")
    item = step(head, number, "leader-items", leader="市长", requirement="办结")
    county = signed_in_client("approving_leader", department=city.departments["dongshan"])
    lists = ("reminders", "notices", "instructions", "leader-items", "accountability")

    for page, count in ((handler, 1), (county, 1), (stranger, 0)):
        counted = [len(items(page, f"/api/supervision/{name}")) for name in lists[:4]]
        assert counted == [count] * 4
        assert seen(page, "/api/supervision/counts")["notices_awaiting_reply"] == count
    assert stranger.get(f"/api/supervision/notices/{notice['id']}").status_code == 404
    assert stranger.get(f"/api/work-orders/{number}/supervision").status_code == 404
    tries = {
        f"reminders/{reminder['id']}/readings": {},
        f"notices/{notice['id']}/replies": {"reply": "代答"},
        f"notices/{notice['id']}/rectification-reports": {"report": "代答"},
        f"instructions/{instruction['id']}/replies": {"reply": "代答"},
        f"leader-items/{item['id']}/reports": {"report": "代答"},
        "accountability/1/explanations": {"explanation": "代答"},
    }
    for address, body in tries.items():
        assert refused(stranger, f"/api/supervision/{address}", **body) == (404, "not_found"), address
    for address in ("daily-lists", "reminders?department=dongshan", "notices?number=" + number):
        assert number not in stranger.get(f"/api/supervision/{address}").content.decode()
    assert seen(handler, f"/api/supervision/notices/{notice['id']}")["state"] == "awaits_reply"
    assert refused(handler, "/api/supervision/policies", note="", terms=TERMS) == (403, "not_permitted")


def test_what_was_addressed_to_a_department_stays_after_the_work_order_went_elsewhere(
    agent: PageClient, dispatcher: PageClient, head: PageClient, handler: PageClient, stranger: PageClient
) -> None:
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    notice = step(head, number, "supervision-notices", level="ordinary", demand="请报告")

    step(dispatcher, number, "redispatches", department_code="market", note="职责不符")

    assert handler.get(f"/api/work-orders/{number}").status_code == 404
    assert stranger.get(f"/api/supervision/notices/{notice['id']}").status_code == 404
    replied = done(handler, f"/api/supervision/notices/{notice['id']}/replies", reply="当时已联系诉求人。")
    assert replied["state"] == "replied"


def test_a_department_accused_in_confidence_sees_nothing_of_it(
    agent: PageClient, dispatcher: PageClient, head: PageClient, handler: PageClient
) -> None:
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="dongshan-water")
    notice = step(head, number, "supervision-notices", level="ordinary", demand="请报告")
    WorkOrder.objects.filter(number=number).update(
        is_confidential=True, accused_department=Department.objects.get(code="dongshan-water")
    )

    assert handler.get(f"/api/supervision/notices/{notice['id']}").status_code == 404
    assert items(handler, "/api/supervision/notices") == []
    assert seen(handler, "/api/supervision/counts")["notices_awaiting_reply"] == 0


def test_the_leaders_board_shows_key_enterprises_items_instructions_and_focus_areas_without_requesters(
    agent: PageClient, dispatcher: PageClient, head: PageClient, signed_in_client: ClientFactory
) -> None:
    leader = signed_in_client("city_leader")
    number = registered(agent, focus_area="disputes")
    WorkOrder.objects.filter(number=number).update(is_key_enterprise=True)
    step(dispatcher, number, "dispatches", department_code="market")
    step(leader, number, "instructions", text="请抓紧")
    step(head, number, "leader-items", leader="市长", requirement="办结", due_on="2099-01-01")

    answer = leader.get("/api/supervision/leaders-board")

    board = answer.json()
    assert board["key_enterprises"]["open"] == 1
    assert [item["number"] for item in board["key_enterprises"]["items"]] == [number]
    assert (board["leader_items"]["open"], board["leader_items"]["late"]) == (1, 0)
    assert (board["instructions"]["open"], board["instructions"]["late"]) == (1, 0)
    areas = {area["focus_area"]: area["open"] for area in board["focus_areas"]}
    assert areas == {
        "wage_arrears": 0,
        "workplace_safety": 0,
        "rural_water": 0,
        "rural_housing": 0,
        "disputes": 1,
    }
    assert "测试甲" not in answer.content.decode() and "13800000000" not in answer.content.decode()


def test_a_policy_is_published_in_versions_and_the_newest_holds(
    agent: PageClient, dispatcher: PageClient, head: PageClient, set_clock: SetClock
) -> None:
    set_clock("2026-03-02 10:00")
    published = done(head, "/api/supervision/policies", note="放宽回复期限", terms=TERMS)
    bad = TERMS | {"key_reminder_hours": 80}
    assert refused(head, "/api/supervision/policies", note="", terms=bad) == (422, "supervision_terms_not_in_order")
    assert refused(head, "/api/supervision/policies", note="", terms=TERMS | {"smallest_sample": 0})[0] == 422

    listed = items(head, "/api/supervision/policies")
    assert [each["number"] for each in listed] == [1, 0]
    assert published["terms"]["accountability_rate"] == "0.95"  # type: ignore[index]
    assert SupervisionPolicy.objects.get().terms.reply_days_ordinary == 4
    assert listed[1]["terms"]["reply_days_ordinary"] == Terms().reply_days_ordinary  # type: ignore[index]
    number = registered(agent)
    step(dispatcher, number, "dispatches", department_code="market")
    notice = step(head, number, "supervision-notices", level="ordinary", demand="请报告")
    assert notice["reply_due_at"] == "2026-03-06T16:00:00Z"


def test_a_duty_ends_after_it_begins_and_may_be_removed(head: PageClient) -> None:
    body = {"name": "值班", "phone_number": "13800000009", "starts_at": "2099-03-02T18:00:00+08:00"}
    address = "/api/supervision/duty-officers"
    assert refused(head, address, **body, ends_at="2099-03-02T08:00:00+08:00") == (422, "duty_not_in_order")
    assert refused(head, address, **body, ends_at="2099-03-03T08:00:00")[0] == 422
    entered = done(head, address, **body, ends_at="2099-03-03T08:00:00+08:00")
    assert len(items(head, address)) == 1
    done(head, f"{address}/{entered['id']}/removals")
    assert items(head, address) == []


def test_lists_ask_the_database_as_often_for_many_as_for_one(
    agent: PageClient, dispatcher: PageClient, head: PageClient
) -> None:
    addresses = [
        *(
            f"/api/supervision/{name}?limit=50"
            for name in ("reminders", "notices", "instructions", "leader-items", "accountability", "proposals")
        ),
        "/api/supervision/counts",
        "/api/supervision/leaders-board",
        "/api/supervision/ranking?from=2026-01-01&to=2026-12-31",
    ]

    def supervise() -> str:
        number = registered(agent)
        step(dispatcher, number, "dispatches", department_code="market")
        step(head, number, "reminders", text="请抓紧办理")
        notice = step(head, number, "supervision-notices", level="ordinary", demand="请报告")
        done(head, f"/api/supervision/notices/{notice['id']}/instructions", text="请抓紧")
        step(head, number, "leader-items", leader="市长", requirement="办结")
        return number

    def counted(number: str) -> dict[str, int]:
        found = {}
        for address in [*addresses, f"/api/work-orders/{number}/supervision"]:
            with CaptureQueriesContext(connection) as captured:
                assert head.get(address).status_code == 200, address
            found[address.replace(number, "N")] = len(captured)
        return found

    first = counted(supervise())
    for _ in range(4):
        last = supervise()

    assert counted(last) == first
    assert all(count <= 16 for count in first.values()), first


def test_pages_of_notices_have_no_gap_and_no_double(
    agent: PageClient, dispatcher: PageClient, head: PageClient
) -> None:
    issued = []
    for _ in range(5):
        number = registered(agent)
        step(dispatcher, number, "dispatches", department_code="market")
        issued.append(step(head, number, "supervision-notices", level="ordinary", demand="请报告")["number"])

    shown: list[object] = []
    cursor: object = ""
    while cursor is not None:
        page = seen(head, f"/api/supervision/notices?limit=2&cursor={cursor}")
        shown += [each["number"] for each in page["items"]]  # type: ignore[attr-defined]
        cursor = page["next_cursor"]

    assert shown == issued[::-1]
    assert head.get("/api/supervision/notices?state=lost").status_code == 422
    assert head.get("/api/supervision/accountability?month=2026-13").status_code == 422
