"""The work order (工单)."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Coalesce

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.requesters.public import Requester
from hotline.modules.taxonomy.public import Category, Division
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

# What is due first comes first; what was never dispatched has no due moment and counts from its registration.
PRESSING = Coalesce("handling_due_at", "registered_at")


class WorkOrder(models.Model):
    """One matter of one requester, from registration to archive.

    The moments say when each step was last taken; the history says everything.
    """

    id: int
    number = models.CharField(max_length=24, unique=True, db_collation="C")
    request_type = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in RequestType])
    urgency = models.CharField(max_length=16, choices=[(urgency.value, urgency.value) for urgency in Urgency])
    title = models.CharField(max_length=80)
    content = models.TextField()
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    category_id: int
    division = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    division_id: int | None
    address = models.CharField(max_length=128, blank=True)
    channel = models.CharField(max_length=24, choices=[(channel.value, channel.value) for channel in Channel])
    requester = models.ForeignKey(Requester, models.PROTECT, null=True, related_name="work_orders")
    requester_id: int | None
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="work_orders")
    call_id: int | None
    is_confidential = models.BooleanField(default=False)

    stage = models.CharField(max_length=16, choices=[(stage.value, stage.value) for stage in Stage])
    version = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    registered_by_id: int
    answered_at_once = models.BooleanField(default=False)
    handling_department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    handling_department_id: int | None
    dispatched_at = models.DateTimeField(null=True)
    limit_amount = models.PositiveSmallIntegerField(null=True)
    limit_unit = models.CharField(max_length=16, blank=True)
    limit_rule_name = models.CharField(max_length=64, blank=True)
    handling_due_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    # The first reply counts for timeliness; a later one, after a review sent it back, replaces the text.
    first_replied_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    completed_at = models.DateTimeField(null=True)
    # From completion until the call-back is closed, where there is anybody to call: his answer is part of the file.
    awaits_callback = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["registered_at", "id"], name="work_order_by_registration"),
            models.Index(fields=["stage", "handling_due_at"], name="work_order_by_stage_and_due"),
            models.Index(fields=["handling_department", "stage", "registered_at"], name="work_order_by_department"),
            models.Index(fields=["category", "registered_at"], name="work_order_by_category"),
            models.Index(PRESSING, "id", condition=~models.Q(stage=Stage.ARCHIVED), name="work_order_by_pressing"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage=Stage.REGISTERED)
                | models.Q(answered_at_once=True)
                | models.Q(handling_department__isnull=False, handling_due_at__isnull=False),
                name="dispatched_work_orders_have_a_department_and_a_due_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(awaits_callback=False) | models.Q(stage=Stage.COMPLETED),
                name="only_completed_work_orders_await_a_callback",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def current_stage(self) -> Stage:
        """The stage, as the word it is."""
        return Stage(self.stage)

    def is_overdue(self, at: datetime) -> bool:
        """Whether the first reply came, or is still to come, after the due moment."""
        return self.handling_due_at is not None and (self.first_replied_at or at) > self.handling_due_at


class NumberSeries(models.Model):
    """The last running number given out on a day, so that numbers have no gaps and no doubles."""

    id: int
    day = models.DateField(unique=True)
    last = models.PositiveIntegerField()
