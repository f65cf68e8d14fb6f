"""What a city decides about its telephone, by version."""

from django.db import models

from hotline.modules.access.public import Person


class CityTelephoneVersion(models.Model):
    """The city's settings of its telephone from a moment on; never changed afterwards but for when they were applied.

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
