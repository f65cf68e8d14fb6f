"""Hot topics of a period."""

from functools import reduce
from math import ceil
from operator import or_

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Mod

from hotline.modules.reports.rules.content import ListRow
from hotline.modules.reports.rules.hot_topics import Title, Topic, candidates, rising
from hotline.modules.reports.rules.material import Listing
from hotline.modules.workorders.public import WorkOrder

from .changes import changed
from .sources import EXAMPLES, Source, examples, within

# Words are mined from so many titles of each period at most, evenly taken, and then counted in all of them.
MOST_TITLES = 8_000
_NOTE = "“类别”按诉求类别统计，“词语”按工单标题统计；与上期相比上升的列出。"


def hot_topics(source: Source, most: int) -> Listing:
    """What rises: categories and words, the strongest rise first, each with some work orders behind it."""
    found = rising([*_categories(source, most), *_words(source, most)], most)
    rows = [
        ListRow(
            cells=[topic.name, str(topic.now), str(topic.before), changed(topic.now, topic.before)],
            orders=list(topic.orders),
            count=topic.now,
        )
        for topic in found
    ]
    return Listing(rows, len(rows), _NOTE)


def _categories(source: Source, most: int) -> list[Topic]:
    counted = (
        source.both()
        .order_by()
        .values("category__code", "category__name")
        .annotate(now=Count("id", filter=within(source.period)), before=Count("id", filter=within(source.before)))
    )
    names = {row["category__code"]: row["category__name"] for row in counted}
    top = rising((Topic(row["category__code"], row["now"], row["before"]) for row in counted), most)
    chosen = source.now().filter(category__code__in=[topic.name for topic in top])
    numbers = examples(chosen, "category__code")
    return [
        Topic(f"{names[topic.name]}（类别）", topic.now, topic.before, tuple(numbers.get(topic.name, ())))
        for topic in top
    ]


def _words(source: Source, most: int) -> list[Topic]:
    now, before = source.now(), source.all().filter(within(source.before))
    words = candidates(_titles(now), _titles(before), most)
    if not words:
        return []
    columns = {f"{moment}_{place}": Count("id", filter=Q(title__contains=word) & within(period))
               for place, word in enumerate(words)
               for moment, period in (("now", source.period), ("before", source.before))}  # fmt: skip
    counts = _named(source.both()).aggregate(**columns)
    topics = [Topic(word, counts[f"now_{place}"], counts[f"before_{place}"]) for place, word in enumerate(words)]
    return [
        Topic(f"{topic.name}（词语）", topic.now, topic.before, numbers)
        for topic, numbers in _with_numbers(now, rising(topics, most))
    ]


def _with_numbers(now: QuerySet[WorkOrder], topics: list[Topic]) -> list[tuple[Topic, tuple[str, ...]]]:
    if not topics:
        return []
    any_of = reduce(or_, (Q(title__contains=topic.name) for topic in topics))
    rows = list(_named(now).filter(any_of).order_by("registered_at", "id").values_list("number", "title")[:MOST_TITLES])
    return [(topic, tuple(number for number, title in rows if topic.name in title)[:EXAMPLES]) for topic in topics]


def _titles(work_orders: QuerySet[WorkOrder]) -> list[Title]:
    named = _named(work_orders)
    step = ceil(named.count() / MOST_TITLES) or 1
    sample = named.annotate(turn=Mod(F("id"), step)).filter(turn=0).order_by("id")
    rows = sample.values_list("number", "title", "requester__name")[:MOST_TITLES]
    return [Title(number, title, name or "") for number, title, name in rows]


def _named(work_orders: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    """Those whose titles may be read: nothing that is told in confidence becomes a word in a report."""
    return work_orders.filter(is_confidential=False)
