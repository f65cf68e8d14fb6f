"""Fact sets: what a module lets indicators count, with conditions, dimensions and columns in its own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column of a drill-down: the value at `path`, under a Chinese and an English heading."""

    code: str
    name_zh: str
    name_en: str
    path: str
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class FactSet:
    """The records of one kind that indicators count.

    `attributed_at` maps the name of an attribution to the field whose local date places a record in a period;
    `dimensions` maps a dimension to the path of its code; `conditions` are named predicates; `link` names the kind of
    page that a record opens and the path of its key.
    """

    name: str
    records: Callable[[], QuerySet[Model]]
    attributed_at: Mapping[str, str]
    conditions: Mapping[str, Q]
    columns: tuple[FactColumn, ...]
    dimensions: Mapping[str, str] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    link: tuple[str, str] | None = None
