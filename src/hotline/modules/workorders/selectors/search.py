"""Which work orders a text is found in."""

from collections.abc import Sequence

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Lower

from hotline.modules.workorders.models import SearchEntry, WorkOrder
from hotline.modules.workorders.rules.search import looks_like_number, search_query, words_of


def containing(work_orders: QuerySet[WorkOrder], text: str) -> QuerySet[WorkOrder]:
    """The work orders whose number begins with the text, or whose title or address contain each of its words."""
    if looks_like_number(text):
        return work_orders.filter(number__startswith=text)
    words = words_of(text)
    if not words:
        return work_orders
    found = work_orders.filter(pk__in=SearchEntry.objects.filter(_matches(words)).values("work_order_id"))
    # The pairs may lie apart: the word itself is read for.
    for word in words:
        found = found.filter(Q(title__icontains=word) | Q(address__icontains=word))
    return found


def _matches(words: Sequence[str]) -> Func:
    # The query is cast and not parsed: PostgreSQL's parser would take a pair like 8号 apart.
    query = Cast(Lower(Value(search_query(words))), SearchQueryField())
    return Func(F("pairs"), query, template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField())
