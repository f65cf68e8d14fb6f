"""Applications that somebody else decides."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.workorders.rules.words import ApprovalKind

from .work_order import WorkOrder


class Approval(models.Model):
    """A department applies for something on a work order, and somebody at the centre decides.

    One kind is open once at a time. `outcome` is empty while it is open.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="approvals")
    work_order_id: int
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ApprovalKind])
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    requested_by_id: int
    reason = models.TextField()
    # The law or the line of the responsibility list that it rests on.
    basis = models.CharField(max_length=256, blank=True)
    # Send-back: who should have it instead. Extension: how much longer. Promise: until when.
    proposed_department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    proposed_department_id: int | None
    amount = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=16, blank=True)
    until_on = models.DateField(null=True)
    # Exclusion: the ground, one of a closed list.
    ground = models.CharField(max_length=24, blank=True)
    # 1 for a first application of its kind, 2 for one that a higher approver must decide.
    level = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=12, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_by_id: int | None
    decision_note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "requested_at"], condition=models.Q(outcome=""), name="approval_open_by_kind")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["work_order", "kind"], condition=models.Q(outcome=""), name="one_open_approval_of_a_kind"
            )
        ]
