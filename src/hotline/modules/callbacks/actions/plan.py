"""Plan a call-back, or decide that none is made."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.rules.sampling import Policy, Selection, select
from hotline.modules.callbacks.selectors.policies import candidate_of, policy_on
from hotline.modules.workorders.public import WorkOrder, WorkOrderEvent, lock, waive_callback
from hotline.modules.workorders.rules.lifecycle import Step

from .send_link import send_link

_REOPENING = (Step.REOPEN, Step.REOPEN_FOR_DISPATCH, Step.REOPEN_WITH_MAIN)


def acting_by_itself() -> Actor:
    """Whoever plans call-backs and writes down what requesters answer themselves."""
    return system_actor(
        Permission.RECORD_CALLBACKS,
        Permission.REOPEN_WORK_ORDERS,
        Permission.READ_WORK_ORDERS,
        Permission.READ_ALL_WORK_ORDERS,
    )


def round_of(work_order: WorkOrder) -> int:
    """Which completion of the work order this is, from 1: one more than it was reopened."""
    return 1 + WorkOrderEvent.objects.filter(work_order=work_order, step__in=_REOPENING).count()


def plan(work_order: WorkOrder, *, at: datetime) -> Callback:
    """The call-back of a work order's present round; planned once, however often it is asked for."""
    callback, _ = Callback.objects.get_or_create(
        work_order=work_order, round=round_of(work_order), defaults={"planned_at": at}
    )
    return callback


@transaction.atomic
def plan_awaited(*, work_order_id: int, at: datetime) -> None:
    """Decide by the policy whether a completed work order is called back; none where nobody can be called.

    Decided once: a second delivery of the event finds the call-back and changes nothing.
    """
    waiting = WorkOrder.objects.filter(pk=work_order_id, awaits_callback=True).first()
    if waiting is None:
        return
    by = acting_by_itself()
    work_order = lock(waiting.number, by=by)
    round_number = round_of(work_order)
    if not work_order.awaits_callback or Callback.objects.filter(work_order=work_order, round=round_number).exists():
        return
    policy = policy_on(local_date(at))
    selection = select(candidate_of(work_order, round_number=round_number), policy)
    callback = Callback.objects.create(
        work_order=work_order,
        round=round_number,
        planned_at=at,
        selection=selection.reason,
        selection_ground=selection.ground or "",
        selection_percent=selection.percent,
        policy_version=policy.version,
        closed_at=None if selection.is_chosen else at,
    )
    if not selection.is_chosen:
        waive_callback(number=work_order.number, details=_why(selection, policy), by=by, at=at)
    if policy.sends_link:
        send_link(callback, at=at)


def _why(selection: Selection, policy: Policy) -> dict[str, str | int | bool | None]:
    return {"selection": selection.reason, "percent": selection.percent, "policy_version": policy.version}
