"""A project with a budget of 270,000 yuan on two lines, and the people who keep its books."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from tests.support import PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.contracts.actions import keep_budget, request_payment, sign_contract
from hotline.modules.contracts.actions.publish_policy import publish_policy
from hotline.modules.contracts.models import BudgetEntry, Contract, PaymentRequest
from hotline.modules.contracts.rules.approval import ChainStep
from hotline.modules.contracts.rules.contract import ContractFile, Part
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import AssessmentKind, BudgetEntryKind, ContractKind, PaymentKind
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.scoring.public import Text

PROJECT, CONTRACT = "hotline", "HT-2023-01"
CHAIN = (
    ChainStep(code="handler", name=Text("经手人", "handler")),
    ChainStep(code="department_head", name=Text("部门领导", "head"), roles=("hotline_head",)),
    ChainStep(code="finance_staff", name=Text("财务人员", "finance"), roles=("finance_staff",)),
)


@dataclass
class Office:
    """The people of a project and its books, on a day in 2024."""

    at: datetime
    officer: Actor
    head: Actor
    finance: Actor
    leader: Actor

    def paper(self, kind: BudgetEntryKind, amount: str, **changes: object) -> BudgetEntry:
        """Write a paper down."""
        facts: dict[str, object] = {
            "line": "service", "year": 2023, "decided_on": date(2023, 1, 10), "document_number": "〔2023〕1号",
        }  # fmt: skip
        wanted = keep_budget.Paper(kind=kind, amount=Decimal(amount), **(facts | changes))  # type: ignore[arg-type]
        return keep_budget.record_budget_entry(project=PROJECT, paper=wanted, by=self.officer, at=self.at)

    def sign(self, **changes: object) -> Contract:
        """Write a contract of 256,000 yuan down, of which 26,000 are held."""
        facts: dict[str, object] = {
            "number": CONTRACT, "name": "热线话务服务", "kind": ContractKind.SERVICE, "vendor": "某信息技术有限公司",
            "amount": Decimal("256000.00"), "signed_on": date(2022, 12, 20), "service_from": date(2023, 1, 1),
            "service_until": date(2023, 12, 31), "line": "service", "agents": 40, "assessed": AssessmentKind.YEARLY,
            "parts": (
                Part("wages", "工资社保", Decimal("230000.00")),
                Part("management", "管理费", Decimal("26000.00"), is_held=True),
            ),
        }  # fmt: skip
        file = ContractFile(**(facts | changes))  # type: ignore[arg-type]
        return sign_contract.record_contract(project=PROJECT, file=file, by=self.officer, at=self.at)

    def wish(self, amount: str, **changes: object) -> request_payment.Wish:
        """Money asked for on the contract."""
        facts: dict[str, object] = {
            "line": "service", "year": 2023, "kind": PaymentKind.PROGRESS, "purpose": "话务服务费",
            "payee": "某信息技术有限公司", "contract": CONTRACT,
        }  # fmt: skip
        return request_payment.Wish(amount=Decimal(amount), **(facts | changes))  # type: ignore[arg-type]

    def submit(self, amount: str, **changes: object) -> PaymentRequest:
        """Ask for it."""
        return self.submit_as(self.officer, amount, **changes)

    def submit_as(self, by: Actor, amount: str, **changes: object) -> PaymentRequest:
        """Have somebody else ask for it."""
        wish = self.wish(amount, **changes)
        return request_payment.submit_payment_request(project=PROJECT, wish=wish, by=by, at=self.at)


@pytest.fixture
def office(profile: HotlineProfile, person: PersonFactory, at: datetime) -> Office:
    def somebody(role: str) -> Actor:
        return actor_of(person(role))

    made = Office(
        at + timedelta(days=300),
        somebody("contract_officer"),
        somebody("hotline_head"),
        somebody("finance_staff"),
        somebody("unit_leader"),
    )
    keep_budget.open_project(code=PROJECT, name="热线运行维护", owner="大数据中心", by=made.officer, at=made.at)
    for code, name in (("service", "委托业务费"), ("office", "办公经费")):
        keep_budget.add_budget_line(project=PROJECT, code=code, name=name, by=made.officer)
    made.paper(BudgetEntryKind.INITIAL, "260000.00")
    made.paper(BudgetEntryKind.INITIAL, "10000.00", line="office")
    publish_policy(chain=CHAIN, terms=CheckTerms(), note="", by=made.head, at=made.at)
    return made
