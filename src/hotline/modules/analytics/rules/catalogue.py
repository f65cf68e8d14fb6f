"""The indicator catalogue: what each indicator counts, as data in `indicators/*.yaml`, checked when it is loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from importlib import resources
from importlib.resources.abc import Traversable

import yaml

from hotline.kit.rates import DisplayRule
from hotline.modules.analytics.errors import CatalogueFault

from .formulas import RecordTerm, Term, Vocabulary, Words

MONTH = "month"
DIMENSIONS = (MONTH, "department", "category", "channel", "request_type", "agent")


class Unit(StrEnum):
    """What an indicator's value is. A `percent` is kept as a share of one and shown with its sign."""

    PERCENT = "percent"
    COUNT = "count"
    SECONDS = "seconds"
    HOURS = "hours"
    DAYS = "days"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Variant:
    """One counting rule (统计口径) of an indicator. Its value is numerator ÷ denominator ÷ the indicator's divisor."""

    code: str
    name: Words
    numerator: Term
    denominator: Term | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that the platform computes from records. The first variant is the default."""

    code: str
    group: str
    version: int
    name: Words
    unit: Unit
    display: DisplayRule
    places: int
    divisor: int
    variants: Mapping[str, Variant]
    dimensions: tuple[str, ...]
    is_on_dashboard: bool
    report_table: str
    note: Words
    # Who answers for the definition, and where it comes from.
    owner: Words
    source: Words

    @property
    def default_variant(self) -> Variant:
        """The counting rule that holds where none is named."""
        return next(iter(self.variants.values()))


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """An indicator as it was defined until a day, and why that changed. It stays computable."""

    indicator: Indicator
    replaced_on: date
    because: Words


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every indicator by its code, in the catalogue's order, the names of the groups, and the earlier versions."""

    groups: Mapping[str, Words]
    indicators: Mapping[str, Indicator]
    vocabulary: Vocabulary
    earlier: Mapping[str, Mapping[int, EarlierVersion]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def find(self, code: str, version: int | None = None) -> Indicator | None:
        """The indicator as it is defined now, or in that version; nothing where there is none."""
        present = self.indicators.get(code)
        if version is None or (present is not None and version == present.version):
            return present
        earlier = self.earlier.get(code, {}).get(version)
        return None if earlier is None else earlier.indicator

    def versions(self, code: str) -> list[int]:
        """The versions of an indicator that can be computed, the present one last."""
        return [*sorted(self.earlier.get(code, {})), self.indicators[code].version]


def is_splittable(indicator: Indicator, dimension: str, vocabulary: Vocabulary) -> bool:
    """Whether every record that any variant counts has the dimension."""
    terms = [term for variant in indicator.variants.values() for term in (variant.numerator, variant.denominator)]
    return all(
        dimension in vocabulary[term.fact_set].dimensions if isinstance(term, RecordTerm) else dimension == MONTH
        for term in terms
        if term is not None
    )


def packaged_documents() -> dict[str, object]:
    """The catalogue's files as they come with the platform: name → parsed YAML."""
    return _documents(resources.files(__package__) / "indicators")


def earlier_documents() -> dict[str, object]:
    """The files of earlier versions of indicators: name → parsed YAML."""
    return _documents(resources.files(__package__) / "indicators" / "earlier")


def own_documents(folder: Traversable) -> dict[str, object]:
    """The files of a city's own indicators: the path below the hotline's home → parsed YAML; none without a folder."""
    found = _documents(folder) if folder.is_dir() else {}
    return {f"{folder.name}/{name}": document for name, document in found.items()}


def _documents(folder: Traversable) -> dict[str, object]:
    documents: dict[str, object] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            try:
                documents[file.name] = yaml.safe_load(file.read_text(encoding="utf-8"))
            except yaml.YAMLError as error:
                raise CatalogueFault(f"{file.name}: not valid YAML: {error}") from error
    return documents
