"""Calls, the queues they waited in and the lines they came in on."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department

from .rules import CallOutcome


class MergedLine(models.Model):
    """A service line of a department that was merged into the hotline (归并热线)."""

    id: int
    number = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=64)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    merged_on = models.DateField()


class Queue(models.Model):
    """Where callers wait for an agent."""

    id: int
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=64)


class Call(models.Model):
    """One call that came in, as the switch recorded it. All spans are whole seconds."""

    id: int
    reference = models.CharField(max_length=32, unique=True, db_collation="C")
    arrived_at = models.DateTimeField()
    line = models.ForeignKey(MergedLine, models.PROTECT, null=True, related_name="+")
    line_id: int | None
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="+")
    queue_id: int
    caller_number = models.CharField(max_length=24, blank=True)
    agent = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agent_id: int | None
    outcome = models.CharField(max_length=12, choices=[(outcome.value, outcome.value) for outcome in CallOutcome])
    waiting_seconds = models.PositiveIntegerField()
    talking_seconds = models.PositiveIntegerField()
    after_call_seconds = models.PositiveIntegerField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField()
    recording_reference = models.CharField(max_length=64, blank=True)
    # Five levels, 5 is very satisfied; the caller may hang up without rating.
    rating = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["arrived_at"], name="call_by_arrival"),
            models.Index(fields=["caller_number", "-arrived_at"], name="call_by_caller"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome=CallOutcome.ANSWERED, answered_at__isnull=False)
                | models.Q(outcome=CallOutcome.ABANDONED, answered_at__isnull=True, talking_seconds=0),
                name="answered_calls_have_an_answer",
            ),
        ]
