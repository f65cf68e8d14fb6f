"""The queues that calls waited in and the lines they came in on."""

from django.db import models

from hotline.modules.departments.public import Department


class MergedLine(models.Model):
    """A service line of a department that was merged into the hotline (归并热线)."""

    id: int
    number = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=64)
    department = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+")
    department_id: int | None
    merged_on = models.DateField()


class Queue(models.Model):
    """Where callers wait for an agent."""

    id: int
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=64)
