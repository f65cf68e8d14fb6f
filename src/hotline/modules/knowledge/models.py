"""Articles, and their updates as facts of their own."""

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
