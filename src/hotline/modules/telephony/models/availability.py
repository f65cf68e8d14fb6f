"""How long the telephone platform could take calls, day by day, and what that is known from."""

from django.db import models


class AvailabilityDay(models.Model):
    """The minutes of a local day in which the platform could take calls (话务平台可用时长), of those it was observed.

    `minutes_unknown` are those that nobody observed: neither available nor at fault. Worked out anew while the books
    of the switch can still bring calls of the day.
    """

    id: int
    on = models.DateField(unique=True)
    minutes = models.PositiveSmallIntegerField()
    minutes_available = models.PositiveSmallIntegerField()
    minutes_unknown = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes_available__lte=models.F("minutes")), name="available_within_the_day"
            )
        ]


class WatchedSpan(models.Model):
    """From one moment to another the platform watched the switch, and could reach it or not. Between spans: unknown."""

    id: int
    is_reachable = models.BooleanField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-ended_at"], name="watched_span_by_end")]
