"""Evaluation projects: stages, documents, costs elsewhere, surveys, recommendations."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.appraisal.rules.words import ProjectKind, StageKind, Subject
from hotline.modules.surveys.public import Survey

from .entry import Followed


class EvaluationProject(Followed):
    """An evaluation of a scheme's year by the department in charge or the finance department."""

    subject = Subject.PROJECT

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ProjectKind])
    scheme_code = models.CharField(max_length=64)
    evaluating_body = models.CharField(max_length=64)
    evaluated_body = models.CharField(max_length=64)
    # Natural days after the result within which a mark can be appealed against.
    appeal_days = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    # The newest frozen scorecard; there is one once the project is final.
    result = models.ForeignKey("ScorecardSnapshot", models.PROTECT, null=True, related_name="+")
    result_id: int | None
    final_at = models.DateTimeField(null=True)


class ProjectStage(Followed):
    """A stage with the days that are planned for it, and when it was really begun and ended."""

    subject = Subject.STAGE

    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="stages")
    project_id: int
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in StageKind])
    order = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "kind"], name="one_stage_of_a_kind")]


class DocumentRequest(Followed):
    """A document that the evaluated body is asked for."""

    subject = Subject.DOCUMENT

    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="documents")
    project_id: int
    name = models.CharField(max_length=120)
    asked_of = models.CharField(max_length=64)
    due_on = models.DateField()
    # Where the document is: a reference number or a place, as it was handed in.
    reference = models.CharField(max_length=200, blank=True)


class CostFigure(models.Model):
    """What a hotline costs and for how much work, ours or another city's, with its source. Never changed.

    The newest of a place counts.
    """

    id: int
    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="costs")
    place = models.CharField(max_length=64)
    is_ours = models.BooleanField(default=False)
    cost_yuan = models.DecimalField(max_digits=16, decimal_places=2)
    agents = models.PositiveIntegerField(null=True)
    calls = models.PositiveIntegerField(null=True)
    work_orders = models.PositiveIntegerField(null=True)
    source = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class ProjectSurvey(models.Model):
    """A survey that belongs to a project's questionnaire stage."""

    id: int
    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="surveys")
    survey = models.OneToOneField(Survey, models.PROTECT, related_name="+")
    survey_id: int
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Recommendation(Followed):
    """What a project recommends to a named body, followed up until it is closed with evidence."""

    subject = Subject.RECOMMENDATION

    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="recommendations")
    project_id: int
    addressed_to = models.CharField(max_length=64)
    problem = models.TextField()
    text = models.TextField()
    due_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="recommendation_open")]
