"""Articles, and their updates as facts of their own."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category

from .rules import UpdateKind


class Article(models.Model):
    """An entry of the knowledge base (知识条目)."""

    id: int
    title = models.CharField(max_length=128)
    body = models.TextField()
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    category_id: int
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    published_at = models.DateTimeField(null=True)
    # Every two neighbouring characters, those of the title with the greater weight; the database writes them itself.
    pairs = models.GeneratedField(
        expression=models.Func(models.F("title"), models.F("body"), function="hotline_article_pairs"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [GinIndex(fields=["pairs"], name="article_by_pair")]


class ArticleUpdate(models.Model):
    """An article was added, revised or withdrawn."""

    id: int
    article = models.ForeignKey(Article, models.PROTECT, related_name="updates")
    article_id: int
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in UpdateKind])
    at = models.DateTimeField()
    editor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    editor_id: int

    class Meta:
        indexes = [models.Index(fields=["at"], name="article_update_by_moment")]
