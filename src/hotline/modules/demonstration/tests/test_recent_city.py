from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db.models import Q

from hotline.kit.clock import LOCAL, now
from hotline.modules.access.public import Person, actor_of
from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.history import steps_by
from hotline.modules.demonstration.rules.matters import matters
from hotline.modules.demonstration.rules.moments import moment, second
from hotline.modules.demonstration.rules.recent import plan_recent
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import WorkOrder, visible_to
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, Stage, stages_awaiting

from . import checks
from .planning import CALENDAR, LIMITS

HOURS = [
    datetime(2026, 11, 21, 19, 30, tzinfo=LOCAL),
    datetime(2026, 11, 22, 0, 20, tzinfo=LOCAL),
    datetime(2026, 11, 23, 8, 1, tzinfo=LOCAL),
    datetime(2026, 11, 25, 15, 0, tzinfo=LOCAL),
    datetime(2026, 10, 4, 3, 0, tzinfo=LOCAL),
    datetime(2026, 2, 20, 23, 59, tzinfo=LOCAL),
]


STRAIGHT_WAY = (
    Stage.REGISTERED,
    Stage.DISPATCHED,
    Stage.ACKNOWLEDGED,
    Stage.REPLIED,
    Stage.COMPLETED,
    Stage.CALLED_BACK,
    Stage.ARCHIVED,
)


@pytest.mark.parametrize("at", HOURS, ids=str)
def test_at_any_hour_every_desk_has_work_and_nothing_lies_in_the_future(at: datetime) -> None:
    plan = plan_recent(city("demonstration"), CALENDAR, LIMITS, at, Decimal(1), 12345)
    orders = plan.months[0].orders
    stages = {id(order): steps_by(order, plan.horizon)[-1] for order in orders}
    standing = [step.stage for step in stages.values()]
    assert all(step.at <= second(at) for step in stages.values())
    assert all(call.ended <= second(at) for call in plan.months[0].calls)
    for stage in STRAIGHT_WAY:
        assert standing.count(stage) >= 8, stage
    due = [moment(o.handling.due) for o in orders if o.handling and stages[id(o)].stage in HANDLING_STAGES]
    assert any(d < at for d in due)
    assert any(at < d <= at + timedelta(hours=24) for d in due)


@pytest.mark.parametrize("minutes", range(0, 24 * 60, 97))
def test_at_any_minute_of_a_day_the_steps_of_every_order_follow_each_other(minutes: int) -> None:
    at = datetime(2026, 11, 22, 13, 33, 32, tzinfo=LOCAL) + timedelta(minutes=minutes)
    plan = plan_recent(city("demonstration"), CALENDAR, LIMITS, at, Decimal(1), 12345)
    moments = ([step.at for step in steps_by(order, plan.horizon)] for order in plan.months[0].orders)
    assert [steps for steps in moments if steps != sorted(steps)] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_city")
class TestCity:
    def test_it_is_about_as_large_as_promised(self) -> None:
        assert 1300 < WorkOrder.objects.count() <= 1800
        assert 1300 < Call.objects.count() <= 1500
        assert WorkOrder.objects.filter(registered_at__gt=now()).count() == 0

    def test_work_orders_stand_at_every_stage(self) -> None:
        assert set(WorkOrder.objects.values_list("stage", flat=True)) == {stage.value for stage in Stage}

    @pytest.mark.parametrize(
        "shown",
        [
            Q(merged_into__isnull=False),
            Q(split_from__isnull=False),
            Q(send_back_count__gte=3),
            Q(is_designated=True),
            Q(stage=Stage.JOINTLY_REVIEWED),
            Q(extension_count__gt=0, first_replied_at=None),
            Q(promised_until__isnull=False),
            Q(rework_count__gt=0, stage=Stage.DISPATCHED),
            Q(is_excluded=True),
            Q(published_at__isnull=False),
            Q(is_key_enterprise=True),
            Q(is_leader_assigned=True),
            Q(focus_area__gt=""),
            Q(is_confidential=True, accused_department__isnull=False),
            Q(is_first_in_queue=True),
        ],
        ids=str,
    )
    def test_every_branch_is_shown(self, shown: Q) -> None:
        assert WorkOrder.objects.filter(shown).exists()

    @pytest.mark.parametrize(
        "account",
        ["agent", "dispatcher", "department-clerk", "handler", "approving-leader", "reviewer", "callback-clerk"],
    )
    def test_tasks_wait_for_each_role(self, account: str) -> None:
        actor = actor_of(Person.objects.get(account=account))
        waiting = visible_to(actor).filter(stage__in=stages_awaiting(actor.permissions))
        assert waiting.count() >= 5

    @pytest.mark.parametrize(
        "query",
        [
            checks.HISTORY_AGREES,
            checks.STEPS_BY_STRANGERS,
            checks.NUMBERS_WITH_GAPS,
            checks.BROKEN_TEXTS,
            checks.CALLS_WITHOUT_SENSE,
        ],
        ids=["history", "actors", "numbers", "texts", "calls"],
    )
    def test_records_agree_with_each_other(self, query: str) -> None:
        assert checks.rows(query) == []


def test_the_account_bureau_handles_matters() -> None:
    assert any(matter.bureau == city("demonstration").account_bureau for matter in matters())
