"""Articles over HTTP."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

from .models import Article


class ArticleQuery(Schema):
    """What is looked for: words, or the title of a request; and what it is about."""

    model_config = ConfigDict(extra="forbid")

    search: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    category_code: Annotated[str, StringConstraints(max_length=32)] = ""


class ArticleOutput(Schema):
    """An article that is in force; `updated_at` is none where nobody changed it since it was published."""

    id: int
    title: str
    body: str
    category: str
    department: str | None
    published_at: datetime
    updated_at: datetime | None

    @classmethod
    def of(cls, article: Article) -> "ArticleOutput":
        """The article as it is read beside a form."""
        assert article.published_at is not None, "what is found is published"
        return cls(
            id=article.pk,
            title=article.title,
            body=article.body,
            category=article.category.name,
            department=article.department.short_name if article.department else None,
            published_at=article.published_at,
            updated_at=article.updated_at,  # type: ignore[attr-defined]
        )


class ArticlesOutput(Schema):
    items: list[ArticleOutput]
