"""What the vendor states of three years, what the supervising firm finds, and what is put right."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.appraisal.rules.words import Subject

from .entry import Followed


class BaseDataFigure(models.Model):
    """One figure of the vendor's base-data form. Never changed: a correction points at the old one."""

    id: int
    vendor = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=64)
    text = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "year", "item"],
                condition=models.Q(corrects__isnull=True),
                name="one_first_base_figure",
            )
        ]


class ThirdPartyAssessment(models.Model):
    """A sheet of indicators filled in for a month or a year by the supervising firm. Never changed."""

    id: int
    sheet_code = models.CharField(max_length=64)
    sheet_version = models.PositiveIntegerField()
    firm = models.CharField(max_length=64)
    vendor = models.CharField(max_length=64)
    first_day = models.DateField()
    last_day = models.DateField()
    # [{code, value, shown, is_met, evidence}], in the sheet's order.
    lines = models.JSONField()
    met = models.PositiveSmallIntegerField()
    missed = models.PositiveSmallIntegerField()
    without_value = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet_code", "vendor", "first_day"],
                condition=models.Q(replaces__isnull=True),
                name="one_first_third_party_assessment",
            )
        ]


class RectificationNotice(Followed):
    """What the supervising firm wants put right, by when, and what became of it."""

    subject = Subject.RECTIFICATION

    number = models.CharField(max_length=32, unique=True)
    assessment = models.ForeignKey(ThirdPartyAssessment, models.PROTECT, null=True, related_name="notices")
    line_code = models.CharField(max_length=64, blank=True)
    addressed_to = models.CharField(max_length=64)
    problem = models.TextField()
    demand = models.TextField()
    due_on = models.DateField()
    issued_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="rectification_open")]


class NoticeNumber(models.Model):
    """The last number of a year's rectification notices."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField()
