"""The history of a work order: append-only."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department

from .work_order import WorkOrder


class WorkOrderEvent(models.Model):
    """A step that was taken on a work order: who, when, with which words. Never changed."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="history")
    work_order_id: int
    sequence = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=24)
    # The stage that the step led to, so that history alone tells where the work order stood at any moment.
    stage = models.CharField(max_length=16)
    at = models.DateTimeField()
    actor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    actor_id: int
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    note = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work_order", "sequence"], name="one_event_per_place_in_history")
        ]
