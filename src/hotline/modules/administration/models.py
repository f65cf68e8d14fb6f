"""Imports from Excel, and templates of replies."""

from django.db import models

from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category

from .rules import ImportKind


class WorkbookImport(models.Model):
    """A workbook that somebody uploaded, what it would change, and who confirmed it. Rows that were never confirmed
    changed nothing."""

    id: int
    kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in ImportKind])
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    # The rows as they were read: sheet, row number, texts by heading.
    lines = models.JSONField(default=list)
    # What the preview showed, row by row.
    plan = models.JSONField(default=list)
    uploaded_by = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "-id"], name="workbook_import_by_kind")]


class ReplyTemplate(models.Model):
    """A text with which a reply may begin: for the whole city or for a department and those below it."""

    id: int
    title = models.CharField(max_length=64)
    text = models.TextField()
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+")
    category_id: int | None
    is_open = models.BooleanField(default=True)
    written_by = models.CharField(max_length=64)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title
