"""Leaders' items (领导接电交办)."""

from datetime import date

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.supervision.rules.words import LeaderItemState
from hotline.modules.workorders.public import WorkOrder


class LeaderItem(models.Model):
    """A work order that a leader assigned, for example when he answered calls himself.

    It stays open until the department's completion report is approved; the work order is not archived before.
    """

    id: int
    work_order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="leader_item")
    work_order_id: int
    leader = models.CharField(max_length=64, blank=True)
    requirement = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in LeaderItemState])
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_by_id: int
    due_on = models.DateField(null=True)
    report = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_by_id: int | None
    decision_note = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["assigned_at", "id"], name="leader_item_by_moment")]

    def is_late(self, today: date) -> bool:
        """Whether the report is still to come after its day."""
        return self.state == LeaderItemState.OPEN and self.due_on is not None and today > self.due_on
