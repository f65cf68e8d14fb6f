"""The very records behind a figure: found by the same conditions that counted them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.lookups import IsNull

from hotline.kit.clock import LOCAL, local_date, start_of_day
from hotline.kit.facts import FactAttribution, FactColumn, FactDimension, FactSet, Personal
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.access.public import Actor, Permission
from hotline.modules.analytics.errors import PartWithoutRecords, UnknownExclusion, UnknownKey, UnknownPart
from hotline.modules.analytics.rules.catalogue import MONTH, Variant
from hotline.modules.analytics.rules.explaining import left_out_by
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.periods import Period, months_of, period_of
from hotline.modules.analytics.rules.wording import term_text
from hotline.modules.requesters.public import mask_phone_number
from hotline.modules.workorders.public import concealed_from, visible_to

from .catalogue import FACT_SETS, catalogue, ensure_dimension, find_indicator, find_variant
from .measures import NO_KEY
from .predicates import counted, is_moment, within
from .record_places import Place, Wanted, places_after

PARTS = ("numerator", "denominator")
_MASKS = {Personal.PHONE_NUMBER: mask_phone_number}
# The pages that a record opens, and what somebody needs to be let in there.
_DOORS = {"work_order": Permission.READ_WORK_ORDERS, "call": Permission.READ_CALLS}

Cell = str | int | bool | None
# The record's identifier and the day or moment that attributes it, its columns, and the key of its page.
Shown = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Which figure's records are asked for; `by` and `key` name its row, neither names the whole period.

    With `left_out`, not the records that were counted but those that this exclusion, from 1, left out.
    """

    code: str
    first_day: date
    last_day: date
    part: str = "numerator"
    variant: str | None = None
    by: str | None = None
    key: str | None = None
    version: int | None = None
    left_out: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The page that a record opens."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record behind a figure: a cell for each column, and its page where the reader may open it."""

    cells: tuple[Cell, ...]
    link: Link | None


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """Some of the records, and the place from which the list goes on; nothing where it ends.

    With `is_limited` only those are listed that the reader may see, so that there can be fewer than the figure; whoever
    is recused from a work order finds it missing without being told.
    """

    columns: tuple[FactColumn, ...]
    items: tuple[Evidence, ...]
    next_cursor: str | None
    is_limited: bool


def records(question: Question, *, actor: Actor, language: str, cursor: str = "", limit: int = 50) -> EvidencePage:
    """The next records behind a figure, in the order of the day that attributes them. Personal data is masked,
    and left out for those who may not open the record itself."""
    facts, term, chosen = _chosen(question)
    period = _period(question)
    is_limited = _concerns_work_orders(facts) and not actor.may(Permission.READ_ALL_WORK_ORDERS)
    found = _in_sight(facts.records().filter(chosen), facts, actor)
    place = decode_cursor(cursor)
    grouped = question.by not in (None, MONTH)
    wanted = Wanted(term, period, question.by if grouped else None, question.key if grouped else None, actor, found)
    places = places_after(wanted, place, limit + 1)
    if places is None:
        rows = _rows_after(found, facts, term.attribution, place, limit + 1)
        places = [(_moment(row[1]), row[0]) for row in rows]
    else:
        rows = _rows_at(places, facts, term.attribution)
    last = encode_cursor(*places[limit - 1]) if len(places) > limit else None
    items = tuple(_evidence(facts, row[2:], actor, language) for row in rows[:limit])
    return EvidencePage(facts.columns, items, last, is_limited)


def _in_sight(found: QuerySet[Model], facts: FactSet, actor: Actor) -> QuerySet[Model]:
    if not _concerns_work_orders(facts) or facts.link is None:
        return found
    if not actor.may(Permission.READ_ALL_WORK_ORDERS):
        return found.filter(**{f"{facts.link[1]}__in": visible_to(actor).values("number")})
    # Whoever is recused from one work order sees all others: the figure's rows less those few.
    return found.exclude(**{f"{facts.link[1]}__in": concealed_from(actor).values("number")})


def _shown(facts: FactSet, attribution: str) -> list[str]:
    link_path = (facts.link[1],) if facts.link else ()
    return ["pk", facts.attributions[attribution].path, *(column.path for column in facts.columns), *link_path]


