"""One step on many work orders: a dry run, the order to do it, and doing it in the background."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from hotline.kit.errors import NotFound, NotPermitted, Refusal
from hotline.modules.access.public import Actor, actor_as_of_now
from hotline.modules.notifications.public import notify, person_topic
from hotline.modules.workorders.errors import BulkActionTooLarge
from hotline.modules.workorders.models import BulkAction, BulkActionItem, WorkOrder
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step
from hotline.modules.workorders.selectors.bulk_preview import preview
from hotline.modules.workorders.selectors.lists import Selection, in_order, selected
from hotline.modules.workorders.selectors.visibility import sight_of

from .bulk_steps import bulk_step, words_for

TASK = "workorders.act_in_bulk"
QUEUE = "bulk"
MOST_WORK_ORDERS = 2_000
_SENTENCE = 300


def dry_run(
    *, step: Step, numbers: Sequence[str], body: Mapping[str, object], by: Actor, at: datetime
) -> dict[str, Refusal | None]:
    """For each work order the refusal that the step would meet now; none where it would be taken."""
    _ensure_permitted(step, by)
    words = words_for(step, body)
    foresee = bulk_step(step).foresee
    return preview(sight_of(by), step, numbers, at=at, foresee=foresee(words) if foresee else None)


def chosen_numbers(*, numbers: Sequence[str], selection: Selection | None, by: Actor, at: datetime) -> list[str]:
    """The numbers themselves, or those of every work order that matches; `BulkActionTooLarge` beyond the most."""
    if selection is None:
        return list(dict.fromkeys(numbers))
    matching = in_order(selected(sight_of(by), selection, at), selection.view).values_list("number", flat=True)
    found = list(matching[: MOST_WORK_ORDERS + 1])
    if len(found) > MOST_WORK_ORDERS:
        raise BulkActionTooLarge(field="filters", most=MOST_WORK_ORDERS, count=len(found))
    return found


@transaction.atomic
def order_bulk_action(
    *, step: Step, numbers: Sequence[str], body: Mapping[str, object], by: Actor, at: datetime
) -> BulkAction:
    """Note what is to be done and queue it. What he may not see is refused at once, like everything else later."""
    _ensure_permitted(step, by)
    words_for(step, body)
    action = BulkAction.objects.create(requested_by_id=by.person_id, requested_at=at, step=step, body=dict(body))
    visible = sight_of(by).work_orders.filter(number__in=numbers).order_by("id").values_list("pk", flat=True)
    BulkActionItem.objects.bulk_create(
        BulkActionItem(bulk_action=action, work_order_id=work_order_id) for work_order_id in visible
    )
    app.configure_task(TASK, queue=QUEUE).defer(bulk_action_id=action.pk)
    return action


def carry_out(*, bulk_action_id: int, at: datetime) -> None:
    """Take the step on every work order that was not dealt with yet, each in a transaction of its own.

    He may by then be gone, or have another role: what counts is what he may do when it is done.
    Run again after a crash it goes on where it stopped: the step and its mark are committed together.
    """
    action = BulkAction.objects.select_related("requested_by").filter(pk=bulk_action_id).first()
    if action is None or action.finished_at is not None:
        return
    for item_id in action.items.filter(done_at__isnull=True).order_by("id").values_list("pk", flat=True):
        _take(action, item_id, at=at)
    BulkAction.objects.filter(pk=action.pk).update(finished_at=at)
    notify(topics=[person_topic(action.requested_by.account)], kind="bulk_action", subject=str(action.pk), at=at)


def find_bulk_action(bulk_action_id: int, *, by: Actor) -> BulkAction:
    """A bulk action of one's own."""
    found = BulkAction.objects.filter(pk=bulk_action_id, requested_by_id=by.person_id).first()
    if found is None:
        raise NotFound(what=str(bulk_action_id))
    return found


def _take(action: BulkAction, item_id: int, *, at: datetime) -> None:
    step = Step(action.step)
    with transaction.atomic():
        item = BulkActionItem.objects.select_for_update().get(pk=item_id)
        if item.done_at is not None:
            return
        number = WorkOrder.objects.values_list("number", flat=True).get(pk=item.work_order_id)
        item.done_at = at
        try:
            with transaction.atomic():
                by = actor_as_of_now(action.requested_by_id)
                _ensure_permitted(step, by)
                bulk_step(step).take(number, words_for(step, action.body), by, at)
        except Refusal as refusal:
            item.refusal_code = refusal.code
            item.refusal_zh = refusal.sentence("zh")[:_SENTENCE]
            item.refusal_en = refusal.sentence("en")[:_SENTENCE]
        item.save()


def _ensure_permitted(step: Step, by: Actor) -> None:
    if not by.may(bulk_step(step).permission) or not by.may(TRANSITIONS[step].permission):
        raise NotPermitted
