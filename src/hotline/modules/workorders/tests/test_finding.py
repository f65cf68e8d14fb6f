"""The one search: over work orders, requesters and knowledge, from what the reader may see."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.modules.access.public import actor_of
from hotline.modules.knowledge.models import Article, ArticleUpdate
from hotline.modules.workorders.models import Recusal
from hotline.modules.workorders.rules.search import is_whole_phone_number

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db


def search(page: PageClient, text: str) -> dict[str, Any]:
    answer = page.post_json("/api/searches", {"text": text})
    assert answer.status_code == 200, answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    return dict(answer.json())


def numbers(found: dict[str, Any]) -> set[str]:
    return {each["number"] for each in found["work_orders"]}


def numbers_of_requesters(found: dict[str, Any]) -> set[str]:
    return {order["number"] for each in found["requesters"] for order in each["work_orders"]}


def test_work_orders_are_found_by_number_and_words_as_far_as_the_reader_may_see_them(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    theirs, others = dispatched(by, at), dispatched(by, at, "housing", title="小区停水通知")
    reader, water = (
        signed_in_client("reviewer"),
        signed_in_client("handler", department=city.departments["dongshan-water"]),
    )

    assert numbers(search(reader, "停水")) == {theirs.number, others.number}
    assert numbers(search(water, "停水")) == {theirs.number}
    assert numbers(search(water, theirs.number)) == {theirs.number}
    assert numbers(search(water, others.number)) == set()


def test_requesters_are_found_by_whole_names_and_numbers_and_shown_masked(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    order = registered(actor_of(person("agent")), at)
    agent = signed_in_client("agent")

    for text in ("13800000000", "+86 138-0000-0000", "测试甲"):
        (found,) = search(agent, text)["requesters"]
        assert (found["name_masked"], found["phone_number_masked"]) == ("测**", "138****0000"), text
        assert [each["number"] for each in found["work_orders"]] == [order.number]
    for part in ("1380000", "测试", "0000"):
        assert search(agent, part)["requesters"] == [], part
    answer = agent.post_json("/api/searches", {"text": "测试甲"}).content.decode()
    assert "测试甲" not in answer
    assert "13800000000" not in answer


def test_a_requester_is_found_only_through_work_orders_that_the_reader_may_see(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    theirs, others = dispatched(by, at), dispatched(by, at, "housing")
    leader = person("dispatch_reviewer")
    Recusal.objects.create(
        work_order=others, person=leader, reason="亲属", declared_at=at, declared_by=person("team_leader")
    )

    water = signed_in_client("handler", department=city.departments["dongshan-water"])
    assert numbers_of_requesters(search(water, "13800000000")) == {theirs.number}
    assert numbers_of_requesters(search(signed_in_client(leader), "13800000000")) == {theirs.number}
    assert search(signed_in_client("analyst"), "13800000000")["requesters"] == []


def test_knowledge_is_found_by_its_words_the_title_first_and_withdrawn_articles_are_not(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    editor = person("knowledge_editor")

    def article(title: str, body: str, *kinds: str) -> Article:
        made = Article.objects.create(title=title, body=body, category=city.categories["0201"], published_at=at)
        for place, kind in enumerate(kinds):
            ArticleUpdate.objects.create(article=made, kind=kind, at=at + timedelta(days=place), editor=editor)
        return made

    titled = article("社保卡补办", "带身份证到大厅办理。", "added")
    within = article("大厅办理事项", "社保卡补办在二楼。", "added", "withdrawn", "revised")
    article("社保卡补办旧规定", "已失效。", "added", "withdrawn")
    Article.objects.create(title="社保卡补办草稿", body="未发布", category=city.categories["0201"])

    found = search(signed_in_client("agent"), "社保卡 补办")["articles"]

    assert [each["id"] for each in found] == [titled.pk, within.pk]


def test_a_search_asks_the_database_as_often_whatever_it_finds(
    city: City, person: PersonFactory, signed_in_client: ClientFactory, at: datetime
) -> None:
    by = actor_of(person("agent"))
    registered(by, at)
    agent = signed_in_client("agent")
    search(agent, "停水")
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            search(agent, "停水")
        counted.append(len(captured))
        for place in range(6):
            registered(by, at + timedelta(minutes=place))
    assert counted[0] == counted[1]


def test_an_empty_search_is_refused_and_nobody_searches_without_reading(
    city: City, signed_in_client: ClientFactory
) -> None:
    assert signed_in_client("agent").post_json("/api/searches", {"text": "  "}).status_code == 422
    assert signed_in_client("security_administrator").post_json("/api/searches", {"text": "停水"}).status_code == 403


def test_a_telephone_number_is_told_from_a_work_orders() -> None:
    assert is_whole_phone_number("02981234567")
    assert is_whole_phone_number("13800000000")
    assert not is_whole_phone_number("2026050800001")
    assert not is_whole_phone_number("138000")
    assert not is_whole_phone_number("测试甲")
