"""Reports issued, as records, how the three rates are weighed, and figures as publications stated them."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.modules.access.public import Person

from .rules.figures import Figure, Number
from .rules.freezing import Inputs
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


class FrozenFigure(models.Model):
    """A figure as a publication stated it (冻结数): kept with everything that it was computed from, and never changed.

    A correction is a new figure that points at the old one. Empty `dimension` and `key`: the whole period.
    """

    id: int
    indicator_code = models.CharField(max_length=64)
    indicator_version = models.PositiveSmallIntegerField()
    variant = models.CharField(max_length=64)
    first_day = models.DateField()
    last_day = models.DateField()
    dimension = models.CharField(max_length=24, blank=True)
    key = models.CharField(max_length=64, blank=True)
    key_name = models.CharField(max_length=128, blank=True)
    numerator = models.DecimalField(max_digits=32, decimal_places=8)
    denominator = models.DecimalField(max_digits=32, decimal_places=8, null=True)
    # Numerator by denominator, at so many places; nothing where the denominator is zero. Marks go by the exact parts.
    value = models.DecimalField(max_digits=40, decimal_places=20, null=True)
    shown = models.CharField(max_length=32)
    # `rules.freezing.Inputs`: the formula in words and as data, the counts behind it, which data it stood on.
    inputs: "models.JSONField[Inputs, Inputs]" = models.JSONField()
    # Computed and frozen at that moment.
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    frozen_by_id: int
    # What states it, such as `report:monthly:2023-05`; the owner of the publication says how it is called.
    publication = models.CharField(max_length=120)
    reason = models.CharField(max_length=200, blank=True)
    # One-to-one, so that a figure is corrected once and the newest is always the end of a chain.
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")
    corrects_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "indicator_code", "variant", "first_day", "last_day", "dimension", "key"],
                condition=models.Q(corrects__isnull=True),
                name="one_frozen_figure_per_publication",
            ),
            models.CheckConstraint(
                condition=models.Q(corrects__isnull=True) | ~models.Q(reason=""), name="corrections_say_why"
            ),
        ]

    @property
    def figure(self) -> Figure:
        """The figure as it was computed."""
        value = None if self.value is None else self.value.normalize()
        below = None if self.denominator is None else _whole(self.denominator)
        return Figure(_whole(self.numerator), below, value, self.shown)

    @property
    def corrected_by_id(self) -> int | None:
        """The figure that stands instead of this one; nothing where it still holds."""
        correction: FrozenFigure | None = getattr(self, "correction", None)
        return None if correction is None else correction.pk


def _whole(number: Decimal) -> Number:
    return int(number) if number == int(number) else number


class DailyFact(models.Model):
    """What a group of records added up to on one local day: a number for each term that the catalogue counts.

    Kept beside the records for questions about long periods; it can be thrown away and computed anew at any time.
    """

    id: int
    fact_set = models.CharField(max_length=32)
    attribution = models.CharField(max_length=32)
    # What the records are grouped by; empty for all of them together.
    dimension = models.CharField(max_length=32, blank=True)
    day = models.DateField()
    key = models.CharField(max_length=128, blank=True)
    name = models.CharField(max_length=200, blank=True)
    # In the order of the terms of `KeptGrouping`.
    numbers = ArrayField(models.DecimalField(max_digits=30, decimal_places=6))

    class Meta:
        indexes = [models.Index(fields=["fact_set", "attribution", "dimension", "day"], name="daily_fact_by_day")]


class MonthlyFact(models.Model):
    """What the daily facts of a group of records add up to in a whole local month; kept for questions about years."""

    id: int
    fact_set = models.CharField(max_length=32)
    attribution = models.CharField(max_length=32)
    dimension = models.CharField(max_length=32, blank=True)
    # Its first day.
    month = models.DateField()
    key = models.CharField(max_length=128, blank=True)
    name = models.CharField(max_length=200, blank=True)
    # In the order of the terms of `KeptGrouping`.
    numbers = ArrayField(models.DecimalField(max_digits=30, decimal_places=6))

    class Meta:
        indexes = [models.Index(fields=["fact_set", "attribution", "dimension", "month"], name="monthly_fact_by_month")]


class KeptGrouping(models.Model):
    """Daily facts of all days are kept for records of an attribution, grouped by a dimension.

    The fingerprint is that of the definitions they were computed by: other definitions make them worthless.
    """

    id: int
    fact_set = models.CharField(max_length=32)
    attribution = models.CharField(max_length=32)
    dimension = models.CharField(max_length=32, blank=True)
    fingerprint = models.CharField(max_length=64)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fact_set", "attribution", "dimension"], name="a_grouping_is_kept_once")
        ]


class ChangedDay(models.Model):
    """Records of a day were written, changed or deleted since its facts were kept and its rows written to columnar
    files; all days where there is none.

    Triggers of the record tables append these, without looking whether the day stands there already: two people who
    register at the same time must not wait for one another.
    """

    id: int
    fact_set = models.CharField(max_length=32)
    attribution = models.CharField(max_length=32)
    day = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["fact_set", "attribution", "day"], name="changed_day_by_day")]


class VolumeForecast(models.Model):
    """How many calls a day was to bring, as it was foretold from the days before it; never changed afterwards."""

    id: int
    day = models.DateField(unique=True)
    # Which way of foretelling: `same_weekday_mean`.
    method = models.CharField(max_length=32)
    # Of each of the 24 local hours.
    by_hour = ArrayField(models.DecimalField(max_digits=12, decimal_places=2))
    learned_from = ArrayField(models.DateField())
    # The mean absolute error of a day's total, as a share of it, over so many past days.
    error = models.DecimalField(max_digits=8, decimal_places=4)
    trials = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
