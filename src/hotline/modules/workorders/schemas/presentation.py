"""From work orders to what pages get: masking, words, permitted steps."""

from datetime import datetime

from hotline.kit.clock import now
from hotline.modules.access.public import Actor, Permission
from hotline.modules.requesters.public import mask_name, mask_phone_number
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.selectors.offers import steps_for

from .output import (
    CallbackOutput,
    CallFactsOutput,
    CallOrderOutput,
    CallOutput,
    EventOutput,
    LimitOutput,
    NamedOutput,
    RequesterOutput,
    WorkOrderItemOutput,
    WorkOrderOutput,
)

_CALLBACK_STEPS = {Step.TRY_CALLBACK, Step.RECORD_CALLBACK, Step.RECORD_VOTE}


def item(work_order: WorkOrder, at: datetime | None = None) -> WorkOrderItemOutput:
    """A row of the list."""
    department = work_order.handling_department
    division = work_order.division
    return WorkOrderItemOutput(
        number=work_order.number,
        title=work_order.title,
        request_type=work_order.request_type,
        urgency=work_order.urgency,
        stage=work_order.stage,
        category=NamedOutput(code=work_order.category.code, name=work_order.category.name),
        department=NamedOutput(code=department.code, name=department.short_name) if department else None,
        division=NamedOutput(code=division.code, name=division.name) if division else None,
        channel=work_order.channel,
        registered_at=work_order.registered_at,
        handling_due_at=work_order.handling_due_at,
        is_overdue=work_order.is_overdue(at or now()),
        answered_at_once=work_order.answered_at_once,
        is_confidential=work_order.is_confidential,
        registered_by_name=work_order.registered_by.name,
    )


def detail(work_order: WorkOrder, *, to: Actor) -> WorkOrderOutput:
    """Everything on a work order's page, masked for the reader."""
    history = list(work_order.history.all())
    call = work_order.call
    return WorkOrderOutput(
        **dict(item(work_order)),
        content=work_order.content,
        address=work_order.address,
        requester=_requester(work_order, to),
        call=CallOutput(
            reference=call.reference,
            arrived_at=call.arrived_at,
            talking_seconds=call.talking_seconds,
            recording_reference=call.recording_reference,
        )
        if call and to.may(Permission.READ_CALLS)
        else None,
        answer=work_order.reply if work_order.answered_at_once else None,
        reply=work_order.reply if work_order.reply and not work_order.answered_at_once else None,
        dispatched_at=work_order.dispatched_at,
        acknowledged_at=work_order.acknowledged_at,
        replied_at=work_order.replied_at,
        completed_at=work_order.completed_at,
        archived_at=work_order.archived_at,
        limit=LimitOutput(
            amount=work_order.limit_amount, unit=work_order.limit_unit, rule_name=work_order.limit_rule_name
        )
        if work_order.limit_amount
        else None,
        callback=_callback(history),
        history=[_event(event) for event in history],
        steps=list(steps_for(work_order, to)),
        version=work_order.version,
    )


def call_facts(call: Call, work_orders: list[WorkOrder]) -> CallFactsOutput:
    """A call with its work orders; the caller's number is masked."""
    return CallFactsOutput(
        reference=call.reference,
        arrived_at=call.arrived_at,
        queue=call.queue.name,
        line=call.line.name if call.line else None,
        agent_name=call.agent.name if call.agent else None,
        outcome=call.outcome,
        waiting_seconds=call.waiting_seconds,
        talking_seconds=call.talking_seconds,
        after_call_seconds=call.after_call_seconds,
        recording_reference=call.recording_reference,
        rating=call.rating,
        caller_number=mask_phone_number(call.caller_number),
        work_orders=[CallOrderOutput(number=order.number, title=order.title) for order in work_orders],
    )


def _requester(work_order: WorkOrder, to: Actor) -> RequesterOutput | None:
    requester = work_order.requester
    # A department never learns who asked for secrecy, not even masked.
    if requester is None or (work_order.is_confidential and not to.may(Permission.READ_ALL_WORK_ORDERS)):
        return None
    return RequesterOutput(
        kind=requester.kind,
        name=mask_name(requester.name),
        phone_number=mask_phone_number(requester.phone_number),
    )


def _callback(history: list[WorkOrderEvent]) -> CallbackOutput | None:
    attempts = [event for event in history if event.step in _CALLBACK_STEPS]
    if not attempts:
        return None
    last = attempts[-1]
    return CallbackOutput(
        state="open" if last.step == Step.TRY_CALLBACK else "closed",
        attempts=last.details.get("attempt", len(attempts)),
        was_reached=bool(last.details.get("was_reached")),
        was_solved=last.details.get("was_solved"),
        solution=last.details.get("solution"),
        satisfaction=last.details.get("satisfaction"),
        reason=last.details.get("reason"),
        channel=last.details.get("channel"),
        comment=last.note,
    )


def _event(event: WorkOrderEvent) -> EventOutput:
    return EventOutput(
        sequence=event.sequence,
        kind=event.step,
        at=event.at,
        actor_name=event.actor.name,
        department_name=event.department.name if event.department else None,
        note=event.note,
        details=event.details,
    )
