"""Procurements (采购)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.contracts.rules.words import ProcurementMethod, ProcurementStepKind

from .fields import words
from .project import Project


class Procurement(models.Model):
    """How a vendor is chosen for a project."""

    id: int
    project = models.ForeignKey(Project, models.PROTECT, related_name="procurements")
    project_id: int
    code = models.CharField(max_length=64)
    name = models.CharField(max_length=128)
    method = models.CharField(max_length=16, choices=words(ProcurementMethod))
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_by_id: int

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="one_procurement_of_a_code")]


class ProcurementStep(models.Model):
    """A step that was taken, with its document; never changed."""

    id: int
    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="steps")
    procurement_id: int
    kind = models.CharField(max_length=24, choices=words(ProcurementStepKind))
    done_on = models.DateField()
    document_number = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by_id: int

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procurement", "kind"], name="one_procurement_step_of_a_kind")]
