"""Who has a work order open."""

from django.db import models

from hotline.modules.access.public import Person

from .work_order import WorkOrder


class Presence(models.Model):
    """That somebody has a work order's page open, said anew every few seconds: who stops saying so has left.

    A fact of the moment and no history: it is overwritten, and removed soon after it has expired.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="presences")
    work_order_id: int
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    person_id: int
    # A form of a step is open: what it writes may be written twice.
    is_editing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["seen_at"], name="presence_by_moment")]
        constraints = [models.UniqueConstraint(fields=["person", "work_order"], name="one_presence_each")]
