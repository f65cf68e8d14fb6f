"""Reports over HTTP: who sees what, and a report's way from draft to delivery."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import ClientFactory, PageClient

from hotline.modules.reports import endpoints
from hotline.modules.reports.models import Report
from hotline.modules.reports.rules.reading import packaged_source
from hotline.modules.reports.rules.words import ReportType

from .city import SmallCity
from .test_drafting import AT, october


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "now", lambda: AT)


def post(page: PageClient, path: str, body: dict[str, object] | None = None, status: int = 200) -> dict[str, object]:
    answer = page.post_json(path, body)
    assert answer.status_code == status, answer.content
    found: dict[str, object] = answer.json()
    return found


def drafted(page: PageClient, first_day: str = "2023-10-17") -> dict[str, object]:
    return post(page, "/api/reports", {"kind": "monthly", "first_day": first_day}, 201)


def issue(analyst: PageClient, head: PageClient, report: dict[str, object]) -> dict[str, object]:
    path = f"/api/reports/{report['id']}"
    report = post(analyst, f"{path}/submissions", {"version": report["version"]})
    assert report["steps"] == []
    report = post(head, f"{path}/approvals", {"version": report["version"], "comment": "同意"})
    return post(analyst, f"{path}/issues", {"version": report["version"]})


def test_a_report_goes_from_draft_to_delivery(records: SmallCity, signed_in_client: ClientFactory) -> None:
    october(records)
    analyst, head = signed_in_client("analyst"), signed_in_client("hotline_head")

    report = drafted(analyst)
    assert (report["period"], report["state"], report["is_late"]) == ("2023年10月", "drafted", False)
    assert report["steps"] == ["edit", "refresh", "explain", "submit"]
    issued = issue(analyst, head, report)
    path = f"/api/reports/{report['id']}"
    delivered = post(analyst, f"{path}/deliveries", {"recipient": "市政府办公室", "means": "paper"})

    assert issued["number"] == "热线月报〔2023〕第1期"
    rows = delivered["deliveries"]
    assert isinstance(rows, list)
    assert [(row["recipient"], row["received_at"]) for row in rows] == [("市政府办公室", None)]
    steps = [event["step"] for event in delivered["events"]]  # type: ignore[attr-defined]
    assert steps == ["draft", "submit", "approve", "issue", "deliver"]
    (listed,) = analyst.get("/api/reports?kind=monthly").json()["items"]
    assert (listed["number"], listed["is_late"]) == ("热线月报〔2023〕第1期", False)


def test_drafts_are_seen_by_those_who_work_on_them_only(records: SmallCity, signed_in_client: ClientFactory) -> None:
    october(records)
    analyst, evaluator = signed_in_client("analyst"), signed_in_client("evaluator")
    report = drafted(analyst)

    assert evaluator.get("/api/reports").json()["items"] == []
    assert evaluator.get(f"/api/reports/{report['id']}").status_code == 404

    issue(analyst, signed_in_client("hotline_head"), report)
    shown = evaluator.get(f"/api/reports/{report['id']}").json()
    assert (shown["findings"], shown["steps"]) == ([], [])


def test_a_department_finds_only_its_own_work_orders_in_a_report(
    records: SmallCity, signed_in_client: ClientFactory
) -> None:
    october(records)
    (own,) = records.orders("2023-10-11", 1, department="housing", is_key_enterprise=True)
    (other,) = records.orders("2023-10-12", 1, department="market", is_key_enterprise=True)
    analyst = signed_in_client("analyst")
    report = issue(analyst, signed_in_client("hotline_head"), drafted(analyst))
    leader = signed_in_client("approving_leader", department=records.city.departments["housing"])
    path = f"/api/reports/{report['id']}"

    whole, shown = analyst.get(path).content.decode(), leader.get(path).content.decode()

    assert own.number in whole and other.number in whole
    assert own.number in shown and other.number not in shown


def test_pages_of_reports_take_as_many_queries_for_many_as_for_few(
    records: SmallCity, signed_in_client: ClientFactory
) -> None:
    october(records)
    analyst = signed_in_client("analyst")
    report = drafted(analyst)

    def queries() -> tuple[int, int]:
        counted = []
        for path in ("/api/reports", f"/api/reports/{report['id']}"):
            with CaptureQueriesContext(connection) as captured:
                assert analyst.get(path).status_code == 200
            counted.append(len(captured))
        return counted[0], counted[1]

    few = queries()
    for day in ("2023-07-01", "2023-08-01", "2023-09-01"):
        drafted(analyst, day)
    assert queries() == few


def test_a_template_is_read_tried_and_published(records: SmallCity, signed_in_client: ClientFactory) -> None:
    october(records)
    head = signed_in_client("hotline_head")
    source = packaged_source(ReportType.MONTHLY)
    path = "/api/report-templates/monthly"
    assert head.get(path).json()["source"] == source

    broken = head.post_json(f"{path}/previews", {"source": source.replace("value:call_volume", "value:joy", 1)})
    tried = post(head, f"{path}/previews", {"source": source, "day": "2023-10-01"})
    published = post(head, path, {"source": source, "reason": "按本市体例"}, 201)

    assert (broken.status_code, broken.json()["code"]) == (422, "report_template_fault")
    assert broken.json()["faults"][0]["place"] == "sections[0] overview.blocks[0].text: {{ value:joy }}"
    assert tried["period"] == "2023年10月"
    assert published["version"] == 1
    assert not Report.objects.exists()


def test_a_special_report_names_its_days_and_its_subject(records: SmallCity, signed_in_client: ClientFactory) -> None:
    october(records)
    body: dict[str, object] = {
        "kind": "special",
        "first_day": "2023-10-01",
        "last_day": "2023-10-20",
        "subject": "关于供水问题的专报",
        "scope": {"dimension": "channel", "key": "phone"},
    }
    report = post(signed_in_client("analyst"), "/api/reports", body, 201)
    assert (report["title"], report["scope_key"], report["due_at"]) == ("关于供水问题的专报", "phone", None)


def test_a_template_is_edited_by_section_and_its_faults_come_back_with_their_places(
    records: SmallCity, signed_in_client: ClientFactory
) -> None:
    october(records)
    analyst, head = signed_in_client("analyst"), signed_in_client("hotline_head")
    held = head.get("/api/report-templates/monthly").json()
    assert (held["version"], held["may_publish"]) == (0, True)
    assert analyst.get("/api/report-templates/monthly").json()["may_publish"] is False
    template = held["template"]
    assert [section["code"] for section in template["sections"] if section["required"]] == held["required"]

    template["sections"][0]["blocks"][0] = {"text": "本月来电{{ value:happiness }}个。"}
    wrong: dict[str, object] = {"source": json.dumps(template), "reason": "按本市体例"}
    told = post(head, "/api/report-templates/monthly", wrong, 422)
    assert [fault["place"] for fault in told["faults"]] == [  # type: ignore[attr-defined]
        "sections[0] overview.blocks[0].text: {{ value:happiness }}"
    ]
    template["sections"][0]["blocks"][0] = {"text": "本月来电{{ value:call_volume }}个。"}
    source = json.dumps(template)
    shown = post(head, "/api/report-templates/monthly/previews", {"source": source, "day": "2023-10-17"})
    kept = post(head, "/api/report-templates/monthly", {"source": source, "reason": "按本市体例"}, 201)

    assert [version["note"] for version in kept["versions"]] == ["按本市体例"]  # type: ignore[attr-defined]
    assert shown["content"]["sections"][0] == drafted(analyst)["content"]["sections"][0]  # type: ignore[index]


def test_a_special_report_says_by_name_what_it_is_about(records: SmallCity, signed_in_client: ClientFactory) -> None:
    october(records)
    analyst = signed_in_client("analyst")
    housing = records.city.departments["housing"]
    wanted = {"kind": "special", "first_day": "2023-10-01", "last_day": "2023-10-31", "subject": "专题"}
    scope = {"dimension": "department", "key": housing.code}

    report = post(analyst, "/api/reports", wanted | {"scope": scope}, 201)

    assert (report["scope_key"], report["scope_name"]) == (housing.code, housing.name)
