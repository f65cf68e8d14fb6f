"""Fact sets: what a module lets indicators count, with conditions, quantities and columns in its own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import Combinable


class Personal(StrEnum):
    """The kind of personal data in a column, which decides how it is masked."""

    PHONE_NUMBER = "phone_number"


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column of a drill-down: the value at `path`, under a Chinese and an English heading.

    `words` gives the Chinese and English word for each code that the column can hold.
    """

    code: str
    name_zh: str
    name_en: str
    path: str
    personal: Personal | None = None
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The heading in `zh` or `en`."""
        return self.name_en if language == "en" else self.name_zh


@dataclass(frozen=True, slots=True)
class FactAttribution:
    """Which day a record belongs to: the local day of a moment, or a date.

    With `is_lasting`, a record belongs to a period when it holds on the period's last day: `path` is the date it
    began, `path_until` the date it ended, or nothing for what does not end. Both dates are included. `of` names the
    dimensions that mean something else here than for the other attributions.
    """

    name_zh: str
    name_en: str
    path: str
    path_until: str | None = None
    is_lasting: bool = False
    of: "Mapping[str, FactDimension]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactCondition:
    """A predicate that a record meets or not, in words that stand before or after the record's noun.

    Where it says no more than that an attribution's moment has `passed`, a record can come to meet it without being
    changed: what counts by it cannot be kept, and is told from that moment at any time.
    """

    name_zh: str
    name_en: str
    predicate: Q
    passed: str | None = None


@dataclass(frozen=True, slots=True)
class FactQuantity:
    """A number of each record, in a unit such as `s`, that can be added up and compared.

    One that `has_few_values` for very many records, as how long callers waited: its percentiles are told from how often
    each value occurs.
    """

    name_zh: str
    name_en: str
    value: Combinable
    unit_zh: str = ""
    unit_en: str = ""
    has_few_values: bool = False


@dataclass(frozen=True, slots=True)
class FactIdentity:
    """Who or what stands behind a record and may stand behind others too, such as a caller; null where nobody does."""

    name_zh: str
    name_en: str
    value: Combinable


@dataclass(frozen=True, slots=True)
class FactDimension:
    """What records are grouped by: the path of its code, and of the name that people read."""

    path: str
    name_path: str


@dataclass(frozen=True, slots=True)
class FactSet:
    """The records of one kind that indicators count.

    `records` gives all of them; `link` names the kind of page that a record opens and the path of its key there;
    `work_order` the path of the identifier of the work order that it concerns, which decides who may see it.
    """

    name: str
    name_zh: str
    name_en: str
    records: Callable[[], QuerySet[Model]]
    attributions: Mapping[str, FactAttribution]
    columns: tuple[FactColumn, ...]
    conditions: Mapping[str, FactCondition] = field(default_factory=dict)
    quantities: Mapping[str, FactQuantity] = field(default_factory=dict)
    identities: Mapping[str, FactIdentity] = field(default_factory=dict)
    dimensions: Mapping[str, FactDimension] = field(default_factory=dict)
    link: tuple[str, str] | None = None
    work_order: str | None = None

    def dimension(self, code: str, attribution: str) -> FactDimension:
        """What the records of an attribution are grouped by."""
        return self.attributions[attribution].of.get(code) or self.dimensions[code]


def by_code(path: str) -> FactDimension:
    """The dimension of a related record that has a `code` and a `name`."""
    return FactDimension(f"{path}__code", f"{path}__name")


def seconds(name_zh: str, name_en: str, value: str | Combinable, *, has_few_values: bool = False) -> FactQuantity:
    """A span in seconds."""
    found = F(value) if isinstance(value, str) else value
    return FactQuantity(name_zh, name_en, found, "秒", "s", has_few_values)
