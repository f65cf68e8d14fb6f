"""Which work orders a text is found in."""

import json
from collections.abc import Sequence

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, ExpressionWrapper, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Lower

from hotline.modules.workorders.models import SearchEntry, WorkOrder
from hotline.modules.workorders.rules.search import looks_like_number, search_query, words_of

from .visibility import is_one_of

# From so many on, twenty are sooner found among the newest than all of them in the index.
_FREQUENT = 10_000
# The digits of a number that name its day.
_DAY = 8


def containing(work_orders: QuerySet[WorkOrder], text: str) -> QuerySet[WorkOrder]:
    """The work orders whose number begins with the text, or whose title or address contain each of its words."""
    if looks_like_number(text):
        numbered = WorkOrder.objects.filter(number__startswith=text)
        # Those of one day lie together in the list's order, perhaps at its far end: they are looked up before.
        return work_orders.filter(is_one_of(numbered.values("pk")) if len(text) >= _DAY else Q(number__startswith=text))
    words = words_of(text)
    if not words:
        return work_orders
    # The pairs may lie apart: the word itself is read for.
    contains = Q()
    for word in words:
        contains &= Q(title__icontains=word) | Q(address__icontains=word)
    entries = SearchEntry.objects.filter(_matches(words))
    if _expected(entries) <= _FREQUENT:
        return work_orders.filter(contains, pk__in=entries.values("work_order_id"))
    # What is frequent is soon met in the list's order; gathered from the index, it would all be read before. Inside a
    # function the planner takes the condition for a frequent one.
    return work_orders.filter(Coalesce(ExpressionWrapper(contains, BooleanField()), Value(False)))


def _expected(entries: QuerySet[SearchEntry]) -> int:
    """How many there are, by the database's statistics: nothing is read."""
    (plan,) = json.loads(entries.values("pk").explain(format="json"))
    return int(plan["Plan"]["Plan Rows"])


def _matches(words: Sequence[str]) -> Func:
    # The query is cast and not parsed: PostgreSQL's parser would take a pair like 8号 apart.
    query = Cast(Lower(Value(search_query(words))), SearchQueryField())
    return Func(F("pairs"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
