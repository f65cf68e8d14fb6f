"""Stories of where work orders go, over HTTP, each with its number among the acceptance scenarios."""

from datetime import timedelta

import pytest
from tests.support import PersonFactory

from hotline.modules.workorders.models import Approval, WorkOrder
from hotline.modules.workorders.selectors.charging import charges_on

from .dispatching import House, Time, due_moments, house, moment, parts_of, refused, take, time

__all__ = ["house", "time"]

pytestmark = pytest.mark.django_db

SUGGESTIONS = "/api/work-orders/suggestions"
SEND_BACK = {"reason": "供水管网由住建部门管理", "basis": "《城市供水条例》第七条"}


def test_scenario_20_a_gas_smell_prompts_the_fire_brigade_and_becomes_an_emergency(house: House, time: Time) -> None:
    agent = house("agent")

    prompt = agent.post_json("/api/work-orders/urgency-checks", {"text": "楼道里煤气味很重"}).json()
    assert prompt == {"urgency": "emergency", "service": "119", "words": ["煤气味很重"]}
    number = house.registered(title="煤气味很重")
    shown = take(agent, number, "transfers", service=prompt["service"], note="城关镇东大街8号楼道煤气味很重，已报119")

    assert (shown["stage"], shown["urgency"]) == ("transferred", "emergency")
    told = shown["history"][-1]["details"]  # type: ignore[index]
    assert (told["service"], told["address"]) == ("119", "城关镇东大街8号")
    assert told["duty_phone_due_at"] == (time.at + timedelta(minutes=30)).isoformat()


def test_scenario_21_what_110_returns_is_dispatched_first_under_its_old_number(house: House) -> None:
    agent = house("agent")
    number = house.registered()
    take(agent, number, "transfers", service="110", note="疑似治安纠纷，已转110")
    assert house("dispatcher").get(f"/api/work-orders/{number}").json()["stage"] == "transferred"

    shown = take(agent, number, "transfer-returns", reason="110反馈不属于警务事项")

    order = WorkOrder.objects.get(number=number)
    assert (shown["stage"], shown["number"], order.is_first_in_queue) == ("registered", number, True)
    assert [event["kind"] for event in shown["history"]] == ["register", "transfer", "take_back"]  # type: ignore[attr-defined]
    take(house("dispatcher"), number, "dispatches", department_code="housing")
    order.refresh_from_db()
    assert (order.is_first_in_queue, WorkOrder.objects.count()) == (False, 1)


def test_scenario_22_a_return_on_the_second_day_is_refused_and_the_clock_runs(house: House, time: Time) -> None:
    number = house.dispatched()
    clerk, due_at = house("department_clerk", "dongshan-water"), due_moments(number)["handle"]

    # One working day after Monday ends on Tuesday, 24:00.
    time.is_on(10, 0, 1)

    assert refused(clerk, number, "send-backs", **SEND_BACK) == (409, "send_back_too_late")
    assert due_moments(number)["handle"] == due_at
    assert not Approval.objects.exists()


def test_scenario_22_a_return_needs_reason_and_basis_and_another_persons_decision(house: House, time: Time) -> None:
    # Given a work order that the head of the hotline dispatched himself.
    number = house.dispatched(by="hotline_head")
    clerk, citizen = house("department_clerk", "dongshan-water"), due_moments(number)["citizen"]
    assert refused(clerk, number, "send-backs", reason="不属于我局") == (422, "invalid_input")

    # When the department sends it back in time, then all clocks but that of acknowledgement run on.
    time.is_on(9, 23, 59)
    shown = take(clerk, number, "send-backs", **SEND_BACK, proposed_department_code="housing")
    assert shown["stage"] == "sent_back"
    assert set(due_moments(number)) == {"handle", "contact", "citizen"}

    # Then whoever dispatched it cannot decide, and somebody else upholds it.
    decision = {"outcome": "upheld", "note": "属住建部门"}
    assert refused(house("hotline_head"), number, "send-back-decisions", **decision) == (403, "decider_is_dispatcher")
    shown = take(house("dispatch_reviewer"), number, "send-back-decisions", **decision)
    order = WorkOrder.objects.get(number=number)
    assert (shown["stage"], order.send_back_count, order.handling_department) == ("registered", 1, None)
    assert (due_moments(number)["citizen"], set(due_moments(number))) == (citizen, {"citizen", "dispatch"})
    assert clerk.get(f"/api/work-orders/{number}").status_code == 404
    approval = Approval.objects.select_related("proposed_department").get()
    assert approval.proposed_department and approval.proposed_department.code == "housing"
    assert approval.outcome == "upheld"


