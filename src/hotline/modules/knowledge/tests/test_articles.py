"""What is found in the knowledge base while somebody speaks."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PersonFactory

from hotline.kit.clock import now
from hotline.modules.access.public import Person
from hotline.modules.knowledge.models import Article, ArticleUpdate
from hotline.modules.knowledge.rules import UpdateKind, fitting, wanted_pairs
from hotline.modules.knowledge.selectors import find_articles

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(person: PersonFactory) -> Person:
    return person("knowledge_editor", name="采编员")


def article(city: City, title: str, body: str = "正文。", *, category: str = "0201", days: int = 1) -> Article:
    """A published article."""
    at = now() - timedelta(days=days)
    return Article.objects.create(title=title, body=body, category=city.categories[category], published_at=at)


def update(of: Article, kind: UpdateKind, by: Person, at: datetime | None = None) -> None:
    ArticleUpdate.objects.create(article=of, kind=kind, at=at or now(), editor=by)


def titles(text: str, category_code: str = "") -> list[str]:
    return [found.title for found in find_articles(text, category_code=category_code)]


def test_a_title_that_shares_more_with_what_is_typed_stands_first(city: City) -> None:
    article(city, "网购退款", "退款由市场监管局处理。")
    article(city, "停水多久恢复", "小区停水由供水公司抢修，退款见账单。", category="010101")
    assert titles("小区停水两天") == ["停水多久恢复"]
    assert titles("退款") == ["网购退款", "停水多久恢复"]


def test_what_the_request_is_about_stands_before_what_only_sounds_alike(city: City) -> None:
    article(city, "小区停水两天怎么办", category="0201")
    article(city, "停水公告", category="010101")
    assert titles("小区停水两天", "010101") == ["停水公告", "小区停水两天怎么办"]
    assert titles("", "010101") == ["停水公告"]


def test_nothing_is_found_without_words_and_category_nor_by_one_character(city: City) -> None:
    article(city, "停水公告")
    assert titles("") == titles("水") == []


def test_what_was_withdrawn_or_never_published_is_not_found(city: City, editor: Person) -> None:
    withdrawn, back = article(city, "停水旧规"), article(city, "停水新规")
    Article.objects.create(title="停水草稿", body="", category=city.categories["0201"])
    update(withdrawn, UpdateKind.WITHDRAWN, editor)
    update(back, UpdateKind.WITHDRAWN, editor, now() - timedelta(days=2))
    update(back, UpdateKind.REVISED, editor)
    assert titles("停水") == ["停水新规"]


def test_marks_of_quotation_and_backslashes_are_looked_for_as_they_are(city: City) -> None:
    article(city, r"he'll \n it")
    assert fitting(wanted_pairs("e'l")) == "'e''':A | '''l':A | ('e''' & '''l')"
    assert titles("e'l") == titles(r"\n") == [r"he'll \n it"]


def test_the_page_reads_articles_in_as_many_queries_however_many_there_are(
    city: City, signed_in_client: ClientFactory
) -> None:
    agent = signed_in_client("agent")
    article(city, "停水公告")
    counts = []
    for more in (0, 11):
        for place in range(more):
            article(city, f"停水公告{place}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = agent.get("/api/articles", {"search": "停水"}).json()["items"]
        counts.append(len(queries))
        assert len(found) == 1 + more
    assert counts[0] == counts[1]
    assert found[0]["category"] and found[0]["updated_at"] is None
