"""From the catalogue's files to checked indicators. Every fault names the file, the indicator and the place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hotline.kit.rates import DisplayRule
from hotline.modules.analytics.errors import CatalogueFault

from .catalogue import DIMENSIONS, MONTH, Catalogue, EarlierVersion, Indicator, Unit, Variant, is_splittable
from .formulas import DaysInPeriod, MonthsInPeriod, RecordTerm, Term, Vocabulary, Words, choose, parse_clause

_DEFAULT_PLACES = {Unit.PERCENT: 2, Unit.COUNT: 0, Unit.SECONDS: 2, Unit.HOURS: 2, Unit.DAYS: 0, Unit.POINTS: 2}
_STANDARD = Words("标准口径", "standard")
_NO_WORDS = Words("", "")
_MEDIAN = 50
_Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _WordsEntry(_Entry):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def words(self) -> Words:
        return Words(self.zh, self.en)


class _TermEntry(_Entry):
    count: str | None = None
    sum: str | None = None
    median: str | None = None
    percentile: int | None = Field(default=None, ge=50, le=99)
    quantity: str | None = None
    distinct: str | None = None
    of: str | None = None
    days_in_period: bool = False
    months_in_period: bool = False
    where: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class _VariantEntry(_Entry):
    # Published formulas carry names such as F3.
    code: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
    name: _WordsEntry
    numerator: _TermEntry
    denominator: _TermEntry | None = None


class _IndicatorEntry(_Entry):
    code: _Code
    version: int = Field(ge=1)
    name: _WordsEntry
    # Who answers for the definition, where not the group's; and where it comes from.
    owner: _WordsEntry | None = None
    source: _WordsEntry | None = None
    unit: Unit
    attribution: dict[str, str]
    numerator: _TermEntry | None = None
    denominator: _TermEntry | None = None
    variants: tuple[_VariantEntry, ...] = ()
    display: DisplayRule = DisplayRule.HALF_UP
    places: int | None = Field(default=None, ge=0, le=6)
    divisor: int = Field(default=1, ge=1)
    dimensions: tuple[str, ...] = (MONTH,)
    on_dashboard: bool = False
    report_table: str = ""
    note: _WordsEntry | None = None


class _EarlierEntry(_IndicatorEntry):
    replaced_on: date
    because: _WordsEntry


class _GroupEntry(_Entry):
    group: _Code
    name: _WordsEntry
    owner: _WordsEntry | None = None
    indicators: tuple[_IndicatorEntry, ...]


class _EarlierFile(_Entry):
    indicators: tuple[_EarlierEntry, ...]


_File = TypeVar("_File", bound=_Entry)


def read_catalogue(
    documents: Mapping[str, object],
    vocabulary: Vocabulary,
    earlier: Mapping[str, object] | None = None,
    own: Mapping[str, object] | None = None,
) -> Catalogue:
    """Check every file against the fact sets and bring them together; `CatalogueFault` says what does not fit.

    `earlier` are the files of earlier versions, `own` those of a city, which may go on with a group that there is.
    """
    groups: dict[str, Words] = {}
    indicators: dict[str, Indicator] = {}
    for file, document in {**documents, **(own or {})}.items():
        group = _read(_GroupEntry, file, document)
        if group.group in groups and file in documents:
            raise CatalogueFault(f"{file}: the group “{group.group}” stands in another file already")
        groups.setdefault(group.group, group.name.words())
        for entry in group.indicators:
            place = f"{file}: {entry.code}"
            if entry.code in indicators:
                raise CatalogueFault(f"{place}: an indicator of this code exists already")
            indicators[entry.code] = _indicator(entry, group.group, group.owner, vocabulary, place)
    return Catalogue(groups, indicators, vocabulary, _earlier(earlier or {}, indicators, vocabulary))


def _earlier(
    documents: Mapping[str, object], present: Mapping[str, Indicator], vocabulary: Vocabulary
) -> dict[str, dict[int, EarlierVersion]]:
    versions: dict[str, dict[int, EarlierVersion]] = {}
    for file, document in documents.items():
        for entry in _read(_EarlierFile, file, document).indicators:
            place = f"{file}: {entry.code} {entry.version}"
            now = present.get(entry.code)
            if now is None:
                raise CatalogueFault(f"{place}: there is no indicator of which this could be an earlier version")
            if entry.version >= now.version or entry.version in versions.get(entry.code, {}):
                raise CatalogueFault(f"{place}: this version stands in another place already")
            indicator = replace(
                _indicator(entry, now.group, None, vocabulary, place), owner=now.owner, source=now.source
            )
            versions.setdefault(entry.code, {})[entry.version] = EarlierVersion(
                indicator, entry.replaced_on, entry.because.words()
            )
    return versions


def _read(kind: type[_File], file: str, document: object) -> _File:
    try:
        return kind.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        raise CatalogueFault(": ".join((file, *_place(document, first["loc"]), first["msg"]))) from error


def _place(document: object, path: tuple[int | str, ...]) -> list[str]:
    """Where a fault is, with the indicator's code in place of its number."""
    if isinstance(document, dict) and len(path) > 1 and path[0] == "indicators" and isinstance(path[1], int):
        entry = document["indicators"][path[1]]
        code = entry.get("code") if isinstance(entry, dict) else None
        path = (str(code or f"indicators[{path[1]}]"), *path[2:])
    return [".".join(map(str, path))] if path else []