def test_scenario_22_a_refused_return_counts_as_acknowledged_and_wins_no_time(house: House, time: Time) -> None:
    number = house.dispatched()
    clerk, due_at = house("department_clerk", "dongshan-water"), due_moments(number)["handle"]
    time.is_on(8, 15)
    take(clerk, number, "send-backs", **SEND_BACK)
    time.is_on(9, 11)

    shown = take(house("dispatch_reviewer"), number, "send-back-decisions", outcome="refused", note="属水利局")

    assert shown["stage"] == "acknowledged"
    assert WorkOrder.objects.get(number=number).acknowledged_at == moment(8, 15)
    assert due_moments(number)["handle"] == due_at
    assert "send_back" not in clerk.get(f"/api/work-orders/{number}").json()["steps"]
    assert refused(clerk, number, "send-backs", **SEND_BACK) == (409, "send_back_not_permitted")


def test_scenario_22_after_the_third_dispatch_only_designation_and_no_return(house: House) -> None:
    dispatcher, reviewer = house("dispatcher"), house("dispatch_reviewer")
    number = house.dispatched()
    for department in ("housing", "market"):
        clerk = house("department_clerk", WorkOrder.objects.get(number=number).handling_department.code)  # type: ignore[union-attr]
        take(clerk, number, "send-backs", **SEND_BACK)
        take(reviewer, number, "send-back-decisions", outcome="upheld")
        take(dispatcher, number, "dispatches", department_code=department)
    take(house("department_clerk", "market"), number, "send-backs", **SEND_BACK)
    take(reviewer, number, "send-back-decisions", outcome="upheld")

    assert refused(dispatcher, number, "dispatches", department_code="xihe") == (409, "designation_required")
    assert refused(dispatcher, number, "designations", department_code="xihe") == (403, "not_permitted")
    assert "dispatch" not in dispatcher.get(f"/api/work-orders/{number}").json()["steps"]
    take(reviewer, number, "designations", department_code="housing", basis="三定方案")

    clerk = house("department_clerk", "housing")
    assert "send_back" not in clerk.get(f"/api/work-orders/{number}").json()["steps"]
    assert refused(clerk, number, "send-backs", **SEND_BACK) == (409, "send_back_not_permitted")
    order = WorkOrder.objects.get(number=number)
    assert (order.dispatch_count, order.send_back_count, order.is_designated) == (4, 3, True)


def test_scenario_23_late_supporters_are_charged_and_the_lead_is_warned(house: House, time: Time) -> None:
    number = house.registered()
    take(house("dispatcher"), number, "dispatches", department_code="housing", supporting_codes=["market", "xihe"])

    # Three working days of support end on Thursday, 24:00; five of handling on the Monday after.
    time.is_on(12, 0, 1)
    charged = charges_on(WorkOrder.objects.get(number=number), at=time.at)

    of_support = [one for one in charged if one.kind == "support"]
    assert {one.department_code for one in of_support} == {"market", "xihe"}
    assert all(one.warns_lead for one in of_support)
    assert not [one for one in charged if one.kind == "handle"]


