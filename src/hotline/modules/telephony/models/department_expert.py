"""Whom in the departments an agent can give a caller to."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department


class DepartmentExpert(models.Model):
    """Somebody in a department who answers questions on a subject, at a telephone number.

    Who entered, last changed and removed him, and when, is kept here; every change with what it changed in the audit.
    """

    id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    department_id: int
    name = models.CharField(max_length=32)
    number = models.CharField(max_length=24)
    subject = models.CharField(max_length=100)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_by_id: int
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_by_id: int | None
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    removed_by_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["department", "name", "number"],
                condition=models.Q(removed_at__isnull=True),
                name="one_expert_of_a_name_and_number",
            )
        ]
