"""Updates of the knowledge base as facts for indicators."""

from django.db.models import Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet, by_code

from .models import ArticleUpdate
from .rules import UpdateKind

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
