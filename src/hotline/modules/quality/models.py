"""Quality inspections (话务监听、质检)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.public import Call


class Inspection(models.Model):
    """An inspector listened to an answered call and judged it."""

    id: int
    call = models.ForeignKey(Call, models.PROTECT, related_name="inspections")
    call_id: int
    inspector = models.ForeignKey(Person, models.PROTECT, related_name="+")
    inspector_id: int
    inspected_at = models.DateTimeField()
    score = models.PositiveSmallIntegerField()
    has_passed = models.BooleanField()
    comment = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["inspected_at"], name="inspection_by_moment")]
