"""Categories, administrative divisions, and days that differ from the ordinary week."""

from django.db import models


class Category(models.Model):
    """What a request is about, in up to three levels."""

    id: int
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=64)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    parent_id: int | None
    # The first-level category, itself for a first-level one: what figures are grouped by.
    top = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    top_id: int | None
    definition = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Division(models.Model):
    """An administrative division by its official code: city, county, town."""

    id: int
    code = models.CharField(max_length=12, unique=True, db_collation="C")
    name = models.CharField(max_length=64)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    parent_id: int | None

    def __str__(self) -> str:
        return self.name


class SpecialDay(models.Model):
    """A holiday on a weekday, or a working day on a weekend (调休), with the notice that decreed it."""

    id: int
    on = models.DateField(unique=True)
    is_working = models.BooleanField()
    name = models.CharField(max_length=64)
