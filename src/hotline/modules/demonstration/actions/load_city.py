"""Fill an empty database with a demonstration city."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import connection, transaction

from hotline.kit.bulk import advance_identity, give_indexes_back, take_indexes_away
from hotline.kit.clock import end_of_day
from hotline.modules.access.public import Person, actor_of
from hotline.modules.audit.public import record
from hotline.modules.callbacks.public import Callback
from hotline.modules.demonstration.errors import HotlineNotEmpty, ScaleOutOfRange, UnknownCity
from hotline.modules.demonstration.rules.city import City, city, city_names
from hotline.modules.demonstration.rules.copying import Wanted, lost_copies
from hotline.modules.demonstration.rules.house import PlannedInspection, PlannedLine, inspections, lines
from hotline.modules.demonstration.rules.moments import day_of, moment, start_of
from hotline.modules.demonstration.rules.recent import plan_recent
from hotline.modules.demonstration.rules.timeline import LimitFor
from hotline.modules.demonstration.rules.year import Plan, PlannedMonth, lot, plan_year
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.evaluation.public import enter_values, installed_codes, reference_values
from hotline.modules.quality.public import Inspection, InspectionRow, load_inspections
from hotline.modules.requesters.public import Requester
from hotline.modules.sla.public import ClockKind, LimitRule, seed_limit_rules
from hotline.modules.taxonomy.public import load_special_days, working_calendar
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import Assignment, SearchEntry, WorkOrder, WorkOrderEvent

from .branches.play_all import play_branches
from .copied_columns import Columns
from .copy_sample import copy_sample, written_aside
from .lay_groundwork import Groundwork, lay_groundwork
from .write_calls import CallBook
from .write_house import write_house
from .write_money import write_money
from .write_orders import OrderBook

# What is being written: the name of a step in both languages, how much of it is done, of how much.
Progress = Callable[[str, int, int], None]
_BIG_TABLES = (Call, Requester, WorkOrder, WorkOrderEvent, Assignment, Callback, Inspection, SearchEntry)
_EVALUATOR = "evaluator"
_LOADER = "demonstration"


def load_city(*, name: str, scale: Decimal, seed: int, at: datetime, progress: Progress) -> None:
    """Write every record of a city and gather the planner's statistics.

    The same name, scale and seed give the same rows; a city of recent days also depends on `at`. Within a transaction
    it is all or nothing. Outside of one indexes are built faster, and a database where loading failed is to be dropped.
    """
    if name not in city_names():
        raise UnknownCity(name=name, names=", ".join(city_names()))
    place = city(name)
    if not place.smallest_scale <= scale <= 1:
        raise ScaleOutOfRange(field="scale", scale=str(scale), smallest=str(place.smallest_scale))
    if (present := HotlineProfile.objects.first()) is not None:
        raise HotlineNotEmpty(name=present.name)
    progress("准备 Preparing", 0, 1)
    with transaction.atomic():
        plan = _plan(place, scale, seed, at)
        taken = take_indexes_away(_BIG_TABLES)
        groundwork = _write(place, plan, scale, seed, progress)
    give_indexes_back(taken, lambda done, total: progress("建立索引 Building indexes", done, total))
    with transaction.atomic():
        _finish(place, plan, groundwork, scale, seed, at, progress)
        record(
            actor=_LOADER,
            action="load_demonstration",
            subject=f"hotline:{name}",
            at=at,
            facts={"scale": str(scale), "seed": seed},
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    progress("完成 Done", 1, 1)


def _write(place: City, plan: Plan, scale: Decimal, seed: int, progress: Progress) -> Groundwork:
    """Write the city's groundwork and the records of its big tables."""
    period = (day_of(plan.days.start), day_of(plan.days.stop - 1))
    merged = lines(place, plan.organisation, period[1])
    began = moment(start_of(plan.days.start))
    groundwork = lay_groundwork(
        organisation=plan.organisation, staff=plan.staff, lines=merged, period=period, scale=scale, seed=seed, at=began
    )
    if plan.wanted is None:
        _write_records(plan, groundwork, merged, seed, progress)
    else:
        _write_copies(plan, plan.wanted, groundwork, merged, seed, progress)
    for model in (Call, Requester, WorkOrder, Assignment):
        advance_identity(model)
    return groundwork


