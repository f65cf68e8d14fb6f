"""Who works as an agent, on which shifts, and how he was assessed."""

from django.db import models

from hotline.modules.access.public import Person


class Employment(models.Model):
    """Somebody is employed as an agent from one day to another."""

    id: int
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person_id: int
    started_on = models.DateField()
    ended_on = models.DateField(null=True)


class Shift(models.Model):
    """A shift (班次) in local hours; one that ends before it starts runs past midnight."""

    id: int
    code = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=32)
    starts_at_time = models.TimeField()
    ends_at_time = models.TimeField()


class ShiftAssignment(models.Model):
    """An agent worked a shift on a day."""

    id: int
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person_id: int
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="+")
    shift_id: int
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "on", "shift"], name="one_assignment_per_shift")]
        indexes = [models.Index(fields=["on"], name="shift_assignment_by_day")]


class StaffAssessment(models.Model):
    """An agent's monthly assessment (员工考评)."""

    id: int
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person_id: int
    assessed_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    has_passed = models.BooleanField()
