"""Work orders that an evaluation draws at random and looks at."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.appraisal.rules.words import StratifiedBy, Subject
from hotline.modules.workorders.public import WorkOrder

from .entry import Followed
from .project import EvaluationProject


class SampleDraw(models.Model):
    """A draw that can be made again: its seed, its population and what was taken from each stratum. Never changed."""

    id: int
    project = models.ForeignKey(EvaluationProject, models.PROTECT, related_name="draws")
    project_id: int
    seed = models.CharField(max_length=64)
    first_day = models.DateField()
    last_day = models.DateField()
    stratified_by = models.CharField(max_length=12, choices=[(one.value, one.value) for one in StratifiedBy])
    size = models.PositiveIntegerField()
    population = models.PositiveIntegerField()
    # [{stratum, population, drawn}].
    strata = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")


class SampledOrder(Followed):
    """One of the work orders that were drawn, and what was found."""

    subject = Subject.SAMPLED_ORDER

    draw = models.ForeignKey(SampleDraw, models.PROTECT, related_name="orders")
    draw_id: int
    order = models.PositiveIntegerField()
    stratum = models.CharField(max_length=64)
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="+")
    work_order_id: int
    finding = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "work_order"], name="drawn_once")]
