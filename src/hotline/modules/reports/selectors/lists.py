"""What reports list: overdue work orders by department, focus areas, districts, key enterprises, safety matters."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db.models import Case, Count, Min, Q, QuerySet, When
from django.db.models.functions import Coalesce

from hotline.modules.reports.rules.content import ListRow
from hotline.modules.reports.rules.material import Listing
from hotline.modules.reports.rules.words import ListKind
from hotline.modules.taxonomy.public import Division
from hotline.modules.workorders.public import FACTS, WorkOrder, overdue, reply_overdue
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import FocusArea, Urgency

from .changes import changed
from .sources import Source, examples, within
from .topics import hot_topics

_DONE = (
    Stage.COMPLETED,
    Stage.CALLED_BACK,
    Stage.ARCHIVED,
    Stage.DECLINED,
    Stage.TRANSFERRED,
    Stage.MERGED,
    Stage.WITHDRAWN,
)
_FOCUS_AREAS = {
    FocusArea.WAGE_ARREARS: "欠薪",
    FocusArea.WORKPLACE_SAFETY: "安全生产",
    FocusArea.RURAL_WATER: "农村饮水",
    FocusArea.RURAL_HOUSING: "农村住房",
    FocusArea.DISPUTES: "矛盾纠纷",
}
_SAFETY = Q(focus_area=FocusArea.WORKPLACE_SAFETY) | Q(urgency=Urgency.EMERGENCY)
_STAGE_WORDS = next(column.words for column in FACTS[0].columns if column.code == "stage")
_CITY_LEVEL = 1
_NO_DIVISION = "未填写属地"


def listings(wanted: Mapping[ListKind, int], source: Source) -> dict[ListKind, Listing]:
    """Every list that a template asks for, with as many rows as it keeps."""
    return {kind: _MAKERS[kind](source, most) for kind, most in wanted.items()}


def _overdue(source: Source, most: int) -> Listing:
    """The departments that owe a reply or an acknowledgement at the moment, the most first."""
    owed = Coalesce("rework_due_at", "handling_due_at")
    unseen = Coalesce("later_acknowledge_due_at", "acknowledge_due_at")
    due = Case(When(reply_overdue(source.at), then=owed), default=unseen)
    late = source.all().filter(overdue(source.at)).annotate(owed_at=due)
    counted = (
        late.order_by()
        .values("handling_department", "handling_department__name")
        .annotate(count=Count("id"), oldest=Min("owed_at"))
        .order_by("-count", "handling_department__code")
    )
    numbers = examples(late, "handling_department", "owed_at")
    rows = [
        ListRow(
            cells=[row["handling_department__name"], str(row["count"]), _days(source.at - row["oldest"])],
            orders=numbers.get(row["handling_department"], []),
            count=row["count"],
        )
        for row in counted
    ]
    return Listing(rows[:most], sum(row.count for row in rows))


def _focus_areas(source: Source, most: int) -> Listing:
    counted = (
        source.both()
        .exclude(focus_area="")
        .order_by()
        .values("focus_area")
        .annotate(
            now=Count("id", filter=within(source.period)),
            before=Count("id", filter=within(source.before)),
            open=Count("id", filter=within(source.period) & ~Q(stage__in=_DONE)),
        )
    )
    found = {row["focus_area"]: (row["now"], row["before"], row["open"]) for row in counted}
    numbers = examples(source.now().exclude(focus_area=""), "focus_area")
    rows = []
    for area, name in _FOCUS_AREAS.items():
        now, before, still = found.get(area.value, (0, 0, 0))
        cells = [name, str(now), str(before), str(still)]
        rows.append(ListRow(cells=cells, orders=numbers.get(area.value, []), count=now))
    return Listing(rows[:most], sum(row.count for row in rows))


def _districts(source: Source, most: int) -> Listing:
    """Every county with its towns below it; a county's count holds those of its towns."""
    counted = (
        source.both()
        .order_by()
        .values("division")
        .annotate(now=Count("id", filter=within(source.period)), before=Count("id", filter=within(source.before)))
    )
    own: dict[int | None, tuple[int, int]] = {row["division"]: (row["now"], row["before"]) for row in counted}
    divisions = list(Division.objects.order_by("code"))
    whole = {each.pk: own.get(each.pk, (0, 0)) for each in divisions}
    for each in sorted(divisions, key=lambda division: -division.level):
        if each.parent_id in whole:
            whole[each.parent_id] = _sum(whole[each.parent_id], whole[each.pk])
    shown = [each for each in divisions if each.level > _CITY_LEVEL and any(whole[each.pk])]
    rows = [_district("　" * (each.level - _CITY_LEVEL - 1) + each.name, *whole[each.pk]) for each in shown]
    if any(own.get(None, (0, 0))):
        rows.append(_district(_NO_DIVISION, *own[None]))
    return Listing(rows[:most], len(shown))


def _district(name: str, now: int, before: int) -> ListRow:
    return ListRow(cells=[name, str(now), str(before), changed(now, before)], count=now)


def _sum(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _key_enterprises(source: Source, most: int) -> Listing:
    return _one_by_one(source.now().filter(is_key_enterprise=True), most)


def _safety_matters(source: Source, most: int) -> Listing:
    return _one_by_one(source.now().filter(_SAFETY), most)


def _one_by_one(work_orders: QuerySet[WorkOrder], most: int) -> Listing:
    """Work orders one by one, the oldest first: number, category, department and stage, nothing of the requester."""
    named = work_orders.filter(is_confidential=False).order_by("registered_at", "id")
    found = named.values_list("number", "category__name", "handling_department__name", "stage")[:most]
    rows = [
        ListRow(cells=[number, category, department or "—", _STAGE_WORDS[stage][0]], orders=[number], count=1)
        for number, category, department, stage in found
    ]
    return Listing(rows, work_orders.count())


def _days(span: timedelta) -> str:
    return f"{span.days}天" if span.days else "不足1天"


_MAKERS: dict[ListKind, Callable[[Source, int], Listing]] = {
    ListKind.HOT_TOPICS: hot_topics,
    ListKind.OVERDUE_ORDERS: _overdue,
    ListKind.FOCUS_AREAS: _focus_areas,
    ListKind.DISTRICTS: _districts,
    ListKind.KEY_ENTERPRISES: _key_enterprises,
    ListKind.SAFETY_MATTERS: _safety_matters,
}