def _rows_after(
    found: QuerySet[Model], facts: FactSet, attribution: str, place: Place | None, limit: int
) -> list[Shown]:
    known = facts.attributions[attribution]
    if place is not None:
        found = _after(found, known, *place)
    return list(found.order_by(known.path, "pk").values_list(*_shown(facts, attribution))[:limit])


def _rows_at(places: Sequence[Place], facts: FactSet, attribution: str) -> list[Shown]:
    """What is shown of the records at these places, by their primary keys."""
    chosen = facts.records().filter(pk__in=[pk for _, pk in places])
    rows = {row[0]: row for row in chosen.values_list(*_shown(facts, attribution))}
    return [rows[pk] for _, pk in places if pk in rows]


def _concerns_work_orders(facts: FactSet) -> bool:
    return facts.link is not None and facts.link[0] == "work_order"


def _chosen(question: Question) -> tuple[FactSet, RecordTerm, Q]:
    indicator = find_indicator(question.code, question.version)
    term = _term(question, find_variant(indicator, question.variant))
    ensure_dimension(indicator, question.by)
    facts = FACT_SETS[term.fact_set]
    chosen = within(facts, facts.attributions[term.attribution], _period(question)) & counted(facts, term)
    if question.by not in (None, MONTH):
        chosen &= _of_key(facts.dimension(str(question.by), term.attribution), str(question.by), question.key)
    if term.distinct is not None:
        # Records behind which nobody stands are not counted.
        chosen &= Q(IsNull(facts.identities[term.distinct].value, False))
    return facts, term, chosen


def _term(question: Question, variant: Variant) -> RecordTerm:
    if question.part not in PARTS:
        raise UnknownPart(field="part", part=question.part, choices=", ".join(PARTS))
    term = variant.numerator if question.part == "numerator" else variant.denominator
    if not isinstance(term, RecordTerm):
        text = term_text(term, catalogue().vocabulary, "zh")
        raise PartWithoutRecords(field="part", indicator=question.code, text=text)
    if question.left_out is None:
        return term
    if not 1 <= question.left_out <= len(term.without):
        raise UnknownExclusion(
            field="left_out", part=question.part, left_out=question.left_out, count=len(term.without)
        )
    return left_out_by(term, question.left_out - 1)


def _period(question: Question) -> Period:
    period = period_of(question.first_day, question.last_day)
    if question.by != MONTH:
        return period
    months = months_of(period)
    if question.key not in months:
        raise UnknownKey(field="key", dimension=MONTH, key=question.key or "")
    return months[question.key]


def _of_key(dimension: FactDimension, code: str, key: str | None) -> Q:
    if not key:
        raise UnknownKey(field="key", dimension=code, key="")
    return Q(**{f"{dimension.path}__isnull": True}) if key == NO_KEY else Q(**{dimension.path: key})


def _after(found: QuerySet[Model], attribution: FactAttribution, moment: datetime, identifier: int) -> QuerySet[Model]:
    path = attribution.path
    last = moment if is_moment(found, attribution) else local_date(moment)
    # The first condition lets an index on the attribution find the place; the second leaves out what was shown.
    return found.filter(**{f"{path}__gte": last}).filter(Q(**{f"{path}__gt": last}) | Q(pk__gt=identifier))


def _moment(day_or_moment: date | datetime) -> datetime:
    return day_or_moment if isinstance(day_or_moment, datetime) else start_of_day(day_or_moment)


def _evidence(facts: FactSet, values: tuple[object, ...], actor: Actor, language: str) -> Evidence:
    may_open = facts.link is not None and actor.may(_DOORS[facts.link[0]])
    cells = tuple(
        # Even masked, a caller's number next to a moment could tell a department who asked for secrecy.
        None if column.personal is not None and not may_open else _cell(column, value, language)
        for column, value in zip(facts.columns, values, strict=False)
    )
    return Evidence(cells, Link(facts.link[0], str(values[-1])) if facts.link and may_open else None)


def _cell(column: FactColumn, value: object, language: str) -> Cell:
    if column.words:
        words = column.words.get(str(value))
        return words[language == "en"] if words else str(value)
    if column.personal is not None:
        return _MASKS[column.personal](str(value or ""))
    if isinstance(value, datetime):
        return value.astimezone(LOCAL).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | None) else str(value)
