"""How long the telephone platform could take calls, day by day."""

from django.db import models


class AvailabilityDay(models.Model):
    """The minutes of a local day in which the platform could take calls (话务平台可用时长), of those it has."""

    id: int
    on = models.DateField(unique=True)
    minutes = models.PositiveSmallIntegerField()
    minutes_available = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes_available__lte=models.F("minutes")), name="available_within_the_day"
            )
        ]
