"""Call-backs: one for each completion of a work order."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.workorders.public import WorkOrder

from .rules import Satisfaction


class Callback(models.Model):
    """The hotline asks the requester: reached? solved? satisfied?"""

    id: int
    work_order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="callback")
    work_order_id: int
    planned_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    # The last attempt; empty while nobody has tried.
    tried_at = models.DateTimeField(null=True)
    clerk = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    clerk_id: int | None
    was_reached = models.BooleanField(null=True)
    was_solved = models.BooleanField(null=True)
    satisfaction = models.CharField(max_length=20, blank=True, choices=[(s.value, s.value) for s in Satisfaction])
    comment = models.TextField(blank=True)
    # Set when the requester was reached or the attempts are used up.
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["tried_at"], name="callback_by_attempt"),
            models.Index(fields=["closed_at", "planned_at"], name="callback_open"),
        ]
