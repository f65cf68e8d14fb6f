"""Projects (项目) and their budgets."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.contracts.rules.words import BudgetEntryKind

from .fields import words


class Project(models.Model):
    """What money is given for. Whoever changes its books locks this row first."""

    id: int
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=128)
    owner = models.CharField(max_length=128)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_by_id: int


class BudgetLine(models.Model):
    """A line of a project's budget (预算科目)."""

    id: int
    project = models.ForeignKey(Project, models.PROTECT, related_name="lines")
    project_id: int
    code = models.CharField(max_length=32)
    name = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="one_budget_line_of_a_code")]


class BudgetEntry(models.Model):
    """One paper about a line's budget of a year; never changed: a mistake is reversed by another entry."""

    id: int
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="entries")
    line_id: int
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=words(BudgetEntryKind))
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    # Of a move: where it goes. Of a carry-over: the year it comes from.
    to_line = models.ForeignKey(BudgetLine, models.PROTECT, null=True, related_name="+")
    to_line_id: int | None
    from_year = models.PositiveSmallIntegerField(null=True)
    document_number = models.CharField(max_length=64)
    decided_on = models.DateField()
    reason = models.TextField(blank=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversal")
    reverses_id: int | None
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by_id: int

    class Meta:
        indexes = [models.Index(fields=["line", "year"], name="budget_entry_by_line")]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_budget_entry_is_above_zero"),
            models.CheckConstraint(
                condition=models.Q(kind=BudgetEntryKind.MOVE.value, to_line__isnull=False)
                | ~models.Q(kind=BudgetEntryKind.MOVE.value) & models.Q(to_line__isnull=True),
                name="a_move_has_a_line_that_it_goes_to",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=BudgetEntryKind.CARRY_OVER.value, from_year__isnull=False)
                | ~models.Q(kind=BudgetEntryKind.CARRY_OVER.value) & models.Q(from_year__isnull=True),
                name="a_carry_over_has_a_year_that_it_comes_from",
            ),
        ]
