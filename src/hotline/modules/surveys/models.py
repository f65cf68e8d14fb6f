"""Questionnaires by version, surveys, invitations that know whether they were used, and answers that know nobody."""

import uuid

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.workorders.public import WorkOrder

from .rules.design import Design, design_of
from .rules.periods import SurveyKind, Term, VersionState


class Questionnaire(models.Model):
    """What is asked, in versions."""

    id: int
    code = models.CharField(max_length=64, unique=True, db_collation="C")


class QuestionnaireVersion(models.Model):
    """One design. It is published by another person than its author; a change is a new version."""

    id: int
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="versions")
    questionnaire_id: int
    version = models.PositiveIntegerField()
    content = models.JSONField()
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in VersionState])
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_by_id: int
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_by_id: int | None
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["questionnaire", "version"], name="one_design_of_a_version")]

    @property
    def design(self) -> Design:
        """The design as the rules take it."""
        return design_of(self.content)


class Survey(models.Model):
    """A published questionnaire put to a population for a period."""

    id: int
    questionnaire = models.ForeignKey(QuestionnaireVersion, models.PROTECT, related_name="surveys")
    questionnaire_id: int
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in SurveyKind])
    # Who is asked, in words; for a sample how it was drawn.
    population = models.CharField(max_length=200)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # Below so many answers the result is marked as not to be relied on; below so many in a group it is withheld.
    smallest_sample = models.PositiveIntegerField()
    smallest_cell = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # Of an invited sample: {seed, first_day, last_day, population, size}.
    draw = models.JSONField(default=dict)

    @property
    def term(self) -> Term:
        """When it can be answered."""
        return Term(self.opens_at, self.closes_at, self.ended_at)


class Invitation(models.Model):
    """Somebody is asked by a link of his own. That he answered is known, what and when is not."""

    id: int
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations")
    survey_id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="+")
    is_used = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "work_order"], name="one_invitation_each")]


class SurveyAnswer(models.Model):
    """One person's answers, of whom nothing is kept. Append-only.

    Its key is random and its day has no hour: neither the order of the rows nor a log tells whose it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    survey_id: int
    answers = models.JSONField()
    answered_on = models.DateField()
