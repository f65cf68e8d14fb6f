"""Leaders' written instructions (批示)."""

from datetime import datetime

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.supervision.rules.words import InstructionState
from hotline.modules.workorders.public import WorkOrder

from .notice import SupervisionNotice


class LeaderInstruction(models.Model):
    """What a leader wrote on a work order or on a notice, forwarded to the department, which replies."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="instructions")
    work_order_id: int
    notice = models.ForeignKey(SupervisionNotice, models.PROTECT, null=True, related_name="instructions")
    notice_id: int | None
    text = models.TextField()
    given_at = models.DateTimeField()
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    leader_id: int
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in InstructionState])
    reply_days = models.PositiveSmallIntegerField()
    # Empty until it is forwarded, which happens at once where the work order is with a department.
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    forwarded_at = models.DateTimeField(null=True)
    reply_due_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True)
    replied_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    return_note = models.TextField(blank=True)
    completed_at = models.DateTimeField(null=True)
    completed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    completion_note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["given_at", "id"], name="instruction_by_moment")]

    def is_reply_late(self, at: datetime) -> bool:
        """Whether a reply is still to come after its moment."""
        return self.state == InstructionState.FORWARDED and self.reply_due_at is not None and at > self.reply_due_at