def _finish(
    place: City, plan: Plan, groundwork: Groundwork, scale: Decimal, seed: int, at: datetime, progress: Progress
) -> None:
    """Write what goes about as people do, or reads what was written."""
    write_house(plan=plan, groundwork=groundwork, rng=lot(seed, "house"), knowledge_updates=plan.knowledge_updates)
    if place.kind == "recent":
        progress("疑难工单 Work orders off the straight way", 1, 1)
        play_branches(at=at)
    # Two months after the year everything about its money is known.
    known_at = end_of_day(place.last_day) + timedelta(days=60) if place.last_day else at
    write_money(name=place.name, scale=scale, at=known_at)
    _enter_reference_values(place.name, end_of_day(place.last_day) if place.last_day else at)


def _plan(place: City, scale: Decimal, seed: int, at: datetime) -> Plan:
    load_special_days(at=at)
    seed_limit_rules(valid_from=place.opened_on)
    calendar = working_calendar(date.min)
    limits = [
        LimitFor(rule.request_type, rule.urgency, rule.limit)
        for rule in LimitRule.objects.filter(clock=ClockKind.HANDLE, requester_kind="")
    ]
    if place.kind == "recent":
        return plan_recent(place, calendar, limits, at, scale, seed)
    return plan_year(place, calendar, limits, scale, seed)


def _write_records(
    plan: Plan, groundwork: Groundwork, merged: Sequence[PlannedLine], seed: int, progress: Progress
) -> None:
    """Write calls with their inspections and orders, month by month."""
    calls = CallBook(plan.staff, merged)
    orders = OrderBook(plan, groundwork, plan.horizon, working_calendar(date.min).version)
    total = sum(len(month.calls) + len(month.orders) for month in plan.months)
    done = 0
    for month in plan.months:
        first_call = calls.next_id
        done += calls.write(month.calls)
        _inspect(plan, _inspections(month, seed), first_call)
        done += orders.write(lot(seed, "texts", month.days.start), month.orders)
        progress("通话与工单 Calls and work orders", done, total)
    orders.close()


def _inspections(month: PlannedMonth, seed: int) -> list[PlannedInspection]:
    return list(inspections(lot(seed, "inspections", month.days.start), month.calls, month.days, month.volumes))


def _write_copies(
    plan: Plan, wanted: Wanted, groundwork: Groundwork, merged: Sequence[PlannedLine], seed: int, progress: Progress
) -> None:
    """Write the plan's records aside as a sample, and as many copies of each as the wanted sums need."""
    calls = [month.calls for month in plan.months]
    orders = [order for month in plan.months for order in month.orders]
    lost = lost_copies(wanted, calls, [_inspections(month, seed) for month in plan.months], orders)
    columns = Columns(
        copies=wanted.copies,
        first_agent=plan.staff.agents[0] + 1,
        team=len(plan.staff.agents) // wanted.copies,
        callers=1 + max(call.caller for month in calls for call in month),
    )
    with written_aside():
        _write_records(plan, groundwork, merged, seed, progress)
        copy_sample(
            columns, lost, lambda done, total: progress("复制通话与工单 Copying calls and work orders", done, total)
        )


def _inspect(plan: Plan, planned: Sequence[PlannedInspection], first_call: int) -> None:
    inspectors = plan.staff.holding("quality_inspector")
    load_inspections(
        InspectionRow(
            first_call + inspection.call,
            inspectors[inspection.call % len(inspectors)] + 1,
            moment(inspection.at),
            inspection.score,
            inspection.has_passed,
            inspection.comment,
        )
        for inspection in planned
    )


def _enter_reference_values(name: str, at: datetime) -> None:
    """Enter what a scheme of this city takes from papers and not from records."""
    if name in installed_codes():
        evaluator = actor_of(Person.objects.get(account=_EVALUATOR))
        enter_values(scheme_code=name, values=reference_values(name), by=evaluator, at=at)