def test_scenario_34_the_accused_office_never_finds_the_report_against_it(house: House, person: PersonFactory) -> None:
    number = house.registered(
        request_type="irregularity_report",
        title="反映街道办事处乱收费",
        division_code="990102001",
        is_confidential=True,
        accused_department_code="xihe-dong",
    )
    accused = house("department_clerk", "xihe-dong")

    assert refused(house("dispatcher"), number, "dispatches", department_code="xihe-dong") == (422, "recusal_required")
    take(house("dispatcher"), number, "dispatches", department_code="xihe", supporting_codes=["market"])

    for query in ("", "?q=乱收费", f"?q={number}", "?view=my_tasks"):
        assert accused.get(f"/api/work-orders{query}").json()["items"] == []
    assert accused.get(f"/api/work-orders/{number}").status_code == 404
    assert refused(accused, number, "send-backs", **SEND_BACK) == (404, "not_found")
    assert accused.post_json(f"/api/work-orders/{number}/disclosures", {"reason": "想知道"}).status_code == 404
    superior = house("department_clerk", "xihe")
    assert superior.get(f"/api/work-orders/{number}").json()["requester"] is None
    assert refused(superior, number, "downward-dispatches", department_code="xihe-dong") == (422, "recusal_required")


def test_scenario_34_a_recused_person_neither_sees_nor_acts_and_his_colleagues_do(
    house: House, person: PersonFactory
) -> None:
    number = house.dispatched("housing")
    account = person("department_clerk", account="zhang", department=house.city.departments["housing"])
    named, colleague = house.open_page(account), house("department_clerk", "housing")
    assert named.get(f"/api/work-orders/{number}").status_code == 200

    shown = take(house("dispatcher"), number, "recusals", account="zhang", reason="诉求中被点名")

    assert shown["history"][-1]["details"] == {"account": "zhang", "person": account.name}  # type: ignore[index]
    assert named.get(f"/api/work-orders/{number}").status_code == 404
    assert named.get("/api/work-orders").json()["items"] == []
    assert refused(named, number, "send-backs", **SEND_BACK) == (404, "not_found")
    again = {"account": "zhang", "reason": "重复"}
    assert refused(house("dispatcher"), number, "recusals", **again) == (409, "already_recused")
    assert refused(house("dispatcher"), number, "recusals", account="nobody", reason="查无此人") == (404, "not_found")
    take(colleague, number, "acknowledgements")


def test_somebody_recuses_himself_and_is_answered_nothing_more(house: House, person: PersonFactory) -> None:
    number = house.registered()
    page = house.open_page(person("dispatcher", account="li"))

    answer = page.post_json(
        f"/api/work-orders/{number}/recusals", {"account": "li", "reason": "诉求人是亲属", "version": 1}
    )

    assert (answer.status_code, answer.json()) == (200, None)
    assert page.get(f"/api/work-orders/{number}").status_code == 404


def test_a_joint_review_asks_departments_and_its_conclusion_binds(house: House) -> None:
    # Given a work order that was sent back, and that two departments do not want.
    number = house.dispatched()
    sender = house("department_clerk", "dongshan-water")
    take(sender, number, "send-backs", **SEND_BACK)
    asked, other = house("department_clerk", "housing"), house("department_clerk", "xihe")
    assert asked.get(f"/api/work-orders/{number}").status_code == 404

    # When a review is opened, then those who are asked see it, give one opinion each, and nobody else does.
    body = {"reason": "供水管网权属不清", "department_codes": ["housing", "market"]}
    take(house("dispatcher"), number, "joint-reviews", **body)
    assert asked.get("/api/work-orders?view=my_tasks").json()["items"][0]["number"] == number
    assert asked.get(f"/api/work-orders/{number}").json()["steps"] == ["give_opinion"]
    assert other.get(f"/api/work-orders/{number}").status_code == 404
    take(asked, number, "joint-review-opinions", opinion="管网已移交水利局。")
    assert asked.get(f"/api/work-orders/{number}").json()["steps"] == []
    assert refused(asked, number, "joint-review-opinions", opinion="再说一次") == (409, "opinion_already_given")
    assert refused(sender, number, "joint-review-opinions", opinion="不归我们") == (403, "opinion_not_asked")

    # Then the conclusion designates, the send-back is decided by it, and the clock of whoever keeps it won nothing.
    due_at = due_moments(number)["handle"]
    conclusion = {"department_code": "dongshan-water", "supporting_codes": ["market"], "basis": "会商纪要第3号"}
    refusal = refused(house("dispatcher"), number, "joint-review-conclusions", **conclusion)
    assert refusal == (403, "not_permitted")
    shown = take(house("dispatch_reviewer"), number, "joint-review-conclusions", **conclusion, note="由水利局牵头")
    assert shown["stage"] == "dispatched"
    assert parts_of(number) == {"dongshan-water": "lead", "market": "supporting"}
    assert due_moments(number)["handle"] == due_at
    order = WorkOrder.objects.get(number=number)
    assert (order.is_designated, order.send_back_count, Approval.objects.get().outcome) == (True, 0, "refused")
    assert asked.get(f"/api/work-orders/{number}").status_code == 404
    assert refused(sender, number, "send-backs", **SEND_BACK) == (409, "send_back_not_permitted")


