"""Reminders (催办)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.supervision.rules.words import ReminderLevel
from hotline.modules.workorders.public import Clock, WorkOrder


class Reminder(models.Model):
    """A department was reminded of a work order: by somebody, or because time ran out.

    `trigger` says what set it off. A clock sets each trigger off once, so an event that is delivered twice reminds
    once.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="reminders")
    work_order_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    level = models.CharField(max_length=8, choices=[(level.value, level.value) for level in ReminderLevel])
    trigger = models.CharField(max_length=16)
    clock = models.ForeignKey(Clock, models.PROTECT, null=True, related_name="+", db_index=False)
    clock_id: int | None
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    read_by_id: int | None

    class Meta:
        indexes = [
            models.Index(fields=["at", "id"], name="reminder_by_moment"),
            models.Index(
                fields=["department"], condition=models.Q(read_at__isnull=True), name="reminder_unread_by_department"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "trigger"],
                condition=models.Q(clock__isnull=False),
                name="one_reminder_per_clock_and_trigger",
            )
        ]
