"""Accountability for what is overdue (逾期追责)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.supervision.rules.words import (
    AccountabilityKind,
    AccountabilityOutcome,
    AccountabilityStage,
)
from hotline.modules.workorders.public import WorkOrder


class AccountabilityCase(models.Model):
    """A department answers for a work order that became overdue with it, or for a month's on-time completion."""

    id: int
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in AccountabilityKind])
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, null=True, related_name="accountability_cases")
    work_order_id: int | None
    # Of a work order: when it was due, and the working days since, up to the reply where one has come.
    due_at = models.DateTimeField(null=True)
    days_overdue = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    # Of a month: its first day, and the figures as they stood when it was judged.
    month = models.DateField(null=True)
    due_count = models.PositiveIntegerField(null=True)
    on_time_count = models.PositiveIntegerField(null=True)
    policy_number = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    stage = models.CharField(max_length=24, choices=[(stage.value, stage.value) for stage in AccountabilityStage])
    # The stage that the rules call for; a person takes the steps after the explanation.
    due_stage = models.CharField(max_length=24, choices=[(stage.value, stage.value) for stage in AccountabilityStage])
    explanation_due_at = models.DateTimeField(null=True)
    explanation = models.TextField(blank=True)
    explained_at = models.DateTimeField(null=True)
    explained_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(
        max_length=8, blank=True, choices=[(outcome.value, outcome.value) for outcome in AccountabilityOutcome]
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decision_note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["opened_at", "id"], name="accountability_by_moment")]
        constraints = [
            models.UniqueConstraint(
                fields=["work_order", "department"],
                condition=models.Q(work_order__isnull=False),
                name="one_case_per_work_order_and_department",
            ),
            models.UniqueConstraint(
                fields=["department", "month"],
                condition=models.Q(month__isnull=False),
                name="one_case_per_department_and_month",
            ),
            models.CheckConstraint(
                condition=models.Q(work_order__isnull=False, month__isnull=True)
                | models.Q(work_order__isnull=True, month__isnull=False),
                name="a_case_is_about_a_work_order_or_a_month",
            ),
        ]


class AccountabilityEntry(models.Model):
    """A stage that a case reached: when, by whom, with which words. Never changed."""

    id: int
    case = models.ForeignKey(AccountabilityCase, models.PROTECT, related_name="entries")
    case_id: int
    stage = models.CharField(max_length=24)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int
    note = models.TextField(blank=True)
