"""The knowledge base over HTTP."""

from django.http import HttpRequest
from ninja import Query, Router

from hotline.modules.access.public import Permission, requires

from .schemas import ArticleOutput, ArticleQuery, ArticlesOutput
from .selectors import find_articles

router = Router(tags=["knowledge"])


@router.get("/articles", response=ArticlesOutput, auth=requires(Permission.READ_WORK_ORDERS))
def list_articles(request: HttpRequest, query: Query[ArticleQuery]) -> ArticlesOutput:
    """The articles that fit best: by their words, and by what a request is about."""
    found = find_articles(query.search, category_code=query.category_code)
    return ArticlesOutput(items=[ArticleOutput.of(article) for article in found])
