"""Which earlier work orders a new request may repeat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from hotline.modules.access.public import Actor
from hotline.modules.requesters.public import normal_phone_number, requesters_of
from hotline.modules.sla.public import handling_policy
from hotline.modules.taxonomy.public import Category, Division, category, category_lineage, division
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES, Stage
from hotline.modules.workorders.rules.similarity import (
    USUAL_WEIGHTS,
    Description,
    Likeness,
    Weights,
    character_pairs,
    likeness,
    words_of,
)

from .visibility import visible_to

# How many of the newest work orders each way of searching brings, and how many are proposed.
MOST_OF_A_NUMBER = 50
MOST_OF_A_CATEGORY = 150
MOST_OF_A_PLACE = 500
MOST_PROPOSED = 10

_COMPARED = ("category__parent", "category__top", "division__parent__parent", "requester", "merged_into")
_SHOWN = ("category", "division", "handling_department", "registered_by")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is about to be registered, as far as it is typed."""

    phone_number: str = ""
    category_code: str = ""
    division_code: str = ""
    address: str = ""
    title: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A work order that seems to be about the same matter; the main one where that was merged."""

    work_order: WorkOrder
    likeness: Likeness
    is_mergeable: bool


def find_duplicates(sought: Sought, *, by: Actor, at: datetime) -> list[Duplicate]:
    """The likeliest duplicates among the newest work orders and those still open, the likeliest first.

    How old a matter may be, and how like, the handling policy says: what was closed longer ago is a new matter.
    """
    weights = weights_at(at)
    kind = category(sought.category_code) if sought.category_code else None
    place = division(sought.division_code) if sought.division_code else None
    description = Description(
        phone_number=normal_phone_number(sought.phone_number),
        category_codes=category_lineage(kind) if kind else (),
        division_codes=_division_lineage(place),
        address=sought.address,
        words=words_of(sought.title, sought.content),
    )
    best: dict[str, Duplicate] = {}
    for candidate in _candidates(description, kind, place, by=by, at=at):
        found = likeness(description, describe(candidate, at), weights)
        main = candidate.merged_into if candidate.stage == Stage.MERGED and candidate.merged_into else candidate
        known = best.get(main.number)
        if found.score >= weights.threshold and (known is None or known.likeness.score < found.score):
            best[main.number] = Duplicate(main, found, main.current_stage in OPEN_STAGES)
    ranked = sorted(best.values(), key=lambda one: (-one.likeness.score, -one.work_order.pk))
    return _visible(ranked, by)[:MOST_PROPOSED]


def _visible(found: Sequence[Duplicate], by: Actor) -> list[Duplicate]:
    """Those that the actor may see, with what a row shows: a main work order was reached through its duplicate."""
    shown = visible_to(by).select_related(*_SHOWN).in_bulk([one.work_order.pk for one in found])
    return [
        Duplicate(shown[one.work_order.pk], one.likeness, one.is_mergeable)
        for one in found
        if one.work_order.pk in shown
    ]


def describe(work_order: WorkOrder, at: datetime) -> Description:
    """A work order as it is compared."""
    return Description(
        phone_number=work_order.requester.phone_number if work_order.requester else "",
        category_codes=category_lineage(work_order.category),
        division_codes=_division_lineage(work_order.division),
        address=work_order.address,
        words=words_of(work_order.title, work_order.content),
        age_days=(at - work_order.registered_at) / timedelta(days=1),
    )


def weights_at(at: datetime) -> Weights:
    """The usual weights, with the threshold that the city set."""
    return replace(USUAL_WEIGHTS, threshold=handling_policy(at).duplicate_threshold_percent / 100)


def _candidates(
    description: Description, kind: Category | None, place: Division | None, *, by: Actor, at: datetime
) -> Iterable[WorkOrder]:
    """Each of the three searches goes by an index and ends at a number of rows, however large the table is."""
    since = at - timedelta(days=handling_policy(at).duplicate_days)
    live = visible_to(by).filter(Q(registered_at__gte=since) | Q(stage__in=OPEN_STAGES))
    recent = visible_to(by).filter(registered_at__gte=since)
    found: dict[int, WorkOrder] = {}
    if description.phone_number:
        # Their keys and not a query for them: the planner then goes by the index of requesters, not by the newest.
        keys = [requester.pk for requester in requesters_of(description.phone_number)]
        found |= _newest(live.filter(requester_id__in=keys), MOST_OF_A_NUMBER)
    if kind is not None:
        alike = recent.filter(category=kind)
        found |= _newest(alike.filter(division=place) if place else alike, MOST_OF_A_CATEGORY)
    if place is not None and description.words.title:
        found |= _newest_with_similar_title(recent.filter(division=place), description.words.title, set(found))
    return found.values()


def _newest(work_orders: QuerySet[WorkOrder], most: int) -> dict[int, WorkOrder]:
    newest = work_orders.select_related(*_COMPARED).order_by("-registered_at", "-id")[:most]
    return {work_order.pk: work_order for work_order in newest}


def _newest_with_similar_title(
    work_orders: QuerySet[WorkOrder], wanted: frozenset[str], known: set[int]
) -> dict[int, WorkOrder]:
    """Of the newest in the place, those whose title shares a pair of characters: the rest is not read whole."""
    titles = work_orders.order_by("-registered_at", "-id").values_list("id", "title")[:MOST_OF_A_PLACE]
    shared = {key: len(wanted & character_pairs(text)) for key, text in titles if key not in known}
    closest = sorted((key for key, count in shared.items() if count), key=lambda key: -shared[key])
    return _newest(WorkOrder.objects.filter(pk__in=closest[:MOST_OF_A_NUMBER]), MOST_OF_A_NUMBER)


def _division_lineage(place: Division | None) -> tuple[str, ...]:
    """The codes from the city down to the division."""
    lineage: list[str] = []
    while place is not None:
        lineage.insert(0, place.code)
        place = place.parent
    return tuple(lineage)
