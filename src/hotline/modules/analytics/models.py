"""Reports issued, as records, and how the three rates are weighed."""

from django.db import models

from hotline.modules.access.public import Person

from .rules.rates_policy import RatesPolicy
from .rules.reports import ReportKind
from .rules.three_rates import Weights


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


class ThreeRatesPolicy(models.Model):
    """How the three rates are weighed from a day on. A change is a new version; none is ever edited."""

    id: int
    version = models.PositiveIntegerField(unique=True)
    valid_from = models.DateField()
    response_weight = models.DecimalField(max_digits=4, decimal_places=3)
    resolution_weight = models.DecimalField(max_digits=4, decimal_places=3)
    satisfaction_weight = models.DecimalField(max_digits=4, decimal_places=3)
    # What a partly solved matter counts in the resolution rate.
    partly_solved_share = models.DecimalField(max_digits=4, decimal_places=3)
    minimum_sample = models.PositiveSmallIntegerField()
    exclusion_warning_share = models.DecimalField(max_digits=4, decimal_places=3)
    recheck_share = models.DecimalField(max_digits=4, decimal_places=3)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(response_weight=1 - models.F("resolution_weight") - models.F("satisfaction_weight")),
                name="weights_of_three_rates_add_up_to_one",
            )
        ]

    @property
    def policy(self) -> RatesPolicy:
        """The policy as the rules see it."""
        return RatesPolicy(
            version=self.version,
            weights=Weights(
                self.response_weight, self.resolution_weight, self.satisfaction_weight, self.partly_solved_share
            ),
            minimum_sample=self.minimum_sample,
            exclusion_warning_share=self.exclusion_warning_share,
            recheck_share=self.recheck_share,
        )
