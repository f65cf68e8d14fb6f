"""Reports issued, as records."""

from django.db import models

from .rules.reports import ReportKind


class IssuedReport(models.Model):
    """A report on a period was due at a moment and issued at another."""

    id: int
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ReportKind])
    first_day = models.DateField()
    last_day = models.DateField()
    # The day that places the report in a period: daily reports by the day of issue, others by the last day covered.
    counted_on = models.DateField()
    due_at = models.DateTimeField()
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "first_day"], name="one_report_per_period")]
