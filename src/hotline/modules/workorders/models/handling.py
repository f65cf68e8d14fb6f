"""What a department does while it handles a work order."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.workorders.rules.words import Outcome

from .work_order import WorkOrder


class ContactAttempt(models.Model):
    """An attempt of the department to reach the requester. Three at different hours count as contact."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="contact_attempts")
    work_order_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    means = models.CharField(max_length=12)
    was_reached = models.BooleanField()
    note = models.TextField(blank=True)
    recording_reference = models.CharField(max_length=64, blank=True)


class Reply(models.Model):
    """A department's reply in its four parts: the answer, the report to the hotline, the policy basis, the outcome.

    Every version is kept; the newest is also the work order's.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="replies")
    work_order_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    answer = models.TextField()
    report = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    outcome = models.CharField(max_length=16, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_by_id: int
    # Who let it leave the department, where its rules ask for that; empty otherwise.
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # Findings of the reply check that the writer overruled, as codes.
    overruled_findings = models.JSONField(default=list)


class Attachment(models.Model):
    """A file that belongs to a work order. Its bytes lie in the hotline's storage under their checksum."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="attachments")
    work_order_id: int
    reply = models.ForeignKey(Reply, models.PROTECT, null=True, related_name="attachments")
    reply_id: int | None
    name = models.CharField(max_length=128)
    content_type = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_collation="C")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class PromiseTask(models.Model):
    """A report of progress that is due while a promise to settle a legacy matter is kept."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="promise_tasks")
    work_order_id: int
    due_on = models.DateField()
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    report = models.TextField(blank=True)
