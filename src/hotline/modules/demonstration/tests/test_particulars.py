"""What a report prints beside its volumes is planned exactly, at any share and by any lot."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from hotline.modules.demonstration.rules.calls import QUICK, PlannedCall
from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.moments import MINUTE
from hotline.modules.demonstration.rules.orders import PlannedOrder
from hotline.modules.demonstration.rules.particulars import MonthParticulars, of_months
from hotline.modules.demonstration.rules.people import is_enterprise
from hotline.modules.demonstration.rules.volumes import at_scale
from hotline.modules.demonstration.rules.year import Plan, plan_year
from hotline.modules.workorders.rules.words import RequestType

from .planning import CALENDAR, LIMITS

SHARES = {
    "zhongshan-2022": Decimal("0.002"),
    "guangzhou-2021": Decimal("0.0002"),
    "zizhou-2023": Decimal(1),
    "huainan-2024": Decimal("0.004"),
}


def _call(counts: Callable[[PlannedCall], int]) -> Callable[[Plan], int]:
    return lambda plan: sum(counts(one) for m in plan.months for one in m.calls if one.answered is not None)


def _order(counts: Callable[[PlannedOrder], object]) -> Callable[[Plan], int]:
    return lambda plan: sum(bool(counts(one)) for m in plan.months for one in m.orders)


COUNTED: dict[str, Callable[[Plan], int]] = {
    "answered_quickly": _call(lambda call: call.waiting <= QUICK),
    "handle_seconds": _call(lambda call: call.talking + call.after),
    "rated": _call(lambda call: call.rating is not None),
    "rated_satisfied": _call(lambda call: call.rating is not None and call.rating >= 3),
    "late": _order(lambda order: order.handling is not None and order.handling.replied > order.handling.due),
    "sent_back": _order(lambda order: order.sent_back),
    "answered_slowly": _order(lambda o: o.answered_at_once and o.completed > o.registered + 30 * MINUTE),
    "of_enterprises": _order(lambda order: order.caller is not None and is_enterprise(order.caller)),
    "dispatched_of_enterprises": _order(
        lambda order: order.handling is not None and order.caller is not None and is_enterprise(order.caller)
    ),
    "inquiries_at_once": _order(lambda o: o.answered_at_once and o.request_type is RequestType.INQUIRY),
    "inquiries_dispatched": _order(lambda o: o.handling is not None and o.request_type is RequestType.INQUIRY),
    "dissatisfied": _order(lambda order: order.callback is not None and order.callback.was_dissatisfied),
    "solved": _order(lambda order: order.callback is not None and order.callback.was_solved),
    "leader_items": _order(lambda order: order.is_leader_assigned),
}


@cache
def planned(name: str, seed: int) -> tuple[Plan, list[MonthParticulars]]:
    place, scale = city(name), SHARES[name]
    wanted = of_months(place.particulars, place.volumes(), at_scale(place.volumes(), scale), scale)
    return plan_year(place, CALENDAR, LIMITS, scale, seed), wanted


@pytest.mark.parametrize("seed", [1, 12345])
@pytest.mark.parametrize("name", SHARES)
def test_every_particular_is_planned_as_wanted(name: str, seed: int) -> None:
    plan, wanted = planned(name, seed)
    for particular, count in COUNTED.items():
        values = [getattr(month, particular) for month in wanted]
        if None not in values:
            assert count(plan) == sum(values), particular


@pytest.mark.parametrize("name", SHARES)
def test_at_full_size_months_add_up_to_what_is_printed(name: str) -> None:
    place = city(name)
    months = of_months(place.particulars, place.volumes(), place.volumes(), Decimal(1))
    for particular in COUNTED:
        printed = getattr(place.particulars, particular)
        if particular == "handle_seconds" and printed is not None:
            printed = round(printed * sum(month.answered for month in place.volumes()))
        if printed is not None:
            assert sum(getattr(month, particular) for month in months) == printed, particular


@pytest.mark.parametrize("name", SHARES)
def test_nobody_answers_two_calls_at_once_and_orders_share_their_call_s_caller(name: str) -> None:
    plan, _ = planned(name, 1)
    calls = [call for month in plan.months for call in month.calls]
    free_at: dict[int, int] = {}
    for call in calls:
        if call.agent is not None and call.answered is not None:
            assert free_at.get(call.agent, 0) <= call.answered
            free_at[call.agent] = call.ended
    for order in (order for month in plan.months for order in month.orders if order.call is not None):
        assert order.caller in (calls[order.call or 0].caller, None)


@pytest.mark.parametrize("name", SHARES)
def test_an_order_that_was_sent_back_is_dispatched_again_to_another_department(name: str) -> None:
    plan, _ = planned(name, 1)
    for order in (order for month in plan.months for order in month.orders):
        back, handling = order.sent_back, order.handling
        if back is not None and handling is not None:
            assert back.dispatched < back.asked < back.decided < handling.dispatched <= plan.horizon
            assert back.department != order.department
