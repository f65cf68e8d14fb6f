"""Articles that are in force, and updates of the knowledge base as facts for indicators."""

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, FloatField, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet, by_code
from hotline.modules.taxonomy.public import Category

from .models import Article, ArticleUpdate
from .rules import UpdateKind, fitting, wanted_pairs

# Nobody reads further while somebody speaks.
MOST_ARTICLES = 12
_SHOWN = ("category", "department")

_KINDS = {
    UpdateKind.ADDED.value: ("新增", "added"),
    UpdateKind.REVISED.value: ("修订", "revised"),
    UpdateKind.WITHDRAWN.value: ("下架", "withdrawn"),
}

ARTICLE_UPDATES = FactSet(
    name="article_updates",
    name_zh="知识库更新",
    name_en="updates of the knowledge base",
    records=ArticleUpdate.objects.all,
    attributions={"updated": FactAttribution("更新时间", "the moment of the update", "at")},
    conditions={
        kind.value: FactCondition(_KINDS[kind.value][0], _KINDS[kind.value][1], Q(kind=kind)) for kind in UpdateKind
    },
    dimensions={"department": by_code("article__department"), "category": by_code("article__category__top")},
    columns=(
        FactColumn("at", "更新时间", "Updated", "at"),
        FactColumn("article", "知识条目", "Article", "article__title"),
        FactColumn("kind", "方式", "Kind", "kind", words=_KINDS),
        FactColumn("category", "类别", "Category", "article__category__name"),
        FactColumn("editor", "采编人", "Editor", "editor__name"),
    ),
)

FACTS = (ARTICLE_UPDATES,)


def find_articles(text: str, *, category_code: str = "", most: int = MOST_ARTICLES) -> list[Article]:
    """The articles in force that fit best, the best first: at most so many.

    Those about the category or one beside it, then those whose words fit the text, the more the better. Nothing where
    neither is given.
    """
    pairs = wanted_pairs(text)
    query = Cast(Value(fitting(pairs)), SearchQueryField())
    fit = Func(F("pairs"), query, function="ts_rank", output_field=FloatField())
    ranked = _in_force().annotate(fit=fit).order_by("-fit", "-published_at", "-id")
    found: list[Article] = list(ranked.filter(_about(category_code))[:most]) if category_code else []
    if pairs and len(found) < most:
        shares = Func(F("pairs"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
        others = ranked.filter(shares).exclude(pk__in=[article.pk for article in found])
        found += others[: most - len(found)]
    return found


def _in_force() -> QuerySet[Article]:
    """What was published and not withdrawn since."""
    updates = ArticleUpdate.objects.filter(article=OuterRef("pk")).order_by("-at", "-id")
    latest = {"updated_at": Subquery(updates.values("at")[:1]), "latest": Subquery(updates.values("kind")[:1])}
    published = Article.objects.filter(published_at__isnull=False).annotate(**latest).select_related(*_SHOWN)
    return published.filter(Q(latest__isnull=True) | ~Q(latest=UpdateKind.WITHDRAWN))


def _about(category_code: str) -> Q:
    """About that category or one beside it."""
    parent = Category.objects.filter(code=category_code).values("parent_id")[:1]
    return Q(category__code=category_code) | Q(category__parent_id=Subquery(parent))