def _indicator(
    entry: _IndicatorEntry, group: str, owner: _WordsEntry | None, vocabulary: Vocabulary, place: str
) -> Indicator:
    for fact_set, attribution in entry.attribution.items():
        choose("fact set", fact_set, vocabulary, f"{place}.attribution")
        choose("attribution", attribution, vocabulary[fact_set].attributions, f"{place}.attribution.{fact_set}")
    indicator = Indicator(
        code=entry.code,
        group=group,
        version=entry.version,
        name=entry.name.words(),
        unit=entry.unit,
        display=entry.display,
        places=_DEFAULT_PLACES[entry.unit] if entry.places is None else entry.places,
        divisor=entry.divisor,
        variants=_variants(entry, vocabulary, place),
        dimensions=entry.dimensions,
        is_on_dashboard=entry.on_dashboard,
        report_table=entry.report_table,
        note=_words(entry.note),
        owner=_words(entry.owner or owner),
        source=_words(entry.source),
    )
    for dimension in entry.dimensions:
        choose("dimension", dimension, dict.fromkeys(DIMENSIONS), f"{place}.dimensions")
        if dimension != MONTH and not is_splittable(indicator, dimension, vocabulary):
            raise CatalogueFault(f"{place}.dimensions: not all records that it counts have a {dimension}")
    return indicator


def _words(entry: _WordsEntry | None) -> Words:
    return entry.words() if entry else _NO_WORDS


def _variants(entry: _IndicatorEntry, vocabulary: Vocabulary, place: str) -> dict[str, Variant]:
    if (entry.numerator is None) == (not entry.variants):
        raise CatalogueFault(f"{place}: give either a numerator or variants, and not both")
    if entry.variants and entry.denominator:
        raise CatalogueFault(f"{place}: a denominator beside variants belongs into each of them")
    variants: dict[str, Variant] = {}
    if entry.numerator:
        variants["standard"] = _variant(
            "standard", _STANDARD, entry.numerator, entry.denominator, entry, vocabulary, place
        )
    for given in entry.variants:
        if given.code in variants:
            raise CatalogueFault(f"{place}.variants: “{given.code}” stands there twice")
        variants[given.code] = _variant(
            given.code,
            given.name.words(),
            given.numerator,
            given.denominator,
            entry,
            vocabulary,
            f"{place}.{given.code}",
        )
    return variants


def _variant(
    code: str,
    name: Words,
    numerator: _TermEntry,
    denominator: _TermEntry | None,
    entry: _IndicatorEntry,
    vocabulary: Vocabulary,
    place: str,
) -> Variant:
    is_percentile = numerator.median is not None or numerator.percentile is not None
    if denominator is None and entry.unit is not Unit.COUNT and not is_percentile:
        raise CatalogueFault(f"{place}: an indicator in {entry.unit} needs a denominator")
    return Variant(
        code,
        name,
        _term(numerator, entry.attribution, vocabulary, f"{place}.numerator"),
        _term(denominator, entry.attribution, vocabulary, f"{place}.denominator") if denominator else None,
    )


def _term(entry: _TermEntry, attribution: Mapping[str, str], vocabulary: Vocabulary, place: str) -> Term:
    if _kinds(entry).count(True) != 1:
        raise CatalogueFault(
            f"{place}: give exactly one of count, sum, median, percentile, distinct, "
            "days_in_period and months_in_period"
        )
    if entry.days_in_period:
        return DaysInPeriod()
    if entry.months_in_period:
        return MonthsInPeriod()
    if (entry.count is None) != (entry.of is not None):
        raise CatalogueFault(f"{place}: sum and of belong together, as do median, percentile, distinct and of")
    if (entry.percentile is None) != (entry.quantity is None):
        raise CatalogueFault(f"{place}: percentile and quantity belong together: the percentile of which quantity")
    fact_set = entry.count or entry.of or ""
    choose("fact set", fact_set, vocabulary, place)
    words = vocabulary[fact_set]
    if fact_set not in attribution:
        raise CatalogueFault(f"{place}: the attribution does not say by which day {fact_set} belong to a period")
    quantity = entry.sum or entry.median or entry.quantity
    if quantity is not None:
        choose("quantity", quantity, words.quantities, place)
    if entry.distinct is not None:
        choose("identity", entry.distinct, words.identities, place)
    return RecordTerm(
        fact_set,
        attribution[fact_set],
        quantity,
        tuple(parse_clause(text, words, f"{place}.where") for text in entry.where),
        tuple(parse_clause(text, words, f"{place}.without") for text in entry.without),
        entry.distinct,
        _MEDIAN if entry.median is not None else entry.percentile,
    )


def _kinds(entry: _TermEntry) -> list[bool]:
    of_records = (entry.count, entry.sum, entry.median, entry.percentile, entry.distinct)
    return [*(kind is not None for kind in of_records), entry.days_in_period, entry.months_in_period]
