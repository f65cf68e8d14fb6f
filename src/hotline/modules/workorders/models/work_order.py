"""The work order (工单)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models
from django.db.models.functions import Coalesce

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.requesters.public import Requester
from hotline.modules.taxonomy.public import Category, Division
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, Stage
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

# What is due first comes first; what was never dispatched has no due moment and counts from its registration.
PRESSING = Coalesce("rework_due_at", "handling_due_at", "registered_at")


# What the views of few among many show; a file that is closed leaves those that are work to do.
_OPEN = ~models.Q(stage=Stage.ARCHIVED)
OF_ENTERPRISES = models.Q(requester_kind="enterprise") & _OPEN
OF_KEY_ENTERPRISES = models.Q(is_key_enterprise=True) & _OPEN
ASSIGNED_BY_LEADERS = models.Q(is_leader_assigned=True) & _OPEN
OF_FOCUS_AREAS = models.Q(focus_area__gt="") & _OPEN
PROMISED = models.Q(promised_until__isnull=False) & _OPEN
SENT_BACK_ONCE = models.Q(send_back_count__gt=0) & _OPEN
WENT_ROUND = models.Q(dispatch_count__gte=3)
PUBLISHED = models.Q(published_at__isnull=False)
CONFIDENTIAL = models.Q(is_confidential=True)

STAGES_WITH_A_DEPARTMENT = HANDLING_STAGES | {Stage.SENT_BACK, Stage.REPLIED}


class WorkOrder(models.Model):
    """One matter of one requester, from registration to archive.

    The moments say when each step was last taken; the history says everything. `begun_step` is the step that the
    actor at hand was found to be permitted, until he takes it; it is not stored.
    """

    begun_step: str = ""
    _stored: Mapping[str, object] | None = None

    id: int
    number = models.CharField(max_length=24, unique=True, db_collation="C")
    request_type = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in RequestType])
    urgency = models.CharField(max_length=16, choices=[(urgency.value, urgency.value) for urgency in Urgency])
    title = models.CharField(max_length=80)
    content = models.TextField()
    category = models.ForeignKey(Category, models.PROTECT, related_name="+", db_index=False)
    category_id: int
    division = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+", db_index=False)
    division_id: int | None
    address = models.CharField(max_length=128, blank=True)
    channel = models.CharField(max_length=24, choices=[(channel.value, channel.value) for channel in Channel])
    requester = models.ForeignKey(Requester, models.PROTECT, null=True, related_name="work_orders", db_index=False)
    requester_id: int | None
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="work_orders")
    call_id: int | None
    # Neither the requester's data nor, to the accused department, the work order itself is shown.
    is_confidential = models.BooleanField(default=False)
    accused_department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    accused_department_id: int | None
    # Denormalised from the requester, because queues and limits go by it.
    requester_kind = models.CharField(max_length=12, blank=True, db_default="")
    is_key_enterprise = models.BooleanField(default=False, db_default=False)
    is_leader_assigned = models.BooleanField(default=False, db_default=False)
    # From the leader's assignment until his item's report is approved: the file stays open so long.
    awaits_leader_approval = models.BooleanField(default=False, db_default=False)
    focus_area = models.CharField(max_length=24, blank=True, db_default="")
    # How many people ask for the same; 1 for an ordinary request.
    people_count = models.PositiveIntegerField(default=1, db_default=1)
    consents_to_publication = models.BooleanField(default=False, db_default=False)

    stage = models.CharField(max_length=16, choices=[(stage.value, stage.value) for stage in Stage])
    version = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    registered_by_id: int
    answered_at_once = models.BooleanField(default=False)
    handling_department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    handling_department_id: int | None
    # To be dispatched before everything else: an emergency service returned it.
    is_first_in_queue = models.BooleanField(default=False, db_default=False)
    # Who answers for `handling_due_at`, and for the response, where it is not the department that handles it now: the
    # limit ran out there, or the first reply was given there.
    charged_department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    charged_department_id: int | None
    response_department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    response_department_id: int | None
    # The citizen's clock runs from the first dispatch; the department's from the last.
    first_dispatched_at = models.DateTimeField(null=True)
    dispatched_at = models.DateTimeField(null=True)
    dispatched_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    dispatched_by_id: int | None
    dispatch_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    is_designated = models.BooleanField(default=False, db_default=False)
    send_back_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    rework_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    extension_count = models.PositiveSmallIntegerField(default=0, db_default=0)
    limit_amount = models.PositiveSmallIntegerField(null=True)
    limit_unit = models.CharField(max_length=16, blank=True)
    limit_rule_name = models.CharField(max_length=64, blank=True)
    handling_due_at = models.DateTimeField(null=True)
    # While it is handled again after its first reply, or by another department after the first one's limit ran out;
    # the first due moment stays what timeliness is judged by.
    rework_due_at = models.DateTimeField(null=True)
    acknowledge_due_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    # The same of a later round: the first one's moments stay what the response is judged by.
    later_acknowledge_due_at = models.DateTimeField(null=True)
    contact_due_at = models.DateTimeField(null=True)
    # The requester was reached, or three attempts at different hours failed.
    first_contacted_at = models.DateTimeField(null=True)
    citizen_due_at = models.DateTimeField(null=True)
    promised_until = models.DateField(null=True)
    # The first reply counts for timeliness; a later one, after a review sent it back, replaces the text.
    first_replied_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    outcome = models.CharField(max_length=16, blank=True, db_default="")
    completed_at = models.DateTimeField(null=True)
    # From completion until the call-back is closed, where there is anybody to call: his answer is part of the file.
    awaits_callback = models.BooleanField(default=False)
    # A dissatisfied requester's case is looked at before the file is closed.
    awaits_result_review = models.BooleanField(default=False, db_default=False)
    # Left out of the rates by an approved application.
    is_excluded = models.BooleanField(default=False, db_default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplicates", db_index=False)
    merged_into_id: int | None
    split_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="split_parts")
    split_from_id: int | None
    transferred_to = models.CharField(max_length=4, blank=True, db_default="")
    archived_at = models.DateTimeField(null=True)
    retention_class = models.CharField(max_length=12, blank=True, db_default="")
    # Nothing is erased, whatever the class says: a dispute, a case or an audit needs the file.
    is_held = models.BooleanField(default=False, db_default=False)
    # When its personal data was erased, because it is kept no longer.
    erased_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_title = models.CharField(max_length=80, blank=True, db_default="")
    published_text = models.TextField(blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["registered_at", "id"], name="work_order_by_registration"),
            models.Index(fields=["stage", "handling_due_at"], name="work_order_by_stage_and_due"),
            models.Index(fields=["handling_department", "stage", "registered_at"], name="work_order_by_department"),
            models.Index(fields=["handling_department", "registered_at", "id"], name="work_order_newest_by_lead"),
            models.Index(fields=["category", "registered_at"], name="work_order_by_category"),
            models.Index(fields=["requester", "registered_at"], name="work_order_by_requester"),
            models.Index(fields=["division", "registered_at"], name="work_order_by_division"),
            # Rare combinations of what is frequent alone; the statistics work_order_kinds tell which are rare.
            models.Index(fields=["channel", "request_type", "urgency", "requester_kind"], name="work_order_by_kind"),
            models.Index(
                fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="work_order_by_main"
            ),
            # Few work orders are a key enterprise's or of a focus area; their boards are read all the time.
            models.Index(
                fields=["registered_at"],
                condition=models.Q(is_key_enterprise=True),
                name="work_order_of_key_enterprise",
            ),
            models.Index(
                fields=["focus_area", "registered_at"],
                condition=~models.Q(focus_area=""),
                name="work_order_by_focus_area",
            ),
            models.Index(PRESSING, "id", condition=~models.Q(stage=Stage.ARCHIVED), name="work_order_by_pressing"),
            # The views of few among many: each index holds those few only, in the order of its view.
            models.Index(PRESSING, "id", condition=OF_ENTERPRISES, name="work_order_of_enterprises"),
            models.Index(PRESSING, "id", condition=OF_KEY_ENTERPRISES, name="work_order_of_key_enterprises"),
            models.Index(PRESSING, "id", condition=ASSIGNED_BY_LEADERS, name="work_order_assigned_by_leaders"),
            models.Index(PRESSING, "id", condition=OF_FOCUS_AREAS, name="work_order_of_focus_areas"),
            models.Index(PRESSING, "id", condition=PROMISED, name="work_order_promised"),
            models.Index(PRESSING, "id", condition=SENT_BACK_ONCE, name="work_order_sent_back_once"),
            models.Index(
                fields=["handling_department"],
                condition=~models.Q(stage=Stage.ARCHIVED),
                name="work_order_open_of_department",
            ),
            models.Index(fields=["registered_at", "id"], condition=WENT_ROUND, name="work_order_went_round"),
            models.Index(
                fields=["rework_due_at"],
                condition=models.Q(rework_due_at__isnull=False),
                name="work_order_by_rework_due",
            ),
            models.Index(fields=["registered_at", "id"], condition=PUBLISHED, name="work_order_published"),
            models.Index(fields=["registered_at", "id"], condition=CONFIDENTIAL, name="work_order_confidential"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(stage__in=sorted(STAGES_WITH_A_DEPARTMENT))
                | models.Q(handling_department__isnull=False, handling_due_at__isnull=False),
                name="dispatched_work_orders_have_a_department_and_a_due_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(awaits_callback=False) | models.Q(stage=Stage.COMPLETED),
                name="only_completed_work_orders_await_a_callback",
            ),
            models.CheckConstraint(
                condition=models.Q(stage=Stage.MERGED, merged_into__isnull=False) | ~models.Q(stage=Stage.MERGED),
                name="merged_work_orders_have_a_main_one",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def note_stored(self) -> None:
        """Note what the database holds, so that `save_changes` knows what changed since."""
        self._stored = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}

    def save_changes(self) -> None:
        """Save the fields that changed since `note_stored`, or all of them where nothing was noted."""
        if self._stored is None:
            self.save()
            return
        self.save(update_fields=[name for name, value in self._stored.items() if getattr(self, name) != value])
        self.note_stored()

    @property
    def current_due_at(self) -> datetime | None:
        """The moment at which the department's reply is due now."""
        return self.rework_due_at or self.handling_due_at

    @property
    def current_stage(self) -> Stage:
        """The stage, as the word it is."""
        return Stage(self.stage)

    @property
    def current_acknowledge_due_at(self) -> datetime | None:
        """The moment at which the acknowledgement of the round under way is due, or was."""
        return self.later_acknowledge_due_at or self.acknowledge_due_at

    @property
    def is_handling_judged(self) -> bool:
        """Whether it is settled by which due moment, and with which department, timeliness is judged."""
        return self.first_replied_at is not None or self.charged_department_id is not None

    @property
    def is_response_judged(self) -> bool:
        """Whether it is settled by which moments, and with which department, the response is judged."""
        return self.first_replied_at is not None or self.response_department_id is not None

    def due_at(self, at: datetime) -> datetime | None:
        """The moment that tells how pressing the work order is: a late acknowledgement's, else the reply's."""
        return self.current_acknowledge_due_at if self._is_acknowledgement_late(at) else self.current_due_at

    def is_overdue(self, at: datetime) -> bool:
        """Whether it is overdue (超期), as `conditions.overdue` finds it; of what no department handles any more,
        whether its first reply came late.
        """
        if self.stage not in HANDLING_STAGES:
            return self._missed(self.first_replied_at)
        if self._is_acknowledgement_late(at):
            return True
        if self.rework_due_at is not None:
            return at > self.rework_due_at
        return self._missed(self.first_replied_at or at)

    def _missed(self, moment: datetime | None) -> bool:
        return moment is not None and self.handling_due_at is not None and moment > self.handling_due_at

    def _is_acknowledgement_late(self, at: datetime) -> bool:
        due_at = self.current_acknowledge_due_at
        return self.stage == Stage.DISPATCHED and due_at is not None and at > due_at


class NumberSeries(models.Model):
    """The last running number given out on a day, so that numbers have no gaps and no doubles."""

    id: int
    day = models.DateField(unique=True)
    last = models.PositiveIntegerField()
