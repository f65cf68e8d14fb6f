"""The responsibility list (权责清单)."""

from django.db import models

from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category


class ResponsibilityEntry(models.Model):
    """A department handles a category, everywhere or within one division."""

    id: int
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    category_id: int
    # A prefix of division codes; empty holds for the whole city.
    division_prefix = models.CharField(max_length=12, blank=True, db_collation="C")
    department = models.ForeignKey(Department, models.PROTECT, related_name="responsibilities")
    department_id: int
    basis = models.CharField(max_length=128, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["category", "division_prefix", "department"], name="one_entry_per_remit")
        ]
