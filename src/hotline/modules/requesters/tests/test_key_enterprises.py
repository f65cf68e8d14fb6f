"""The red list of key enterprises, and how requesters are known again."""

from datetime import date, datetime, timedelta

import pytest
from tests.support import ClientFactory, PersonFactory

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.audit.public import AuditEntry
from hotline.modules.requesters.actions.list_enterprise import Listing, list_enterprise
from hotline.modules.requesters.actions.remember import Caller, remember
from hotline.modules.requesters.actions.remove_enterprise import remove_enterprise
from hotline.modules.requesters.errors import AlreadyListed, CreditCodeInvalid, NotListed, PersonWithCreditCode
from hotline.modules.requesters.models import KeyEnterprise, Requester
from hotline.modules.requesters.rules import RequesterKind
from hotline.modules.requesters.rules.credit_code import check_character
from hotline.modules.requesters.selectors import is_key_enterprise

pytestmark = pytest.mark.django_db

CODE = "91990100MA00000001"[:17] + check_character("91990100MA0000000")
OTHER_CODE = "91990100MA0000009" + check_character("91990100MA0000009")
TODAY = date(2023, 5, 8)


def listing(**changes: object) -> Listing:
    values: dict[str, object] = {
        "unified_credit_code": CODE,
        "name": "榆安装备制造有限公司",
        "contact": "王女士",
        "listed_from": TODAY,
        "listed_to": None,
        "reason": "市级重点项目",
    }
    return Listing(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def head(person: PersonFactory) -> Actor:
    return actor_of(person("hotline_head"))


def test_an_enterprise_is_a_key_one_from_its_listing_until_its_removal(head: Actor, at: datetime) -> None:
    list_enterprise(listing=listing(), by=head, at=at)
    assert [is_key_enterprise(CODE, on=TODAY + timedelta(days=days)) for days in (-1, 0, 30)] == [False, True, True]

    remove_enterprise(unified_credit_code=CODE, reason="项目已竣工", by=head, at=at + timedelta(days=30))

    on_the_list = [is_key_enterprise(CODE, on=TODAY + timedelta(days=days)) for days in (0, 29, 30)]
    assert on_the_list == [True, True, False]
    assert not is_key_enterprise("", on=TODAY)


def test_listing_and_removal_are_audited_with_their_reasons(head: Actor, at: datetime) -> None:
    list_enterprise(listing=listing(), by=head, at=at)
    removed = remove_enterprise(unified_credit_code=CODE, reason="项目已竣工", by=head, at=at)

    entries = AuditEntry.objects.filter(subject=f"key_enterprise:{CODE}").order_by("id")
    assert [(entry.action, entry.actor, entry.reason) for entry in entries] == [
        ("list_key_enterprise", head.account, "市级重点项目"),
        ("remove_key_enterprise", head.account, "项目已竣工"),
    ]
    assert (removed.removed_by_id, removed.removal_reason) == (head.person_id, "项目已竣工")


def test_an_enterprise_can_be_listed_again_after_its_removal(head: Actor, at: datetime) -> None:
    list_enterprise(listing=listing(), by=head, at=at)
    remove_enterprise(unified_credit_code=CODE, reason="暂停", by=head, at=at)

    again = list_enterprise(listing=listing(listed_to=TODAY + timedelta(days=365)), by=head, at=at)

    assert is_key_enterprise(CODE, on=TODAY)
    assert KeyEnterprise.objects.count() == 2 and again.listed_to


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (AlreadyListed, {}),
        (AlreadyListed, {"listed_from": date(2023, 1, 1)}),
        (CreditCodeInvalid, {"unified_credit_code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")}),
        (InvalidInput, {"unified_credit_code": OTHER_CODE, "listed_to": TODAY}),
    ],
)
def test_a_refused_listing_changes_nothing(
    refusal: type[Refusal], changes: dict[str, object], head: Actor, at: datetime
) -> None:
    list_enterprise(listing=listing(), by=head, at=at)
    before = [*KeyEnterprise.objects.values(), *AuditEntry.objects.values()]

    with pytest.raises(refusal) as refused:
        list_enterprise(listing=listing(**changes), by=head, at=at)

    assert refused.value.field in ("unified_credit_code", "listed_to")
    assert [*KeyEnterprise.objects.values(), *AuditEntry.objects.values()] == before


