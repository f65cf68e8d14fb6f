"""A composite of weighted rates and a scheme of deductions, written through the interface of the scheme editor."""

import json
from collections.abc import Mapping

import pytest
from tests.support import ClientFactory, PageClient

pytestmark = pytest.mark.django_db


def both(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def leaf(code: str, weight: str, rule: Mapping[str, object], **more: object) -> dict[str, object]:
    target = {"text": both("100%"), "at_least": "1"}
    named: dict[str, object] = {"code": code, "name": both(code), "weight": weight, "target": target}
    return named | {"rule_text": both("规则"), "display": {"unit": "percentage"}, "rule": rule} | more


def group(code: str, weight: str, *leaves: dict[str, object]) -> dict[str, object]:
    inner = {"code": f"{code}_all", "name": both(code), "weight": weight, "leaves": list(leaves)}
    return {"code": code, "name": both(code), "weight": weight, "groups": [inner]}


RATE = {"kind": "rate_times_weight"}
COMPOSITE = [
    group(
        "rates",
        "100",
        leaf("response", "30", RATE, indicator="response_rate"),
        leaf("resolution", "35", RATE, indicator="resolution_rate"),
        leaf("satisfaction", "35", RATE, indicator="satisfaction_rate"),
    )
]


def deducted(code: str, weight: str, rule: Mapping[str, object]) -> dict[str, object]:
    named: dict[str, object] = {"code": code, "name": both(code), "weight": weight, "target": {"text": both("无")}}
    return named | {"rule_text": both("每件扣0.5分"), "rule": rule}


LATE = {"kind": "occurrence_deduction", "occurrences": [{"code": "late", "name": both("逾期"), "deduction": "0.5"}]}
DISCLOSED = {"kind": "all_points_or_nothing", "points": [{"code": "disclosed", "name": both("已公开")}]}
LAWFUL = {"kind": "veto", "points": [{"code": "lawful", "name": both("无违规")}]}
DEDUCTIONS = [
    group(
        "deductions",
        "30",
        deducted("late_replies", "20", LATE),
        deducted("disclosure", "10", DISCLOSED),
        deducted("violation", "0", LAWFUL),
    )
    | {"kind": "deducted"}
]


def write(page: PageClient, code: str, levels: list[dict[str, object]], **more: object) -> dict[str, object]:
    body = {"code": code, "name": "榆安", "name_en": "Yuan", "year": 2026}
    draft = page.post_json("/api/scheme-drafts", body).json()
    content = draft["content"] | {"levels": levels} | more
    assert page.post_json("/api/scheme-checks", {"content": content}).json() == []
    answer = page.put(
        f"/api/scheme-drafts/{code}",
        json.dumps({"content": content, "revision": draft["revision"]}),
        content_type="application/json",
        headers={"X-CSRFToken": page.cookies["csrftoken"].value},
    )
    saved: dict[str, object] = answer.json()
    assert saved["faults"] == []
    return saved


def publish(page: PageClient, head: PageClient, code: str, revision: object) -> None:
    proposed = page.post_json(
        f"/api/scheme-drafts/{code}/proposals", {"revision": revision, "reason": "按本市考核办法"}
    )
    assert proposed.status_code == 200, proposed.content
    approved = head.post_json(f"/api/scheme-drafts/{code}/approvals", {"revision": proposed.json()["revision"]})
    assert approved.status_code in (200, 201), approved.content


def test_a_composite_of_weighted_rates_is_written_and_published(signed_in_client: ClientFactory, city: object) -> None:
    evaluator, head = signed_in_client("evaluator"), signed_in_client("hotline_head")
    saved = write(evaluator, "composite-2026", COMPOSITE)
    publish(evaluator, head, "composite-2026", saved["revision"])
    card = evaluator.get("/api/evaluations/composite-2026").json()
    leaves = card["tree"][0]["groups"][0]["leaves"]
    assert [(one["weight"], one["rule_kind"]) for one in leaves] == [
        ("30", "rate_times_weight"),
        ("35", "rate_times_weight"),
        ("35", "rate_times_weight"),
    ]
    assert card["leaves_without_value"] == 3


def test_deductions_from_a_hundred_are_written_published_and_marked(
    signed_in_client: ClientFactory, city: object
) -> None:
    evaluator, head = signed_in_client("evaluator"), signed_in_client("hotline_head")
    saved = write(evaluator, "deductions-2026", DEDUCTIONS, base="100")
    publish(evaluator, head, "deductions-2026", saved["revision"])
    entries = [
        {"leaf": "late_replies", "counts": {"late": 7}, "evidence": "台账"},
        {"leaf": "disclosure", "answers": {"disclosed": "full"}, "evidence": "网页"},
        {"leaf": "violation", "answers": {"lawful": "full"}, "evidence": "审计"},
    ]
    entered = evaluator.post_json("/api/evaluations/deductions-2026/entered-values", {"values": entries})
    assert entered.status_code in (200, 201), entered.content
    card = evaluator.get("/api/evaluations/deductions-2026").json()
    assert card["total_by_rule"] == "96.50"


def test_the_points_that_an_expert_gives_are_shown_as_points(signed_in_client: ClientFactory, city: object) -> None:
    evaluator, head = signed_in_client("evaluator"), signed_in_client("hotline_head")
    saved = write(
        evaluator, "expert-2026", [group("all", "30", leaf("plan", "30", {"kind": "expert_mark"}))], weight="30"
    )
    publish(evaluator, head, "expert-2026", saved["revision"])
    entry = {"leaf": "plan", "value": "27", "evidence": "专家评审"}
    assert evaluator.post_json("/api/evaluations/expert-2026/entered-values", {"values": [entry]}).status_code < 300
    (plan,) = evaluator.get("/api/evaluations/expert-2026").json()["tree"][0]["groups"][0]["leaves"]
    assert (plan["shown"], plan["mark_by_rule"]) == ("27", "27.00")
