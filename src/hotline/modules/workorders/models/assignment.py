"""Which departments have a part in a work order, and for how long."""

from django.db import models
from django.db.models.functions import Now

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.workorders.rules.words import Part

from .work_order import WorkOrder


class Assignment(models.Model):
    """A department's part in a work order: in the lead, in support, or for information.

    A department sees a work order as long as it has a part that was not taken from it. One department leads at a time;
    each has its own clocks, so that a second department after a redispatch does not pay for the first one's days.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="assignments")
    work_order_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    part = models.CharField(max_length=12, choices=[(part.value, part.value) for part in Part])
    # Which dispatch of the work order brought it, counted from 1.
    dispatch_number = models.PositiveSmallIntegerField()
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_by_id: int
    instruction = models.TextField(blank=True, db_default="")
    # The line of the responsibility list by which it was chosen, in words; empty for a free choice.
    basis = models.CharField(max_length=256, blank=True, db_default="")
    # That line and its version, so that the list of the day can be read again.
    responsibility_code = models.CharField(max_length=96, blank=True, db_default="")
    responsibility_version = models.PositiveIntegerField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True, db_default="")
    # Set when the part was taken from the department, with the step that did it.
    ended_at = models.DateTimeField(null=True)
    ended_by_step = models.CharField(max_length=24, blank=True, db_default="")
    # What the database writes here of the work order, so that a department's are found in the order of its list, and
    # what is open or published among years of parts. The moment never changes; the marks follow the work order.
    registered_at = models.DateTimeField(db_default=Now())
    is_archived = models.BooleanField(default=False, db_default=False)
    is_published = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "registered_at", "work_order"],
                condition=models.Q(ended_at__isnull=True),
                name="newest_part_by_department",
            ),
            models.Index(
                fields=["department", "work_order"],
                condition=models.Q(ended_at__isnull=True, is_archived=False),
                name="assignment_open_by_department",
            ),
            models.Index(
                fields=["department", "registered_at", "work_order"],
                condition=models.Q(ended_at__isnull=True, is_published=True),
                name="published_part_by_department",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["work_order"],
                condition=models.Q(part=Part.LEAD, ended_at__isnull=True),
                name="one_department_leads_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["work_order", "department"],
                condition=models.Q(ended_at__isnull=True),
                name="one_live_part_per_department",
            ),
        ]
