"""The targets of a scheme, version by version."""

from django.db import models

from hotline.modules.appraisal.rules.words import State, Subject

from .entry import Followed

_UNDECIDED = [State.DECLARED.value, State.REVIEWED.value]


class TargetTable(Followed):
    """One version of a scheme's targets: the declaration, or a later adjustment with its reason.

    It holds from the day of its approval until the next approved version does.
    """

    subject = Subject.TARGETS

    scheme_code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    midterm_goal = models.TextField(blank=True)
    yearly_goal = models.TextField()
    # In yuan, as on the form: the whole project, and the year.
    midterm_funds = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    yearly_funds = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    reason = models.TextField(blank=True)
    valid_from = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme_code", "version"], name="one_target_table_of_a_version"),
            models.UniqueConstraint(
                fields=["scheme_code"], condition=models.Q(state__in=_UNDECIDED), name="one_undecided_target_table"
            ),
        ]


class TargetLine(models.Model):
    """The target of one leaf, as the form prints it: for the whole project, and for the year. Never changed."""

    id: int
    table = models.ForeignKey(TargetTable, models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField()
    leaf_code = models.CharField(max_length=64)
    midterm = models.CharField(max_length=200, blank=True)
    yearly = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "leaf_code"], name="one_target_of_a_leaf")]
