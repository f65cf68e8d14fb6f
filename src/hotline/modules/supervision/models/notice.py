"""Supervision notices (督办单): proposals, notices, replies, rectification."""

from datetime import datetime

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.supervision.rules.words import NoticeLevel, NoticeReason, NoticeState, ProposalState
from hotline.modules.workorders.public import WorkOrder

_LEVELS = [(level.value, level.value) for level in NoticeLevel]
_REASONS = [(reason.value, reason.value) for reason in NoticeReason]
_CLOSED = (NoticeState.CLOSED, NoticeState.WITHDRAWN)


class NoticeSeries(models.Model):
    """The last number given out in a year, so that notices have no gaps and no doubles."""

    id: int
    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField()


class SupervisionNotice(models.Model):
    """A department must reply to a demand by a moment; at the gravest level it is summoned.

    `number` is the year's and the running number, as on paper: 督办〔2026〕12号.
    """

    id: int
    number = models.CharField(max_length=24, unique=True)
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="supervision_notices")
    work_order_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    level = models.CharField(max_length=8, choices=_LEVELS)
    reason = models.CharField(max_length=20, choices=_REASONS)
    demand = models.TextField()
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in NoticeState])
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_by_id: int
    reply_days = models.PositiveSmallIntegerField()
    reply_due_at = models.DateTimeField()
    # The milder notice that it follows.
    raised_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="raised_to")
    raised_from_id: int | None
    # When the lateness of its reply was noted, once for each due moment.
    late_noted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_by_id: int | None
    closing_note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["issued_at", "id"], name="notice_by_moment"),
            models.Index(
                fields=["reply_due_at"],
                condition=models.Q(state=NoticeState.AWAITS_REPLY),
                name="notice_by_reply_due",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["work_order", "department", "level"],
                condition=~models.Q(state__in=[state.value for state in _CLOSED]),
                name="one_open_notice_of_a_level",
            )
        ]

    def __str__(self) -> str:
        return self.number

    def is_reply_late(self, at: datetime) -> bool:
        """Whether a reply is still to come after its moment."""
        return self.state == NoticeState.AWAITS_REPLY and at > self.reply_due_at


class NoticeReply(models.Model):
    """A department's reply to a notice, and what came of it; every one is kept."""

    id: int
    notice = models.ForeignKey(SupervisionNotice, models.PROTECT, related_name="replies")
    notice_id: int
    reply = models.TextField()
    measures = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int
    # accepted, returned, or empty until it is decided.
    outcome = models.CharField(max_length=12, blank=True)
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class Rectification(models.Model):
    """What a department has to put right after its reply (整改), by which day, and whether it did.

    A check that fails leaves this one as it was and begins another.
    """

    id: int
    notice = models.ForeignKey(SupervisionNotice, models.PROTECT, related_name="rectifications")
    notice_id: int
    demand = models.TextField()
    due_on = models.DateField()
    demanded_at = models.DateTimeField()
    demanded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    report = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    # passed, failed, or empty until it is checked.
    outcome = models.CharField(max_length=8, blank=True)
    note = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")


class NoticeProposal(models.Model):
    """A notice that the rules call for; a person issues it or says why not."""

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="notice_proposals")
    work_order_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    level = models.CharField(max_length=8, choices=_LEVELS)
    reason = models.CharField(max_length=20, choices=_REASONS)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in ProposalState])
    proposed_at = models.DateTimeField()
    policy_number = models.PositiveIntegerField()
    notice = models.OneToOneField(SupervisionNotice, models.PROTECT, null=True, related_name="proposal")
    notice_id: int | None
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    dismissal_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["proposed_at", "id"], name="proposal_by_moment"),
        ]
        constraints = [
            # A level is proposed once: what a person dismissed is not asked again for the same department.
            models.UniqueConstraint(fields=["work_order", "department", "level"], name="one_proposal_of_a_level")
        ]
