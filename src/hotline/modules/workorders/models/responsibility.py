"""The responsibility list (责任清单)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.modules.departments.public import Department
from hotline.modules.sla.public import Limit, LimitUnit
from hotline.modules.taxonomy.public import Category
from hotline.modules.workorders.rules.responsibility import BEGINNING


class ResponsibilityEntry(models.Model):
    """A department handles a category, everywhere or within one division, from one day to another.

    A line keeps its code through its versions: a change closes the version in force and writes the next, so that any
    day's list can be read again.
    """

    id: int
    code = models.CharField(max_length=96)
    version = models.PositiveIntegerField(default=1)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    category_id: int
    # A prefix of division codes; empty holds for the whole city.
    division_prefix = models.CharField(max_length=12, blank=True, db_collation="C")
    # Empty ones fit every request.
    request_type = models.CharField(max_length=24, blank=True)
    urgency = models.CharField(max_length=16, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="responsibilities")
    department_id: int
    supporting_codes = ArrayField(models.CharField(max_length=32), default=list)
    copied_codes = ArrayField(models.CharField(max_length=32), default=list)
    # The regulation that makes it this department's, in the list's own words.
    basis = models.CharField(max_length=256, blank=True)
    # How long this matter takes by that regulation; none where the limit rules say it.
    limit_amount = models.PositiveSmallIntegerField(null=True)
    limit_unit = models.CharField(max_length=16, blank=True)
    # Both days included; a version that was replaced on its first day ends before it begins.
    valid_from = models.DateField(default=BEGINNING)
    valid_to = models.DateField(null=True)
    # The account of whoever wrote the line; empty for lines that came with the hotline.
    recorded_by = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_responsibility_of_a_version"),
            models.UniqueConstraint(
                fields=["category", "division_prefix", "department", "request_type", "urgency"],
                condition=models.Q(valid_to__isnull=True),
                name="one_entry_per_remit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    @property
    def limit(self) -> Limit | None:
        """The limit that the line itself sets."""
        if self.limit_amount is None:
            return None
        return Limit(self.limit_amount, LimitUnit(self.limit_unit), "责任清单时限", self.code[:32], self.basis)
