"""One search over work orders, requesters and knowledge, from what somebody may see."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from hotline.modules.access.public import Actor, Permission
from hotline.modules.knowledge.public import Article, find_articles
from hotline.modules.requesters.public import Requester, normal_phone_number
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.search import is_whole_phone_number

from .filters import Filters
from .lists import Selection, page
from .visibility import visible_to

# Of each kind; whoever wants more narrows the list.
MOST_FOUND = 8
_MOST_OF_A_REQUESTER = 3
_MOST_READ = 40


@dataclass(frozen=True, slots=True)
class FoundRequester:
    """A requester, and his newest work orders that the reader may see."""

    requester: Requester
    work_orders: list[WorkOrder]


@dataclass(frozen=True, slots=True)
class Found:
    """What a text was found in."""

    work_orders: list[WorkOrder]
    requesters: list[FoundRequester]
    articles: list[Article]


def find(text: str, *, by: Actor, at: datetime) -> Found:
    """Work orders by number, title and address, requesters by their whole number or name, articles by their words."""
    wanted = text.strip()
    if not wanted:
        return Found([], [], [])
    selection = Selection(filters=Filters(text=wanted))
    return Found(
        work_orders=page(by, selection, after=None, size=MOST_FOUND - 1, at=at),
        requesters=_requesters(wanted, by),
        articles=find_articles(wanted, most=MOST_FOUND),
    )


def _requesters(text: str, by: Actor) -> list[FoundRequester]:
    """Only for who may see requesters at all, and only whole names and numbers: nobody leafs through the city."""
    if not by.may(Permission.DISCLOSE_REQUESTERS):
        return []
    number = normal_phone_number(text)
    asked = Q(phone_number=number) if is_whole_phone_number(number) else Q(name=text)
    newest = (
        visible_to(by)
        .filter(requester__in=Requester.objects.filter(asked))
        .select_related("requester")
        .order_by("-registered_at", "-id")[:_MOST_READ]
    )
    found: dict[int, FoundRequester] = {}
    for work_order in newest:
        requester = work_order.requester
        if requester is None:
            continue
        known = found.setdefault(requester.pk, FoundRequester(requester, []))
        if len(known.work_orders) < _MOST_OF_A_REQUESTER:
            known.work_orders.append(work_order)
    return list(found.values())[:MOST_FOUND]
