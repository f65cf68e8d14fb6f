"""What is known of whoever is on the line: shown while he speaks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.requesters.public import Requester, any_key_enterprise, normal_phone_number, requesters_of
from hotline.modules.sla.public import handling_policy
from hotline.modules.telephony.public import count_calls
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES
from hotline.modules.workorders.rules.similarity import likeness

from .duplicates import describe, weights_at
from .visibility import visible_to

# Beyond these nobody reads while somebody speaks.
MOST_WORK_ORDERS = 30

_SHOWN = ("category__parent", "category__top", "handling_department", "division__parent__parent", "registered_by")


@dataclass(frozen=True, slots=True)
class CallerHistory:
    """The requests from a number within the days of the handling policy, the newest first, and whose they are.

    `same_matters` gives for a work order's number those of the others that seem to be about the same.
    """

    requesters: list[Requester]
    calls: int
    work_orders: list[WorkOrder]
    same_matters: dict[str, list[str]]
    is_key_enterprise: bool
    # From so many requests on the caller repeats himself.
    repeats_from: int

    @property
    def open_count(self) -> int:
        """How many are still open."""
        return sum(work_order.current_stage in OPEN_STAGES for work_order in self.work_orders)

    @property
    def is_repeat_caller(self) -> bool:
        """Whether he came so often that somebody should look at the whole."""
        return len(self.work_orders) >= self.repeats_from


def caller_history(phone_number: str, *, by: Actor, at: datetime) -> CallerHistory:
    """Everything from that number, and under it, that the actor may see."""
    number = normal_phone_number(phone_number)
    requesters = requesters_of(number)
    policy = handling_policy(at)
    since = at - timedelta(days=policy.repeat_caller_days)
    work_orders = list(
        visible_to(by)
        .filter(requester_id__in=[requester.pk for requester in requesters], registered_at__gte=since)
        .select_related(*_SHOWN, "requester")
        .order_by("-registered_at", "-id")[:MOST_WORK_ORDERS]
    )
    return CallerHistory(
        requesters=requesters,
        calls=count_calls(number, since=since) if number else 0,
        work_orders=work_orders,
        same_matters=_same_matters(work_orders, at),
        is_key_enterprise=any_key_enterprise({one.unified_credit_code for one in requesters}, on=local_date(at)),
        repeats_from=policy.repeat_caller_requests,
    )


def _same_matters(work_orders: list[WorkOrder], at: datetime) -> dict[str, list[str]]:
    weights = weights_at(at)
    described = {work_order.number: describe(work_order, at) for work_order in work_orders}
    return {
        number: [
            other
            for other, its in described.items()
            if other != number and likeness(description, its, weights).score >= weights.threshold
        ]
        for number, description in described.items()
    }
