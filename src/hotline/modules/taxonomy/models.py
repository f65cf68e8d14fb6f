"""Categories, administrative divisions, and days that differ from the ordinary week."""

from django.db import models

from .rules.boundaries import Shape
from .rules.days import USUAL_HOURS, DayKind, OfficeHours, Span

# A division's code, and its polygons as rings of longitude and latitude.
KeptShape = tuple[str, list[list[list[list[float]]]]]


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


class CalendarVersion(models.Model):
    """The working calendar from one publication on, with its office hours. Never changed: a correction is a new one."""

    id: int
    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=64)
    source = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    morning_from = models.TimeField(default=USUAL_HOURS.morning.opens)
    morning_to = models.TimeField(default=USUAL_HOURS.morning.closes)
    afternoon_from = models.TimeField(default=USUAL_HOURS.afternoon.opens)
    afternoon_to = models.TimeField(default=USUAL_HOURS.afternoon.closes)

    @property
    def office_hours(self) -> OfficeHours:
        """When offices are open."""
        return OfficeHours(Span(self.morning_from, self.morning_to), Span(self.afternoon_from, self.afternoon_to))


class SpecialDay(models.Model):
    """A day that differs from the ordinary week, with the notice that decreed it.

    It holds from its version on, until a later version writes the same day anew.
    """

    id: int
    version = models.ForeignKey(CalendarVersion, models.PROTECT, related_name="special_days")
    version_id: int
    on = models.DateField()
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in DayKind])
    name = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["on", "version"], name="one_kind_of_a_day_in_a_version")]


class BoundaryVersion(models.Model):
    """The boundaries of the city's divisions from one upload on. Never changed: a correction is a new one."""

    id: int
    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=64)
    # Where they come from, with the number of the map's approval (审图号).
    source = models.CharField(max_length=200)
    shapes: "models.JSONField[list[KeptShape], list[KeptShape]]" = models.JSONField()

    @property
    def boundaries(self) -> tuple[Shape, ...]:
        """The boundaries as the rules see them."""
        return tuple(
            Shape(code, tuple(tuple(tuple((x, y) for x, y in ring) for ring in polygon) for polygon in polygons))
            for code, polygons in self.shapes
        )

    def keep(self, shapes: tuple[Shape, ...]) -> None:
        """Store these boundaries."""
        self.shapes = [
            (shape.code, [[[list(point) for point in ring] for ring in polygon] for polygon in shape.polygons])
            for shape in shapes
        ]
        self.save(force_insert=True)
