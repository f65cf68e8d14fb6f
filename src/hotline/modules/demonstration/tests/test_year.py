import itertools
from collections import Counter

import pytest

from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.history import steps_by
from hotline.modules.demonstration.rules.house import lines, reports
from hotline.modules.demonstration.rules.moments import HOUR, local_day, start_of
from hotline.modules.demonstration.rules.roster import NIGHT, SHIFTS, shift_of
from hotline.modules.demonstration.rules.volumes import at_scale
from hotline.modules.demonstration.rules.year import lot
from hotline.modules.sla.rules.limits import LimitUnit
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Stage, Step

from .planning import SCALE, small_year

CITY = city("hanzhong-2023")


@pytest.mark.parametrize("seed", [1, 2, 12345])
def test_every_month_has_what_its_volumes_want(seed: int) -> None:
    plan = small_year(seed)
    assert CITY.months is not None
    tried, reached, satisfied = Counter[int](), Counter[int](), Counter[int]()
    for order in (order for month in plan.months for order in month.orders):
        callback = order.callback
        if callback is not None and callback.tried is not None:
            month = next(i for i, m in enumerate(plan.months) if local_day(callback.tried) in m.days)
            tried[month] += 1
            reached[month] += bool(callback.was_reached)
            satisfied[month] += callback.satisfaction in ("very_satisfied", "satisfied", "neutral")
    for index, (month_, wanted) in enumerate(zip(plan.months, at_scale(CITY.months.volumes(), SCALE), strict=True)):
        completed = [order for order in month_.orders if order.stops_at is None]
        assert len(month_.calls) == wanted.calls
        assert sum(call.answered is not None for call in month_.calls) == wanted.answered
        assert len(month_.orders) == wanted.received
        assert len(completed) == wanted.completed
        assert sum(order.answered_at_once for order in month_.orders) == wanted.answered_at_once
        assert (tried[index], reached[index], satisfied[index]) == (wanted.tried, wanted.reached, wanted.satisfied)
        assert all(local_day(call.arrived) in month_.days for call in month_.calls)
        assert all(local_day(order.registered) in month_.days for order in month_.orders)


def test_no_agent_takes_two_calls_at_once_and_only_on_his_shift() -> None:
    plan = small_year(1)
    free_at: dict[int, int] = {}
    for call in (call for month in plan.months for call in month.calls):
        if call.agent is None or call.answered is None:
            continue
        assert free_at.get(call.agent, 0) <= call.answered
        free_at[call.agent] = call.ended
        # An agent who took up a call at the very end of his shift finishes it.
        assert call.agent in plan.duty.on_duty(call.answered) + plan.duty.on_duty(call.answered - 900)


def test_every_hour_of_every_day_is_covered_by_two_agents_or_more() -> None:
    plan = small_year(1)
    for day in plan.days:
        for hour in range(24):
            assert len(set(plan.duty.on_duty(start_of(day) + hour * HOUR))) >= 2


def test_nobody_works_the_morning_after_a_night() -> None:
    for agent in range(40):
        for day in range(80):
            if shift_of(agent, 40, day) is NIGHT:
                assert shift_of(agent, 40, day + 1) in (None, NIGHT)


def test_steps_follow_the_life_cycle_and_the_clock() -> None:
    plan = small_year(1)
    for order in (order for month in plan.months for order in month.orders):
        steps = steps_by(order, plan.horizon)
        assert steps[0].step is Step.REGISTER
        for before, after in itertools.pairwise(steps):
            assert before.at <= after.at
            assert before.stage in TRANSITIONS[after.step].sources
            assert after.stage is (TRANSITIONS[after.step].target or before.stage)
        assert steps[-1].at <= plan.horizon


def test_first_replies_keep_their_limit_and_emergencies_their_two_hours() -> None:
    plan = small_year(2)
    handled = [order.handling for month in plan.months for order in month.orders if order.handling]
    assert handled
    for handling in handled:
        assert handling.dispatched < handling.acknowledged < handling.replied <= handling.due
        if handling.limit.unit is LimitUnit.HOUR:
            assert handling.due == handling.dispatched + 7200


def test_orders_of_one_call_are_registered_around_its_end_and_share_its_caller() -> None:
    plan = small_year(1)
    calls = [call for month in plan.months for call in month.calls]
    per_call = Counter(order.call for month in plan.months for order in month.orders if order.call is not None)
    assert max(per_call.values()) in (2, 3)
    for order in (order for month in plan.months for order in month.orders if order.call is not None):
        call = calls[order.call or 0]
        assert call.answered is not None
        assert order.caller in (call.caller, None)
        assert call.answered <= order.registered <= call.ended + 300


def test_another_seed_gives_another_year() -> None:
    first, other = small_year(1), small_year(2)
    assert [c.arrived for c in first.months[0].calls] != [c.arrived for c in other.months[0].calls]
    assert [o.matter for o in first.months[3].orders] != [o.matter for o in other.months[3].orders]


def test_unfinished_orders_stop_where_the_city_says() -> None:
    assert Counter(entry.split()[1] for entry in CITY.unfinished) == {"acknowledged": 5, "dispatched": 1, "replied": 1}
    assert all(Stage(entry.split()[1]) for entry in CITY.unfinished)


def test_reports_are_as_many_as_the_report_says() -> None:
    by_kind = Counter(report.kind.value for report in reports(lot(1), CITY))
    assert by_kind == {"daily": 223, "weekly": 32, "monthly": 12, "yearly": 1}


def test_lines_were_merged_before_and_within_the_year() -> None:
    assert CITY.first_day is not None
    assert CITY.last_day is not None
    merged = lines(CITY, small_year(1).organisation, CITY.last_day)
    assert len({line.number for line in merged}) == 67
    assert sum(line.merged_on < CITY.first_day for line in merged) == 35
    assert sum(CITY.first_day <= line.merged_on <= CITY.last_day for line in merged) == 32


def test_shifts_have_the_published_hours() -> None:
    hours = {shift.code: (shift.starts.hour, shift.ends.hour) for shift in SHIFTS}
    assert hours == {"early": (8, 18), "middle": (14, 21), "night": (21, 8), "management": (8, 18)}