def test_what_is_not_listed_cannot_be_removed(head: Actor, at: datetime) -> None:
    with pytest.raises(NotListed):
        remove_enterprise(unified_credit_code=CODE, reason="无", by=head, at=at)


def test_only_the_head_of_the_hotline_keeps_the_list(person: PersonFactory, head: Actor, at: datetime) -> None:
    leader = actor_of(person("team_leader"))

    with pytest.raises(NotPermitted):
        list_enterprise(listing=listing(), by=leader, at=at)
    list_enterprise(listing=listing(), by=head, at=at)
    with pytest.raises(NotPermitted):
        remove_enterprise(unified_credit_code=CODE, reason="无", by=leader, at=at)

    assert is_key_enterprise(CODE, on=local_date(at))


def test_the_list_over_http(signed_in_client: ClientFactory) -> None:
    head, leader, agent = (signed_in_client(role) for role in ("hotline_head", "team_leader", "agent"))
    body = {"unified_credit_code": CODE, "name": "榆安装备制造有限公司", "reason": "市级重点项目"}

    assert head.post_json("/api/key-enterprises", body).status_code == 201
    assert leader.post_json("/api/key-enterprises", body).status_code == 403
    (shown,) = leader.get("/api/key-enterprises").json()["items"]
    assert (shown["unified_credit_code"], shown["is_listed"]) == (CODE, True)
    assert agent.get("/api/key-enterprises").status_code == 403

    removed = head.post_json(f"/api/key-enterprises/{CODE}/removals", {"reason": "项目已竣工"})
    assert (removed.status_code, removed.json()["is_listed"]) == (200, False)
    assert leader.get("/api/key-enterprises").json()["items"] == []
    assert len(leader.get("/api/key-enterprises?is_whole=true").json()["items"]) == 1
    gone = head.post_json(f"/api/key-enterprises/{CODE}/removals", {"reason": "再移一次"})
    assert (gone.status_code, gone.json()["code"]) == (409, "not_listed")


def enterprise(**changes: str) -> Caller:
    values = {"name": "榆安商贸", "phone_number": "09102112345", "unified_credit_code": ""} | changes
    return Caller(RequesterKind.ENTERPRISE, values["name"], values["phone_number"], values["unified_credit_code"])


def test_an_enterprise_is_known_again_and_its_code_is_learnt_once() -> None:
    first = remember(enterprise())
    second = remember(enterprise(phone_number="0910-2112345", unified_credit_code=CODE.lower()))
    third = remember(enterprise())

    assert first.pk == second.pk == third.pk
    assert third.unified_credit_code == CODE


def test_another_code_is_another_enterprise() -> None:
    first = remember(enterprise(unified_credit_code=CODE))
    second = remember(enterprise(unified_credit_code=OTHER_CODE))

    assert first.pk != second.pk
    assert remember(enterprise(unified_credit_code=CODE)).pk == first.pk


@pytest.mark.parametrize(
    ("refusal", "caller"),
    [
        (CreditCodeInvalid, enterprise(unified_credit_code="91990100MA0000000O")),
        (PersonWithCreditCode, Caller(RequesterKind.PERSON, "测试甲", "13800000000", CODE)),
    ],
)
def test_a_wrong_code_is_refused_at_its_field_and_nobody_is_remembered(refusal: type[Refusal], caller: Caller) -> None:
    with pytest.raises(refusal) as refused:
        remember(caller)

    assert refused.value.field == "requester.unified_credit_code"
    assert not Requester.objects.exists()
