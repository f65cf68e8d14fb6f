"""Which work orders a text is found in."""

import json
from collections.abc import Sequence

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Lower

from hotline.modules.workorders.models import SearchEntry, WorkOrder
from hotline.modules.workorders.rules.search import looks_like_number, search_query, words_of


# From so many on, twenty are sooner found among the newest than all of them in the index.
_FREQUENT = 10_000


def containing(work_orders: QuerySet[WorkOrder], text: str) -> QuerySet[WorkOrder]:
    """The work orders whose number begins with the text, or whose title or address contain each of its words."""
    if looks_like_number(text):
        return work_orders.filter(number__startswith=text)
    words = words_of(text)
    if not words:
        return work_orders
    entries = SearchEntry.objects.filter(_matches(words))
    # What is frequent is soon met in the list's order; gathered from the index, it would all be read before.
    found = (
        work_orders if _expected(entries) > _FREQUENT else work_orders.filter(pk__in=entries.values("work_order_id"))
    )
    # The pairs may lie apart: the word itself is read for.
    for word in words:
        found = found.filter(Q(title__icontains=word) | Q(address__icontains=word))
    return found


def _expected(entries: QuerySet[SearchEntry]) -> int:
    """How many there are, by the database's statistics: nothing is read."""
    (plan,) = json.loads(entries.values("pk").explain(format="json"))
    return int(plan["Plan"]["Plan Rows"])


def _matches(words: Sequence[str]) -> Func:
    # The query is cast and not parsed: PostgreSQL's parser would take a pair like 8号 apart.
    query = Cast(Lower(Value(search_query(words))), SearchQueryField())
    return Func(F("pairs"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
