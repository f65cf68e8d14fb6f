"""Values that people enter, with their evidence."""

from django.db import models

from hotline.modules.access.public import Person


class EnteredValue(models.Model):
    """What a person entered for a scheme's leaf; never changed: a correction is a new row that points at the old."""

    id: int
    scheme_code = models.CharField(max_length=64)
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
