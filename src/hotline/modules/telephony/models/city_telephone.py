"""What a city decides about its telephone, by version."""

from django.db import models

from hotline.modules.access.public import Person


class CityTelephoneVersion(models.Model):
    """The city's settings of its telephone from a moment on; never changed afterwards but for whether they hold yet.

    The values are those of `rules.city_telephone`: what differs from a machine's own.
    """

    id: int
    number = models.PositiveIntegerField(unique=True)
    valid_from = models.DateTimeField()
    values = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_by_id: int
    reason = models.CharField(max_length=200)
    applied_at = models.DateTimeField(null=True)
    # Why they do not hold yet though their moment has come, in Chinese and English; empty once they were applied.
    failure_zh = models.TextField(blank=True)
    failure_en = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)
