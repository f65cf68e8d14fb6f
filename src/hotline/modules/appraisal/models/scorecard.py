"""Frozen scorecards, what was said about them, and appeals."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.appraisal.rules.freezing import Frozen
from hotline.modules.appraisal.rules.words import BudgetSuggestion, Subject

from .entry import Followed
from .project import EvaluationProject


class ScorecardSnapshot(models.Model):
    """A scorecard with the scheme and inputs of one moment, from which it is scored again. Never changed.

    A correction is a new one that points at the old.
    """

    id: int
    scheme_code = models.CharField(max_length=64)
    scheme_version = models.PositiveIntegerField()
    scheme = models.JSONField()
    values = models.JSONField()
    first_day = models.DateField()
    last_day = models.DateField()
    total_by_rule = models.DecimalField(max_digits=7, decimal_places=2)
    total_stated = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    grade = models.CharField(max_length=32)
    grade_by_rule = models.CharField(max_length=32)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    taken_by_id: int
    reason = models.TextField(blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")
    replaces_id: int | None

    @property
    def frozen(self) -> Frozen:
        """What it is scored from."""
        return Frozen(self.scheme, self.values)


class SelfEvaluation(Followed):
    """The unit's own evaluation: a frozen scorecard, and why leaves fall short."""

    subject = Subject.SELF_EVALUATION

    snapshot = models.OneToOneField(ScorecardSnapshot, models.PROTECT, related_name="self_evaluation")
    snapshot_id: int
    # Leaf code -> {reason, measure}.
    deviations = models.JSONField(default=dict)
    achievements = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    improvements = models.TextField(blank=True)


class DepartmentReview(models.Model):
    """What the department in charge makes of a self-evaluation. Never changed."""

    id: int
    self_evaluation = models.OneToOneField(SelfEvaluation, models.PROTECT, related_name="review")
    mark = models.DecimalField(max_digits=7, decimal_places=2)
    grade = models.CharField(max_length=32)
    # Whether input and output are reasonable: cause and effect, the plan, the like of it elsewhere.
    is_causal = models.BooleanField()
    is_economical = models.BooleanField()
    has_no_double = models.BooleanField()
    opinion = models.TextField()
    improvements = models.TextField(blank=True)
    budget_suggestion = models.CharField(
        max_length=20, choices=[(suggestion.value, suggestion.value) for suggestion in BudgetSuggestion]
    )
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Appeal(Followed):
    """Somebody contests a mark of a project's result; another person answers with a reason."""

    subject = Subject.APPEAL

    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="appeals")
    project_id: int
    snapshot = models.ForeignKey(ScorecardSnapshot, models.PROTECT, related_name="appeals")
    snapshot_id: int
    leaf_code = models.CharField(max_length=64)
    ground = models.TextField()
    evidence = models.TextField()
    raised_at = models.DateTimeField()
    # The new result, where the appeal was accepted.
    result = models.OneToOneField(ScorecardSnapshot, models.PROTECT, null=True, related_name="appeal_won")
    result_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "leaf_code"], condition=models.Q(state="raised"), name="one_appeal_at_a_time"
            )
        ]
