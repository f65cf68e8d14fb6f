"""People are asked once each and anonymously; a vendor is supervised; a project is read in constantly many queries."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from tests.scenarios.appraising import Body, Evaluation, completed, opens_project, people
from tests.scenarios.handling import Hand, hand
from tests.support import JobRunner, PageClient

from hotline.modules.analytics.tests.builders import local
from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.surveys.models import Invitation, SurveyAnswer
from hotline.modules.surveys.tests.designs import PLAIN

__all__ = ["completed", "hand", "people"]
pytestmark = pytest.mark.django_db


def test_an_invited_sample_answers_once_each_and_nobody_knows_who_said_what(
    people: Evaluation, completed: list[str], hand: Hand, run_jobs: JobRunner
) -> None:
    version = people.does(people.unit, "questionnaires", code="satisfaction", design=PLAIN)["id"]
    people.does(people.lead, f"questionnaires/{version}/decisions", is_published=True)
    survey = people.does(
        people.lead,
        "surveys",
        version_id=version,
        title="满意度调查",
        population="第一季度办结工单的诉求人",
        opens_at=hand.at.isoformat(),
        closes_at=(hand.at + timedelta(days=7)).isoformat(),
        sample={"first_day": "2023-01-01", "last_day": "2023-03-31", "size": 4, "seed": "1"},
    )
    assert (survey["invited"], survey["link"]) == (4, None)
    texts = list(OutgoingMessage.objects.filter(subject=f"survey:{survey['id']}").values_list("text", flat=True))
    assert len(texts) == 4
    token = texts[0].partition("/s/")[2].partition(" ")[0]
    visitor = PageClient()
    body: Body = {"answers": {"knows": "yes", "called": "no", "overall": "satisfied"}}
    assert visitor.post_json(f"/api/survey-answers/{token}", body).status_code == 200
    again = visitor.post_json(f"/api/survey-answers/{token}", body)
    assert (again.status_code, again.json()["code"]) == (409, "survey_invitation_used")
    assert visitor.get(f"/api/survey-answers/{token}x").json()["code"] == "survey_link_unknown"
    assert Invitation.objects.filter(is_used=True).count() == 1
    fields = {field.name for field in SurveyAnswer._meta.get_fields()}
    assert fields == {"id", "survey", "answers", "answered_on"}
    found = people.lead.get(f"/api/surveys/{survey['id']}/analysis").json()
    assert (found["is_withheld"], found["response_rate"]) == (True, "25.00%")
    assert all(not one["answered"] for one in found["questions"])
    book = people.lead.get(f"/api/surveys/{survey['id']}/workbook")
    assert book.content.startswith(b"PK")


def test_a_vendor_is_supervised_and_its_base_data_checked_against_records(people: Evaluation, hand: Hand) -> None:
    stated = people.does(
        people.vendor,
        "appraisal/base-data",
        vendor="话务公司",
        year=2023,
        figures={"calls": "199133", "answer_rate": "98.7%", "work_orders": "239345", "training_result": "优"},
    )
    verdicts = {one["item"]: (one["verdict"], one["recorded"]) for one in stated["figures"]}  # type: ignore[attr-defined]
    assert verdicts == {
        "calls": ("agrees", "199133"),
        "answer_rate": ("differs", "97.4%"),
        "work_orders": ("differs", "215371"),
        "training_result": ("not_checked", ""),
    }
    assert stated["differences"] == 2
    body: Body = {"sheet": "supervision-monthly", "vendor": "话务公司", "firm": "监理公司"}
    assert people.refusal(people.firm, "appraisal/assessments", **body, period="2024-05")[0] == 422
    line = {"code": "outages", "value": 1, "evidence": "3月4日机房断电"}
    month = people.does(people.firm, "appraisal/assessments", **body, period="2023-03", lines=[line])
    assert len(month["lines"]) == 28  # type: ignore[arg-type]
    assert int(str(month["missed"])) >= 1
    issued = people.firm.post_json(
        "/api/appraisal/rectifications",
        {
            "addressed_to": "话务公司",
            "problem": "机房断电致中断",
            "demand": "更换应急电源",
            "due_on": "2024-06-20",
            "assessment_id": month["id"],
            "line_code": "outages",
        },
    ).json()[0]
    assert issued["number"] == "整改〔2024〕1号"
    path = f"appraisal/rectifications/{issued['id']}"
    assert people.refusal(people.firm, f"{path}/replies", text="x") == (403, "not_permitted")
    hand.move_to(local("2024-06-21 09:00:00"))
    assert people.firm.get("/api/appraisal/rectifications").json()[0]["is_overdue"]
    assert people.vendor.post_json(f"/api/{path}/replies", {"text": "已更换"}).status_code == 200
    closed = people.firm.post_json(f"/api/{path}/closures", {"text": "现场复查合格"}).json()[0]
    assert (closed["state"], closed["is_overdue"]) == ("closed", False)
    printed = Document(BytesIO(people.firm.get(f"/api/{path}/paper").content))
    words = "".join(paragraph.text for paragraph in printed.paragraphs)
    assert all(part in words for part in ("整改〔2024〕1号", "机房断电致中断", "已更换", "现场复查合格"))


def test_a_project_is_read_in_as_many_queries_however_much_is_in_it(
    people: Evaluation, completed: list[str], hand: Hand
) -> None:
    project = opens_project(people)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            people.project(project)
        return len(captured)

    before = queries()
    for place in range(5):
        people.does(
            people.lead,
            f"appraisal/projects/{project}/documents",
            name=f"{place}",
            asked_of="中心",
            due_on="2024-06-01",
        )
        people.does(
            people.lead,
            f"appraisal/projects/{project}/recommendations",
            addressed_to="中心",
            problem="问题",
            text="建议",
            due_on="2024-06-01",
        )
    wanted = {"first_day": "2023-01-01", "last_day": "2023-12-31", "size": 10, "seed": "1"}
    people.does(people.lead, f"appraisal/projects/{project}/draws", **wanted)
    # The history of what is empty is not asked for at all.
    assert queries() <= before + 5
    filled = queries()
    people.does(people.lead, f"appraisal/projects/{project}/draws", **wanted)
    assert queries() == filled
