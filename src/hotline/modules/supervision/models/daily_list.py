"""Daily lists (日清单)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.modules.departments.public import Department
from hotline.modules.supervision.rules.words import DailyListKind


class DailyList(models.Model):
    """Each morning's list of one kind: a department's, or of the whole city for a focus area.

    It holds the numbers as they stood that morning and is not changed by what happens later.
    """

    id: int
    day = models.DateField()
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in DailyListKind])
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    focus_area = models.CharField(max_length=24, blank=True)
    numbers = ArrayField(models.CharField(max_length=24), default=list)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind", "department", "focus_area"],
                nulls_distinct=False,
                name="one_daily_list_of_a_kind",
            )
        ]
