"""A year is evaluated over HTTP: targets, self-evaluation, a project with every stage, a survey, an appeal, a closed
recommendation."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from tests.scenarios.appraising import Body, Evaluation, completed, opens_project, people, the
from tests.scenarios.handling import Hand, hand
from tests.support import JobRunner, PageClient

from hotline.modules.appraisal.tests.year import SCHEME, declared
from hotline.modules.surveys.models import Survey, SurveyAnswer
from hotline.modules.surveys.tests.designs import PLAIN, answers_of_58

__all__ = ["completed", "hand", "people"]
pytestmark = pytest.mark.django_db


def test_a_year_is_evaluated_from_its_targets_to_a_closed_recommendation(
    people: Evaluation, completed: list[str], hand: Hand, run_jobs: JobRunner
) -> None:
    does, refusal = people.does, people.refusal
    _declares(people)
    _evaluates_itself(people)
    project = opens_project(people)
    assert refusal(people.lead, f"appraisal/stages/{people.stage(project, 'draft')}/starts") == (
        409,
        "stage_out_of_order",
    )
    offered = {one["kind"]: one["moves"] for one in people.project(project)["stages"]}  # type: ignore[attr-defined]
    assert (offered["draft"], offered["sampling"]) == (["start"], ["start", "skip"])
    people.goes_through(project, "plan", people.lead)
    review = people.stage(project, "plan_review")
    does(people.lead, f"appraisal/stages/{review}/starts")
    assert refusal(people.lead, f"appraisal/stages/{review}/ends", text="x") == (403, "appraisal_own_work")
    does(people.colleague, f"appraisal/stages/{review}/ends", text="方案可行")

    _checks_documents(people, project)
    does(people.lead, f"appraisal/stages/{people.stage(project, 'on_site')}/omissions", text="以线上核查代替")
    _samples(people, project, completed)
    _asks_the_public(people, project, hand)
    _compares_costs(people, project)

    people.goes_through(project, "draft", people.lead)
    people.goes_through(project, "draft_review", people.colleague)
    people.goes_through(project, "final", people.lead)
    final = people.project(project)
    assert (final["state"], final["total_by_rule"]) == ("final", _total(people))
    assert refusal(people.lead, f"appraisal/projects/{project}/documents", name="x", asked_of="y", due_on="2024-06-01")[
        1
    ] == ("project_is_final")

    _appeals(people, project, hand)
    _follows_recommendation(people, project, hand)
    does(people.department, f"appraisal/projects/{project}/result-uses", budget_suggestion="keep", note="按上年安排")
    assert the(people.project(project)["entries"])["facts"] == {"budget_suggestion": "keep"}
    _prints_the_report(people)


def _declares(people: Evaluation) -> None:
    targets = [
        {"leaf_code": one.leaf_code, "yearly": one.yearly, "midterm": one.midterm}
        for one in declared(answer_rate="≥90%")
    ]
    made = people.does(people.unit, "appraisal/targets", scheme=SCHEME, yearly_goal="办好热线", targets=targets)
    table = the(made["tables"])["id"]
    people.does(people.department, f"appraisal/targets/{table}/reviews", text="目标基本合理")
    held = people.does(people.department, f"appraisal/targets/{table}/approvals", text="批复1号")
    assert held["in_force"] == 1
    assert [the(held["findings"], 0)["code"]] == ["target_changed"]


def _evaluates_itself(people: Evaluation) -> None:
    leaves = people.unit.get(f"/api/appraisal/leaves?scheme={SCHEME}").json()
    short = {one["code"]: {"reason": "原因", "measure": "措施"} for one in leaves if one["is_short"]}
    assert people.refusal(people.unit, "appraisal/self-evaluations", scheme=SCHEME) == (422, "deviations_unexplained")
    answer = people.unit.post_json("/api/appraisal/self-evaluations", {"scheme": SCHEME, "deviations": short})
    assert answer.status_code == 201, answer.content.decode()
    mine = answer.json()[0]
    reviewed = people.department.post_json(
        f"/api/appraisal/self-evaluations/{mine['id']}/reviews",
        {
            "mark": "89",
            "is_causal": True,
            "is_economical": True,
            "has_no_double": True,
            "opinion": "自评客观",
            "budget_suggestion": "keep",
        },
    ).json()[0]
    assert (reviewed["state"], reviewed["review"]["grade"]) == ("reviewed", "良")


def _checks_documents(people: Evaluation, project: int) -> None:
    does = people.does
    does(people.lead, f"appraisal/stages/{people.stage(project, 'documents')}/starts")
    asked = does(
        people.lead, f"appraisal/projects/{project}/documents", name="合同", asked_of="中心", due_on="2024-06-01"
    )
    document = the(asked["documents"])["id"]
    end = f"appraisal/stages/{people.stage(project, 'documents')}/ends"
    assert people.refusal(people.lead, end, text="齐了") == (409, "stage_unfinished")
    does(people.unit, f"appraisal/documents/{document}/hand-ins", reference="档案2023-17")
    does(people.lead, f"appraisal/documents/{document}/checks", is_complete=False, note="缺补充合同")
    does(people.unit, f"appraisal/documents/{document}/hand-ins", reference="档案2023-17、18")
    does(people.lead, f"appraisal/documents/{document}/checks", is_complete=True)
    done = does(people.lead, end, text="资料齐全")
    assert [one["move"] for one in the(done["documents"])["entries"]] == [  # type: ignore[attr-defined]
        "ask",
        "hand_in",
        "refuse_document",
        "hand_in",
        "accept_document",
    ]


def _samples(people: Evaluation, project: int, completed: list[str]) -> None:
    does = people.does
    does(people.lead, f"appraisal/stages/{people.stage(project, 'sampling')}/starts")
    wanted = {"first_day": "2023-01-01", "last_day": "2023-12-31", "size": 6, "seed": "2024-06-11"}
    first = the(does(people.lead, f"appraisal/projects/{project}/draws", **wanted)["draws"])
    again = the(does(people.lead, f"appraisal/projects/{project}/draws", **wanted)["draws"])
    numbers = [[str(one["number"]) for one in draw["orders"]] for draw in (first, again)]  # type: ignore[attr-defined]
    assert numbers[0] == numbers[1] and set(numbers[0]) <= set(completed)
    assert [(one["population"], one["drawn"]) for one in first["strata"]] == [(8, 4), (4, 2)]  # type: ignore[attr-defined]
    orders = [one["id"] for draw in (first, again) for one in draw["orders"]]  # type: ignore[attr-defined]
    assert people.refusal(people.lead, f"appraisal/sampled-orders/{orders[0]}/findings", is_faulty=True)[0] == 422
    for place, order in enumerate(orders):
        found = does(
            people.lead,
            f"appraisal/sampled-orders/{order}/findings",
            is_faulty=place == 0,
            finding="回复超时" * (not place),
        )
    judged = the(found["draws"], 0)
    assert (judged["judged"], judged["faulty"], judged["error_rate"]) == (6, 1, "16.67%")
    assert judged["interval"] == ["3.01%", "56.35%"]
    does(people.lead, f"appraisal/stages/{people.stage(project, 'sampling')}/ends", text="抽查完成")


def _asks_the_public(people: Evaluation, project: int, hand: Hand) -> None:
    does = people.does
    does(people.lead, f"appraisal/stages/{people.stage(project, 'questionnaire')}/starts")
    version = does(people.unit, "questionnaires", code="satisfaction", design=PLAIN)["id"]
    assert people.refusal(people.unit, f"questionnaires/{version}/decisions", is_published=True)[0] == 403
    does(people.lead, f"questionnaires/{version}/decisions", is_published=True)
    opening: Body = {
        "version_id": version,
        "title": "满意度调查",
        "population": "全市居民",
        "opens_at": hand.at.isoformat(),
        "closes_at": (hand.at + timedelta(days=7)).isoformat(),
    }
    survey = does(people.lead, "surveys", **opening)
    does(people.lead, f"appraisal/projects/{project}/surveys", survey_id=survey["id"])
    token = str(survey["link"]).rpartition("/s/")[2]
    visitor = PageClient()
    assert visitor.get(f"/api/survey-answers/{token}").json()["design"]["questions"][0]["code"] == "knows"
    feed = f"appraisal/projects/{project}/leaf-feeds"
    use = {"survey_id": survey["id"], "leaf_code": "public_satisfaction"}
    for place, answers in enumerate(answers_of_58()):
        if place == 29:
            hand.move_on(minutes=2)
        SurveyAnswer.objects.create(survey=Survey.objects.get(), answers=answers, answered_on=hand.at.date())
    refused = visitor.post_json(f"/api/survey-answers/{token}", {"answers": {"knows": "yes"}})
    assert (refused.status_code, refused.json()["field"]) == (422, "answers.called")
    assert people.refusal(people.lead, feed, **use) == (409, "survey_not_closed")
    hand.move_on(days=8)
    assert visitor.post_json(f"/api/survey-answers/{token}", {"answers": {}}).json()["code"] == "survey_not_open"
    analysis = people.lead.get(f"/api/surveys/{survey['id']}/analysis").json()
    assert (analysis["satisfaction"], analysis["survey"]["answers"]) == ("94.83%", 58)
    appendix = Document(BytesIO(people.lead.get(f"/api/surveys/{survey['id']}/paper").content))
    assert any("55 ÷ 58＝94.83%" in paragraph.text for paragraph in appendix.paragraphs)
    assert [cell.text for cell in appendix.tables[0].rows[1].cells] == ["是", "57", "98.28%"]
    does(people.lead, feed, **use)
    leaves = people.lead.get(f"/api/evaluations/{SCHEME}").json()["tree"]
    fed = next(
        leaf
        for level in leaves
        for group in level["groups"]
        for leaf in group["leaves"]
        if leaf["code"] == use["leaf_code"]
    )
    assert (fed["shown"], fed["mark_by_rule"]) == ("94.83%", "7.00")
    assert "第1版" in fed["evidence"] and "58" in fed["evidence"]
    does(people.lead, f"appraisal/stages/{people.stage(project, 'questionnaire')}/ends", text="回收58份")


def _compares_costs(people: Evaluation, project: int) -> None:
    for place, yuan, agents in (("甲市", "5197000", 76), ("乙区", "2289496", 20), ("丙省", "2000000", 33)):
        people.does(
            people.lead,
            f"appraisal/projects/{project}/costs",
            place=place,
            cost_yuan=yuan,
            agents=agents,
            source="网上公开的中标公告",
        )
    found = people.does(
        people.lead,
        f"appraisal/projects/{project}/costs",
        place="本市",
        is_ours=True,
        cost_yuan="2560000",
        source="合同",
    )
    costs = {one["place"]: one["per_agent_ten_thousand"] for one in found["costs"]}  # type: ignore[attr-defined]
    assert costs == {"本市": "6.400", "甲市": "6.838", "乙区": "11.447", "丙省": "6.061"}
    assert the(found["costs"], 0)["per_call"] == "12.86"
    assert the(found["comparison"], 0)["is_below_all"] is False


def _total(people: Evaluation) -> str:
    return str(people.lead.get(f"/api/evaluations/{SCHEME}").json()["total_by_rule"])


def _appeals(people: Evaluation, project: int, hand: Hand) -> None:
    before = people.project(project)
    objection: Body = {"leaf_code": "sustainability", "ground": "人员已经到位", "evidence": "劳动合同20份"}
    raised = people.does(people.unit, f"appraisal/projects/{project}/appeals", **objection)
    appeal = the(raised["appeals"])["id"]
    assert people.refusal(people.unit, f"appraisal/projects/{project}/appeals", **objection) == (409, "appeal_stands")
    accept = f"appraisal/appeals/{appeal}/acceptances"
    assert people.refusal(people.lead, accept, text="属实") == (409, "mark_unchanged")
    answers = {"staff_sufficient": "full", "funds_lasting": "full"}
    correction = {"leaf": "sustainability", "answers": answers, "evidence": "核对劳动合同"}
    people.does(people.lead, accept, text="属实，予以更正", correction=correction)
    after = people.project(project)
    assert Decimal(str(after["total_by_rule"])) == Decimal(str(before["total_by_rule"])) + 3
    new = people.lead.get(f"/api/appraisal/snapshots/{after['result_id']}").json()
    old = people.lead.get(f"/api/appraisal/snapshots/{before['result_id']}").json()
    assert (new["replaces"], old["replaced_by"]) == (old["id"], new["id"])
    assert old["total_by_rule"] == before["total_by_rule"]
    hand.move_on(days=11)
    late = {**objection, "leaf_code": "answer_rate"}
    assert people.refusal(people.unit, f"appraisal/projects/{project}/appeals", **late) == (409, "appeal_too_late")


def _follows_recommendation(people: Evaluation, project: int, hand: Hand) -> None:
    due = (hand.at + timedelta(days=30)).date().isoformat()
    advised = people.does(
        people.lead,
        f"appraisal/projects/{project}/recommendations",
        addressed_to="市大数据服务中心",
        problem="知识库更新不及时",
        text="建立知识库管理制度",
        due_on=due,
    )
    number = the(advised["recommendations"])["id"]
    hand.move_on(days=31)
    (late,) = people.lead.get("/api/appraisal/recommendations").json()
    assert late["is_overdue"]
    path = f"appraisal/recommendations/{number}"
    assert people.refusal(people.lead, f"{path}/closures", text="x")[1] == "appraisal_move_not_reachable"
    for page, step, text in (
        (people.unit, "replies", "已起草制度"),
        (people.lead, "returns", "请附正式文件"),
        (people.unit, "replies", "制度已印发"),
        (people.colleague, "closures", "核对文件原件"),
    ):
        answer = page.post_json(f"/api/{path}/{step}", {"text": text})
        assert answer.status_code == 200, answer.content.decode()
    (closed,) = answer.json()
    assert (closed["state"], closed["is_overdue"]) == ("closed", False)
    assert [one["note"] for one in closed["entries"]][-1] == "核对文件原件"


# What stands in the full report because it is on record, in the order of its chapters.
ON_RECORD = (
    "办好热线",
    "本次评价为财政评价，由市财政局组织实施。",
    "采用资料核查、工单抽样复核、问卷调查（公众评判法）、成本比较法",
    "方案可行。",
    "调取资料1份。资料齐全。",
    "未开展。原因：以线上核查代替。",
    "从2023年1月1日至2023年12月31日办结的12件工单中分层随机抽取6件复核，已复核6件，发现问题1件，差错率16.67%",
    "总体差错率在3.01%—56.35%之间",
    "发现的问题：回复超时。",
    "主管部门审核情况：审核得分89.00分，核定等级为“良”。自评客观。投入与产出具有因果关系",
    "本市话务员人均成本6.400万元，低于3个可比对象的平均水平8.115万元。",
    "知识库更新不及时",
    "对市大数据服务中心的建议",
    "建立知识库管理制度。请于",
    "2024年5月29日收到对“可持续影响”得分的申诉（人员已经到位），经复核予以采纳：属实，予以更正。",
    "提出下年度预算安排建议为“保持”（按上年安排）。",
)


def _prints_the_report(people: Evaluation) -> None:
    """The full report says what the process has on record, and its marks are those of the scorecard."""
    path = f"/api/evaluations/{SCHEME}/papers/evaluation-report"
    word = Document(BytesIO(people.lead.get(f"{path}?format=docx").content))
    text = "".join(one.text for one in word.paragraphs)
    cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert [said for said in ON_RECORD if said not in text and said not in cells] == []
    (progress,) = (one for one in cells if "已落实" in one)
    assert progress.endswith("已落实：核对文件原件。")
    assert {"39", "67.24%", "原因：原因。\n改进措施：措施。"} <= cells
    (scores,) = (table for table in word.tables if table.rows[0].cells[-1].text == "评价得分")
    tree = people.lead.get(f"/api/evaluations/{SCHEME}").json()["tree"]
    leaves = [leaf for level in tree for group in level["groups"] for leaf in group["leaves"]]
    printed = {row.cells[2].text: row.cells[-1].text for row in scores.rows[1:-1]}
    assert printed == {leaf["name"]: leaf["mark_by_rule"] or leaf["mark_stated"] for leaf in leaves}
    assert scores.rows[-1].cells[-1].text == _total(people)
