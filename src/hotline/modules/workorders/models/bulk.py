"""A step that somebody takes on many work orders at once."""

from django.db import models

from hotline.modules.access.public import Person

from .work_order import WorkOrder


class BulkAction(models.Model):
    """One step for many work orders, each in a transaction of its own, carried out in the background."""

    id: int
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    requested_by_id: int
    requested_at = models.DateTimeField()
    step = models.CharField(max_length=24)
    # What the step takes, the same for every work order.
    body = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["requested_by", "-requested_at"], name="bulk_action_by_person")]


class BulkActionItem(models.Model):
    """What became of one work order in a bulk action: written in the same transaction as the step itself."""

    id: int
    bulk_action = models.ForeignKey(BulkAction, models.CASCADE, related_name="items")
    bulk_action_id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="+", db_index=False)
    work_order_id: int
    done_at = models.DateTimeField(null=True)
    # The stable code of the refusal, and its sentence in both languages; empty where the step was taken.
    refusal_code = models.CharField(max_length=48, blank=True)
    refusal_zh = models.CharField(max_length=300, blank=True)
    refusal_en = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bulk_action", "work_order"], name="one_item_per_bulk_action_and_order")
        ]
