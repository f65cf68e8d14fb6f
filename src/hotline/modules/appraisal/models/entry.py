"""The history of everything that is followed: who did what when and why. Append-only."""

from typing import ClassVar

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.appraisal.rules.words import Move, State, Subject

STATES = [(state.value, state.value) for state in State]


class AppraisalEntry(models.Model):
    """A move that was made with a target table, a project, a notice or another subject, and where it led."""

    id: int
    subject = models.CharField(max_length=20, choices=[(subject.value, subject.value) for subject in Subject])
    subject_id = models.BigIntegerField()
    move = models.CharField(max_length=20, choices=[(move.value, move.value) for move in Move])
    state = models.CharField(max_length=12, choices=STATES)
    note = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id", "id"], name="appraisal_entry_of_subject")]


class Followed(models.Model):
    """What has a course: its state follows from its entries and is kept beside them."""

    subject: ClassVar[Subject]

    id: int
    state = models.CharField(max_length=12, choices=STATES)

    class Meta:
        abstract = True

    @property
    def stands(self) -> State:
        """Where it stands."""
        return State(self.state)
