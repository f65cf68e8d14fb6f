"""The hotline's profile, the tree of departments, and memberships."""

from django.db import models

from hotline.modules.access.public import Person

from .rules import AgencyType, DepartmentLevel


class HotlineProfile(models.Model):
    """Which hotline this database is: one row."""

    id: int
    name = models.CharField(max_length=64)
    title = models.CharField(max_length=64)
    title_en = models.CharField(max_length=128)
    city = models.CharField(max_length=32)
    division_code = models.CharField(max_length=12)
    is_demonstration = models.BooleanField(default=False)
    # Share of the published volume that a demonstration year was generated at; 1 is full size.
    scale = models.DecimalField(max_digits=6, decimal_places=4, default=1)
    seed = models.IntegerField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    resident_population = models.IntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_profile")]


class Department(models.Model):
    """A unit that handles work orders, or the hotline's centre itself."""

    id: int
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=64)
    short_name = models.CharField(max_length=32)
    level = models.CharField(max_length=8, choices=[(level.value, level.value) for level in DepartmentLevel])
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    parent_id: int | None
    # Codes from the root down, each closed by a slash, so that a subtree is a prefix.
    path = models.CharField(max_length=160, db_collation="C", unique=True)
    division_code = models.CharField(max_length=12, blank=True)
    remit = models.TextField(blank=True)
    # Empty where nobody said it.
    agency_type = models.CharField(max_length=24, blank=True, choices=[(each.value, each.value) for each in AgencyType])
    is_hotline_centre = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    # The last day on which it was there, and who does its work since.
    closed_on = models.DateField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    successor_id: int | None
    # Replies leave the department with its approving leader's consent only.
    replies_need_approval = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody works for a department."""

    id: int
    person = models.OneToOneField(Person, models.PROTECT, related_name="membership")
    person_id: int
    department = models.ForeignKey(Department, models.PROTECT, related_name="memberships")
    department_id: int
