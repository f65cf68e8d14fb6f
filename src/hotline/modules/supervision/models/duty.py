"""Who is on duty, and what was escalated to them."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.workorders.public import Clock, WorkOrder


class DutyOfficer(models.Model):
    """A duty leader of a department, or of the centre where none is named, for a span of time."""

    id: int
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    person_id: int | None
    name = models.CharField(max_length=64)
    phone_number = models.CharField(max_length=24)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["department", "starts_at"], name="duty_by_department")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_duty_ends_after_it_begins"
            )
        ]


class Escalation(models.Model):
    """An acknowledgement that did not come in time was taken to the duty leader; once for each clock."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="escalations")
    work_order_id: int
    clock = models.OneToOneField(Clock, models.PROTECT, related_name="+")
    clock_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    # Whom it reached; none where nobody was on duty, which the centre is told.
    officer = models.ForeignKey(DutyOfficer, models.PROTECT, null=True, related_name="+")
    officer_id: int | None
    at = models.DateTimeField()
    was_sent = models.BooleanField()
