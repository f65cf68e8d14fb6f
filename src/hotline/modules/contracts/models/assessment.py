"""Vendor assessments (供应商考核)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.contracts.rules.assessment import FeeBase
from hotline.modules.contracts.rules.words import AssessmentKind

from .contract import Contract
from .fields import words


class AssessmentScheme(models.Model):
    """By what a vendor is assessed and how the mark turns into money; never changed: a new version is a new row."""

    id: int
    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    # The scheme as in a scheme file, and the fee terms as JSON.
    text = models.TextField()
    fee_terms = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_by_id: int

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_assessment_scheme_of_a_version")]


class VendorAssessment(models.Model):
    """A vendor's mark for a period and what it pays; never changed: a correction is a new row that points at the old.

    It keeps the indicator values that it was scored with, so that it can be computed again.
    """

    id: int
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="assessments")
    contract_id: int
    scheme = models.ForeignKey(AssessmentScheme, models.PROTECT, related_name="+")
    scheme_id: int
    kind = models.CharField(max_length=8, choices=words(AssessmentKind))
    first_day = models.DateField()
    last_day = models.DateField()
    assessed_on = models.DateField()
    indicator_values = models.JSONField(default=list)
    entered_values = models.JSONField(default=list)
    mark = models.DecimalField(max_digits=8, decimal_places=2)
    grade = models.CharField(max_length=32)
    fee_base = models.CharField(max_length=8, choices=words(FeeBase))
    base_amount = models.DecimalField(max_digits=18, decimal_places=2)
    released = models.DecimalField(max_digits=18, decimal_places=2)
    deducted = models.DecimalField(max_digits=18, decimal_places=2)
    document_number = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")
    corrects_id: int | None
    assessed_at = models.DateTimeField()
    assessed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assessed_by_id: int

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "kind", "first_day"],
                condition=models.Q(corrects__isnull=True),
                name="one_first_assessment_of_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(base_amount=models.F("released") + models.F("deducted")),
                name="what_is_not_released_is_deducted",
            ),
        ]