def test_a_request_is_declined_with_the_lawful_way_and_archived(house: House) -> None:
    agent = house("agent")
    number = house.registered(title="对法院判决不服")
    grounds = {
        one["ground"]: one["lawful_way"]["zh"] for one in agent.get("/api/work-orders/declination-grounds").json()
    }

    assert refused(agent, number, "declinations", ground="no_wish") == (422, "invalid_input")
    shown = take(agent, number, "declinations", ground="litigation", explanation="判决已生效")

    assert shown["stage"] == "declined"
    details = shown["history"][-1]["details"]  # type: ignore[index]
    assert details == {"ground": "litigation", "lawful_way": grounds["litigation"]}
    take(house("reviewer"), number, "archivings")


def test_a_county_passes_on_to_its_town_over_http(house: House) -> None:
    number = house.dispatched("dongshan")
    county = house("department_clerk", "dongshan")

    shown = take(county, number, "downward-dispatches", department_code="dongshan-cheng", note="请现场核实")

    assert shown["department"]["code"] == "dongshan-cheng"  # type: ignore[index]
    assert refused(county, number, "downward-dispatches", department_code="market") == (422, "department_not_below")


@pytest.mark.parametrize(
    ("role", "what", "body"),
    [
        ("department_clerk", "downward-dispatches", {"department_code": "dongshan-cheng"}),
        ("department_clerk", "send-backs", SEND_BACK),
        ("department_clerk", "joint-review-opinions", {"opinion": "不归我们"}),
    ],
)
def test_a_departments_step_on_another_ones_work_order_finds_nothing(
    house: House, role: str, what: str, body: dict[str, object]
) -> None:
    number = house.dispatched("dongshan-water")

    assert refused(house(role, "market"), number, what, **body) == (404, "not_found")


@pytest.mark.parametrize(
    ("allowed", "what", "body"),
    [
        ("dispatcher", "recalls", {"reason": "误派"}),
        ("dispatcher", "redispatches", {"department_code": "market"}),
        ("dispatcher", "joint-reviews", {"reason": "权属不清", "department_codes": ["market"]}),
        ("dispatcher", "recusals", {"account": "zhang", "reason": "被点名"}),
        ("dispatch_reviewer", "designations", {"department_code": "market"}),
        ("dispatch_reviewer", "send-back-decisions", {"outcome": "upheld"}),
        ("dispatch_reviewer", "joint-review-conclusions", {"department_code": "market", "basis": "纪要"}),
        ("agent", "declinations", {"ground": "secrecy"}),
        ("agent", "transfers", {"service": "119", "note": "着火"}),
        ("agent", "transfer-returns", {"reason": "非警务"}),
    ],
)
def test_a_step_is_refused_to_the_wrong_role_and_at_the_wrong_stage(
    house: House, allowed: str, what: str, body: dict[str, object]
) -> None:
    number = house.dispatched()
    assert refused(house("handler", "dongshan-water"), number, what, **body) == (403, "not_permitted")
    take(house("handler", "dongshan-water"), number, "acknowledgements")
    if what in {"redispatches", "recusals", "designations"}:
        number = house.registered()
        WorkOrder.objects.filter(number=number).update(stage="archived")

    assert refused(house(allowed), number, what, **body) == (409, "stage_not_reachable")
