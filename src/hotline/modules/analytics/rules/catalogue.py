"""The indicator catalogue: what each indicator counts, as data in `indicators/*.yaml`, checked when it is loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

import yaml

from hotline.kit.rates import DisplayRule
from hotline.modules.analytics.errors import CatalogueFault

from .formulas import RecordTerm, Term, Vocabulary, Words

MONTH = "month"
DIMENSIONS = (MONTH, "department", "category", "channel", "request_type")


class Unit(StrEnum):
    """What an indicator's value is. A `percent` is kept as a share of one and shown with its sign."""

    PERCENT = "percent"
    COUNT = "count"
    SECONDS = "seconds"
    HOURS = "hours"
    DAYS = "days"


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

    @property
    def default_variant(self) -> Variant:
        """The counting rule that holds where none is named."""
        return next(iter(self.variants.values()))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every indicator by its code, in the catalogue's order, and the names of the groups they stand in."""

    groups: Mapping[str, Words]
    indicators: Mapping[str, Indicator]
    vocabulary: Vocabulary

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())


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
    folder = resources.files(__package__) / "indicators"
    documents: dict[str, object] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            try:
                documents[file.name] = yaml.safe_load(file.read_text(encoding="utf-8"))
            except yaml.YAMLError as error:
                raise CatalogueFault(f"{file.name}: not valid YAML: {error}") from error
    return documents
