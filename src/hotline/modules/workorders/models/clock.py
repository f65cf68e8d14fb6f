"""The clocks of a work order, and what stops them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.sla.public import ClockKind

from .assignment import Assignment
from .work_order import WorkOrder


class Clock(models.Model):
    """A limit that runs, with the facts from which its due moment follows.

    `due_at` is those facts worked out on the calendar version noted here, and is never edited by itself: a pause, an
    extension, a promise or a recorded recalculation changes a fact, and the due moment is worked out anew.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="clocks")
    work_order_id: int
    # The department's part whose clock it is; none for a clock of the whole work order.
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="clocks")
    assignment_id: int | None
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in ClockKind])
    started_at = models.DateTimeField()
    limit_amount = models.PositiveSmallIntegerField()
    limit_unit = models.CharField(max_length=16)
    limit_rule_code = models.CharField(max_length=32, blank=True)
    limit_rule_name = models.CharField(max_length=64)
    limit_basis = models.CharField(max_length=128, blank=True)
    calendar_version = models.PositiveIntegerField()
    # Approved extensions in order, as `3 working_day`.
    extensions = ArrayField(models.CharField(max_length=24), default=list)
    # The day that was promised, where one was: then the limit no longer counts.
    fixed_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    # Why it stopped without being met: the work order went away. Such a clock is neither on time nor late.
    was_cancelled = models.BooleanField(default=False)
    # The next moment at which somebody is to be warned, and the share of the limit that is then used up.
    next_warning_at = models.DateTimeField(null=True)
    next_warning_percent = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_warning_at"],
                condition=models.Q(stopped_at__isnull=True, next_warning_at__isnull=False),
                name="clock_by_next_warning",
            ),
            models.Index(fields=["work_order"], name="clock_by_work_order"),
        ]


class Suspension(models.Model):
    """The department waits for something outside its hands: its own clocks stand still, the citizen's runs on."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="suspensions")
    work_order_id: int
    reason = models.TextField()
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # The latest moment; then it ends by itself.
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["ends_at"], condition=models.Q(ended_at__isnull=True), name="suspension_by_end")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["work_order"], condition=models.Q(ended_at__isnull=True), name="one_suspension_at_a_time"
            )
        ]
