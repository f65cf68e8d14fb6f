"""Templates, reports with their figures, what was done with them, and to whom they went."""

from datetime import datetime

from django.db import models

from hotline.modules.access.public import Person

from .rules.content import ReportContent
from .rules.figures import FigureKind, PrintedFigure
from .rules.words import DeliveryMeans, ReportState, ReportStep, ReportType

_KINDS = [(kind.value, kind.value) for kind in ReportType]
_STATES = [(state.value, state.value) for state in ReportState]


class ReportTemplate(models.Model):
    """A city's own template of a kind of report. A change is a new version; the platform's own is version 0."""

    id: int
    kind = models.CharField(max_length=12, choices=_KINDS)
    version = models.PositiveIntegerField()
    source = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "version"], name="one_template_of_a_version")]


class ReportSeries(models.Model):
    """The last number given out to a kind of report in a year, so that numbers have no gaps and no doubles."""

    id: int
    kind = models.CharField(max_length=12, choices=_KINDS)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="one_series_of_a_year")]


class Report(models.Model):
    """A report on a period, from its draft to its issue.

    `content` holds sections in which the figures stand by their numbers.
    A correction is a report of its own that points to the one it corrects.
    """

    id: int
    kind = models.CharField(max_length=12, choices=_KINDS)
    first_day = models.DateField()
    last_day = models.DateField()
    title = models.CharField(max_length=160)
    # Of a special report: what it is about.
    subject = models.CharField(max_length=120, blank=True)
    scope_dimension = models.CharField(max_length=16, blank=True)
    scope_key = models.CharField(max_length=32, blank=True)
    template_version = models.PositiveIntegerField()
    series = models.CharField(max_length=24)
    addressee = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=_STATES)
    version = models.PositiveIntegerField(default=1)
    content = models.JSONField()
    # The moment of the records that the figures were computed from.
    figures_at = models.DateTimeField()
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_by_id: int
    due_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # As on paper: 热线月报〔2026〕第3期.
    number = models.CharField(max_length=48, blank=True, db_default="")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    corrects_id: int | None

    class Meta:
        indexes = [models.Index(fields=["kind", "first_day", "id"], name="report_by_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "first_day"],
                condition=models.Q(corrects__isnull=True) & ~models.Q(kind=ReportType.SPECIAL),
                name="one_report_of_a_kind_and_period",
            ),
            # A correction is finished before the next one is begun.
            models.UniqueConstraint(
                fields=["corrects"],
                condition=~models.Q(state=ReportState.ISSUED),
                name="one_correction_under_way",
            ),
            models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="one_report_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.ISSUED, issued_at__isnull=False) & ~models.Q(number="")
                | ~models.Q(state=ReportState.ISSUED),
                name="issued_reports_have_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def read_content(self) -> ReportContent:
        """The content as the rules see it."""
        return ReportContent.model_validate(self.content)

    @property
    def is_late(self) -> bool:
        """Whether it was issued after it was due; see `is_late_at` for one that is not issued."""
        return self.issued_at is not None and self.due_at is not None and self.issued_at > self.due_at

    def is_late_at(self, at: datetime) -> bool:
        """Whether it was, or would be now, issued after it was due."""
        return self.due_at is not None and (self.issued_at or at) > self.due_at


class ReportFigure(models.Model):
    """A figure of a report with everything that it was computed from. After the issue it is the frozen one's."""

    id: int
    report = models.ForeignKey(Report, models.PROTECT, related_name="figures")
    report_id: int
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in FigureKind])
    shown = models.CharField(max_length=64)
    indicator = models.CharField(max_length=64, blank=True)
    variant = models.CharField(max_length=64, blank=True)
    indicator_version = models.PositiveSmallIntegerField(default=0)
    # How far back its period lies: "", last_period, last_year, or so many periods.
    when = models.CharField(max_length=12, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    dimension = models.CharField(max_length=16, blank=True)
    key = models.CharField(max_length=64, blank=True)
    key_name = models.CharField(max_length=64, blank=True)
    numerator = models.DecimalField(max_digits=40, decimal_places=10, null=True)
    denominator = models.DecimalField(max_digits=40, decimal_places=10, null=True)
    value = models.DecimalField(max_digits=50, decimal_places=28, null=True)
    # The figures that a change or a share follows from.
    of = models.JSONField(default=list)
    listed = models.CharField(max_length=24, blank=True)
    # The frozen figure of analytics, from the issue on.
    frozen_figure_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_figure_of_a_number")]

    @property
    def printed(self) -> PrintedFigure:
        """The figure as the rules see it."""
        return PrintedFigure(
            number=self.number,
            kind=FigureKind(self.kind),
            shown=self.shown,
            indicator=self.indicator,
            variant=self.variant,
            version=self.indicator_version,
            when=self.when,
            first_day=self.first_day,
            last_day=self.last_day,
            dimension=self.dimension,
            key=self.key,
            key_name=self.key_name,
            numerator=self.numerator,
            denominator=self.denominator,
            value=self.value,
            of=tuple(self.of),
            listed=self.listed,
        )

    @classmethod
    def of_printed(cls, report: Report, figure: PrintedFigure) -> "ReportFigure":
        """The row of a figure that was printed."""
        return cls(
            report=report,
            number=figure.number,
            kind=figure.kind.value,
            shown=figure.shown,
            indicator=figure.indicator,
            variant=figure.variant,
            indicator_version=figure.version,
            when=figure.when,
            first_day=figure.first_day,
            last_day=figure.last_day,
            dimension=figure.dimension,
            key=figure.key,
            key_name=figure.key_name,
            numerator=figure.numerator,
            denominator=figure.denominator,
            value=figure.value,
            of=list(figure.of),
            listed=figure.listed,
        )


class ReportEvent(models.Model):
    """A step taken with a report: who, when, why, and what changed. Append-only."""

    id: int
    report = models.ForeignKey(Report, models.PROTECT, related_name="events")
    report_id: int
    step = models.CharField(max_length=12, choices=[(step.value, step.value) for step in ReportStep])
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)


class ReportExplanation(models.Model):
    """Why a finding of the check stands nevertheless. Append-only; the newest of a finding counts."""

    id: int
    report = models.ForeignKey(Report, models.PROTECT, related_name="explanations")
    report_id: int
    finding_key = models.CharField(max_length=16)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ReportDelivery(models.Model):
    """An issued report went to somebody, by some means, and was received or not yet."""

    id: int
    report = models.ForeignKey(Report, models.PROTECT, related_name="deliveries")
    report_id: int
    recipient = models.CharField(max_length=80)
    means = models.CharField(max_length=16, choices=[(means.value, means.value) for means in DeliveryMeans])
    delivered_at = models.DateTimeField()
    delivered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=40, blank=True)
