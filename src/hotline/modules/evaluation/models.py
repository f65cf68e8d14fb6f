"""Values that people enter, with their evidence, and schemes that people write."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.modules.access.public import Person

from .rules.drafts import DraftState


class EnteredValue(models.Model):
    """What a person entered for a scheme's leaf; never changed: a correction is a new row that points at the old."""

    id: int
    scheme_code = models.CharField(max_length=64)
    # Which version of the scheme asked for it.
    scheme_version = models.IntegerField(default=1)
    leaf_code = models.CharField(max_length=64)
    numerator = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    # Point code -> answer level; occurrence code -> count; others' figures as {name, numerator, denominator, value}.
    answers = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    comparisons = models.JSONField(default=list)
    evidence_zh = models.TextField()
    evidence_en = models.TextField()
    printed_in = models.CharField(max_length=128, blank=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_by_id: int
    entered_at = models.DateTimeField()
    # One-to-one, so that a value is corrected once and two people cannot both correct the same one.
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")
    corrects_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme_code", "leaf_code"],
                condition=models.Q(corrects__isnull=True),
                name="one_first_value_per_leaf",
            )
        ]


class SchemeDraft(models.Model):
    """A scheme that is being written, one for each code; gone once it is published or given up."""

    id: int
    code = models.CharField(max_length=64, unique=True)
    # The text of a scheme file; it may still have faults.
    content = models.TextField()
    revision = models.IntegerField(default=1)
    state = models.CharField(max_length=16, default=DraftState.WRITTEN)
    # Everybody who wrote on it: none of them approves it.
    writer_ids = ArrayField(models.BigIntegerField(), default=list)
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_by_id: int | None
    proposed_at = models.DateTimeField(null=True)
    # Why it was proposed; why it was last returned.
    reason = models.TextField(blank=True)
    returned_because = models.TextField(blank=True)


class PublishedScheme(models.Model):
    """A version of a scheme that two people stand for; never changed."""

    id: int
    code = models.CharField(max_length=64)
    version = models.IntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_scheme_of_each_version")]


class DeviationReason(models.Model):
    """Why a leaf fell short of its target, and what is done about it; a correction is a new row."""

    id: int
    scheme_code = models.CharField(max_length=64)
    leaf_code = models.CharField(max_length=64)
    reason = models.TextField()
    improvement = models.TextField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_by_id: int
    entered_at = models.DateTimeField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")
    corrects_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme_code", "leaf_code"],
                condition=models.Q(corrects__isnull=True),
                name="one_first_deviation_reason_per_leaf",
            )
        ]
