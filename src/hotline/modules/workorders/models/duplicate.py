"""What people answered who were shown a possible duplicate."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.workorders.rules.words import DuplicateAnswer

from .work_order import WorkOrder


class DuplicateVerdict(models.Model):
    """Somebody looked at a possible duplicate while registering, and did not merge it. Appended, never changed."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="duplicate_verdicts")
    work_order_id: int
    other = models.ForeignKey(WorkOrder, models.PROTECT, related_name="verdicts_on_it")
    other_id: int
    answer = models.CharField(max_length=12, choices=[(answer.value, answer.value) for answer in DuplicateAnswer])
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work_order", "other"], name="one_verdict_per_duplicate")]
