"""A project's money over HTTP: budget, contract, request, signatures, payment, and the pages that show them."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document as Word
from tests.support import City, ClientFactory, PageClient

PAYMENT = {
    "line": "service", "year": 2023, "amount": "1000.00", "kind": "progress", "purpose": "话务服务费",
    "payee": "某公司", "contract": "HT-1",
}  # fmt: skip


def ask(page: PageClient, path: str, body: Mapping[str, object], status: int = 201) -> dict[str, object]:
    answer = page.post_json(f"/api/{path}", body)
    assert answer.status_code == status, answer.content.decode()
    told: dict[str, object] = answer.json()
    return told


def keep_books(officer: PageClient) -> int:
    ask(officer, "contract-projects", {"code": "hotline", "name": "热线运维", "owner": "热线中心"})
    ask(officer, "contract-projects/hotline/lines", {"code": "service", "name": "委托业务费"})
    paper = {
        "kind": "initial", "line": "service", "year": 2023, "amount": "256000.00", "decided_on": "2023-01-10",
        "document_number": "〔2023〕1号",
    }  # fmt: skip
    ask(officer, "contract-projects/hotline/budget-entries", paper)
    signed = {
        "number": "HT-1", "name": "热线服务", "kind": "service", "vendor": "某公司", "amount": "256000",
        "signed_on": "2022-12-20", "service_from": "2023-01-01", "service_until": "2023-12-31", "line": "service",
        "parts": [{"code": "wages", "name": "工资", "amount": "256000"}],
    }  # fmt: skip
    return int(str(ask(officer, "contract-projects/hotline/contracts", signed)["id"]))


@pytest.mark.django_db
def test_money_is_asked_for_signed_and_paid(city: City, signed_in_client: ClientFactory) -> None:
    officer, head, finance = (signed_in_client(role) for role in ("contract_officer", "hotline_head", "finance_staff"))
    contract = keep_books(officer)
    chain = [
        {"code": "handler", "name_zh": "经手人", "name_en": "handler"},
        {"code": "head", "name_zh": "部门领导", "name_en": "head", "roles": ["hotline_head"]},
    ]
    policy = {
        "chain": chain, "execution_lag": "0.25", "settlement_days": 90, "assessment_days": 30,
        "utilisation_limit": "1.2", "service_indicator": "work_orders",
    }  # fmt: skip
    assert ask(officer, "contract-policy", policy)["number"] == 1

    number = ask(officer, "contract-projects/hotline/payment-requests", PAYMENT)["number"]
    mine = head.get("/api/payment-requests?view=my_turn").json()["items"]
    assert [(one["number"], one["waits_for"]) for one in mine] == [(number, "部门领导")]
    assert officer.get("/api/payment-requests?view=my_turn").json()["items"] == []
    returned = ask(head, f"payment-requests/{number}/returns", {"reason": "缺发票"}, 200)
    assert (returned["state"], returned["offers"]) == ("returned", [])
    ask(officer, f"payment-requests/{number}/submissions", PAYMENT | {"document_numbers": "发票1"}, 200)
    assert ask(head, f"payment-requests/{number}/signatures", {}, 200)["state"] == "approved"
    paid = ask(finance, f"payment-requests/{number}/payments", {"paid_on": "2023-06-20", "number": "记-1"}, 200)

    assert paid["state"] == "paid"
    paper = officer.get(f"/api/payment-requests/{number}/paper?format=docx")
    cells = [cell.text for table in Word(BytesIO(paper.content)).tables for row in table.rows for cell in row.cells]
    assert {"话务服务费", "1,000.00", "经手人", "部门领导"} <= set(cells)
    shown = finance.get(f"/api/contracts/{contract}").json()
    assert (shown["paid"], shown["left"], shown["findings"]) == ("1000.00", "255000.00", [])
    (year,) = finance.get("/api/contract-projects").json()["items"][0]["years"]
    assert (year["paid"], year["execution_shown"]) == ("1000.00", "0.39%")
    behind = {one["code"] for one in finance.get("/api/contract-projects/hotline").json()["findings"]}
    assert behind == {"execution_behind"}


@pytest.mark.django_db
def test_lists_of_money_take_as_many_queries_for_many_as_for_few(city: City, signed_in_client: ClientFactory) -> None:
    officer = signed_in_client("contract_officer")
    contract = keep_books(officer)
    addresses = (
        "/api/payment-requests?view=open",
        "/api/payment-requests?view=my_turn",
        "/api/contract-projects",
        "/api/contract-projects/hotline",
        f"/api/contracts/{contract}",
    )

    def counted() -> list[int]:
        numbers = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert officer.get(address).status_code == 200
            numbers.append(len(captured))
        return numbers

    ask(officer, "contract-projects/hotline/payment-requests", PAYMENT)
    few = counted()
    for place in range(5):
        ask(officer, "contract-projects/hotline/payment-requests", PAYMENT)
        ask(officer, "contract-projects", {"code": f"project-{place}", "name": "项目", "owner": "热线中心"})

    assert counted() == few
    page = officer.get("/api/payment-requests?view=open&limit=4").json()
    rest = officer.get(f"/api/payment-requests?view=open&limit=4&cursor={page['next_cursor']}").json()
    assert (len(page["items"]), len(rest["items"]), rest["next_cursor"]) == (4, 2, None)
