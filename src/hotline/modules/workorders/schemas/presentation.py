"""From work orders to what pages get: masking, words, permitted steps."""

from datetime import datetime

from hotline.kit.clock import now
from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, Permission
from hotline.modules.requesters.public import mask_name, mask_phone_number
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.personal import conceal_text, mask_text
from hotline.modules.workorders.rules.words import Part
from hotline.modules.workorders.selectors.offers import offer_to

from .output import (
    CallOutput,
    EventOutput,
    LastCallbackOutput,
    RequesterOutput,
    WithheldStepOutput,
    WorkOrderItemOutput,
    WorkOrderOutput,
)
from .section_presentation import approval, assignment, attachment, clocks, named, reference, reply, suspension
from .sections import LimitOutput, NamedOutput, PromiseOutput, SisterOutput, Surroundings, WorkOrderReferenceOutput

# Who is recused tells whom a work order is about; what was corrected may have named who asked for secrecy.
_TOLD_TO_THE_CENTRE = {Step.AMEND, Step.RECUSE}
_CALLBACK_STEPS = {Step.TRY_CALLBACK, Step.RECORD_CALLBACK, Step.RECORD_VOTE}
# Where the requester's own words are written down, or repeated, for the centre.
_IN_HIS_WORDS = _CALLBACK_STEPS | {Step.CONFIRM_RESULT, Step.REOPEN, Step.REOPEN_FOR_DISPATCH}


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
        department=named(department) if department else None,
        division=NamedOutput(code=division.code, name=division.name) if division else None,
        channel=work_order.channel,
        registered_at=work_order.registered_at,
        handling_due_at=work_order.handling_due_at,
        is_overdue=work_order.is_overdue(at or now()),
        answered_at_once=work_order.answered_at_once,
        is_confidential=work_order.is_confidential,
        registered_by_name=work_order.registered_by.name,
        requester_kind=work_order.requester_kind,
        is_key_enterprise=work_order.is_key_enterprise,
        is_leader_assigned=work_order.is_leader_assigned,
        focus_area=work_order.focus_area,
        current_due_at=work_order.due_at(at or now()),
        dispatch_due_at=getattr(work_order, "dispatch_due_at", None),
        dispatch_count=work_order.dispatch_count,
        send_back_count=work_order.send_back_count,
        rework_count=work_order.rework_count,
    )


def detail(work_order: WorkOrder, *, to: Actor, language: str = "zh") -> WorkOrderOutput:
    """Everything on a work order's page, masked for the reader; reasons are told in his language."""
    at = now()
    offer = offer_to(work_order, to, at=at)
    return WorkOrderOutput.model_validate(
        {
            **dict(item(work_order, at)),
            **_texts(work_order, to),
            **_moments(work_order),
            **_parts(work_order, to, at),
            **_surroundings(work_order, to),
            "steps": list(offer.steps),
            "withheld_steps": [_withheld(step, refusal, language) for step, refusal in offer.worth_telling().items()],
            "version": work_order.version,
        }
    )


def _withheld(step: Step, refusal: Refusal, language: str) -> WithheldStepOutput:
    return WithheldStepOutput(
        step=step, code=refusal.code, title=refusal.sentence(language), next_step=refusal.advice(language)
    )


Sections = dict[str, object]


def _texts(work_order: WorkOrder, to: Actor) -> Sections:
    call = work_order.call
    accused = work_order.accused_department if to.may(Permission.READ_ALL_WORK_ORDERS) else None
    return {
        "content": _concealed(work_order, work_order.content, to),
        "address": work_order.address,
        "requester": _requester(work_order, to),
        "call": _call(call) if call and _shows_call(work_order, to) else None,
        "answer": work_order.reply if work_order.answered_at_once else None,
        "reply": work_order.reply if work_order.reply and not work_order.answered_at_once else None,
        "limit": LimitOutput(
            amount=work_order.limit_amount, unit=work_order.limit_unit, rule_name=work_order.limit_rule_name
        )
        if work_order.limit_amount
        else None,
        "accused_department": named(accused) if accused else None,
        "outcome": work_order.outcome,
        "people_count": work_order.people_count,
        "extension_count": work_order.extension_count,
        "is_designated": work_order.is_designated,
        "is_excluded": work_order.is_excluded,
        "awaits_callback": work_order.awaits_callback,
        "consents_to_publication": work_order.consents_to_publication,
        "published_title": work_order.published_title,
        "published_text": work_order.published_text,
        "retention_class": work_order.retention_class,
        "transferred_to": work_order.transferred_to,
        "merged_into": reference(work_order.merged_into),
        "split_from": reference(work_order.split_from),
    }


_MOMENTS = (
    "first_dispatched_at",
    "dispatched_at",
    "acknowledged_at",
    "first_contacted_at",
    "replied_at",
    "completed_at",
    "archived_at",
    "published_at",
    "citizen_due_at",
    "acknowledge_due_at",
    "contact_due_at",
    "rework_due_at",
    "promised_until",
)


def _moments(work_order: WorkOrder) -> Sections:
    live = next((part for part in work_order.assignments.all() if part.part == Part.LEAD and not part.ended_at), None)
    moments: Sections = {name: getattr(work_order, name) for name in _MOMENTS}
    # Those of the round under way; what the response is judged by are the first one's.
    moments["acknowledge_due_at"] = work_order.current_acknowledge_due_at
    moments["acknowledged_at"] = live.acknowledged_at if live else work_order.acknowledged_at
    return moments


def _parts(work_order: WorkOrder, to: Actor, at: datetime) -> Sections:
    history = list(work_order.history.all())
    files = list(work_order.attachments.all())
    return {
        "assignments": [assignment(part) for part in work_order.assignments.all()],
        "clocks": clocks(work_order, at=at),
        "approvals": [approval(application) for application in work_order.approvals.all()],
        "replies": [reply(version, files) for version in work_order.replies.all()],
        "attachments": [attachment(file) for file in files],
        "suspension": suspension(work_order),
        "callback": _callback(work_order, history, to),
        "history": [_event(work_order, event, to) for event in history],
    }


def _surroundings(work_order: WorkOrder, to: Actor) -> Sections:
    around = Surroundings.model_validate(work_order.surroundings)  # type: ignore[attr-defined]
    is_centre = to.may(Permission.READ_ALL_WORK_ORDERS)
    # A department handles the main work order: what else was merged into it in confidence is not its business.
    duplicates = [one for one in work_order.duplicates.all() if is_centre or not one.is_confidential]
    promised = work_order.promised_until

    # That two work orders are of one call would tell a department who is behind the confidential one.
    def open_to_reader(rows: list[SisterOutput]) -> list[WorkOrderReferenceOutput]:
        seen = [one for one in rows if is_centre or not (one.is_confidential or work_order.is_confidential)]
        return [WorkOrderReferenceOutput(number=one.number, title=one.title) for one in seen]

    return {
        "contact_attempts": around.contact_attempts,
        "joint_review": around.joint_reviews[-1] if around.joint_reviews else None,
        "promise": PromiseOutput(until_on=promised, tasks=around.promise_tasks) if promised else None,
        "recusals": around.recusals if is_centre else [],
        "duplicates": [WorkOrderReferenceOutput(number=one.number, title=one.title) for one in duplicates],
        "split_parts": around.split_parts,
        "sister_orders": open_to_reader(around.sister_orders),
        "related_orders": open_to_reader([*around.related_to, *around.related_from]),
    }


def _shows_call(work_order: WorkOrder, to: Actor) -> bool:
    """A department sees of a call what it needs to listen; of a confidential work order's call nothing."""
    is_open_to_departments = not work_order.is_confidential and to.may(Permission.LISTEN_TO_RECORDINGS)
    return to.may(Permission.READ_CALLS) or is_open_to_departments


def _call(call: Call) -> CallOutput:
    return CallOutput(
        reference=call.reference,
        arrived_at=call.arrived_at,
        talking_seconds=call.talking_seconds,
        recording_reference=call.recording_reference,
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


def _callback(work_order: WorkOrder, history: list[WorkOrderEvent], to: Actor) -> LastCallbackOutput | None:
    attempts = [event for event in history if event.step in _CALLBACK_STEPS]
    if not attempts:
        return None
    last = attempts[-1]
    return LastCallbackOutput(
        state="open" if last.step == Step.TRY_CALLBACK else "closed",
        attempts=last.details.get("attempt", len(attempts)),
        was_reached=bool(last.details.get("was_reached")),
        was_solved=last.details.get("was_solved"),
        solution=last.details.get("solution"),
        satisfaction=last.details.get("satisfaction"),
        reason=last.details.get("reason"),
        channel=last.details.get("channel"),
        calls=[str(each.details["call"]) for each in attempts if each.details.get("call")],
        comment=_his_words(work_order, last.note, to),
    )


def _his_words(work_order: WorkOrder, text: str, to: Actor) -> str:
    """What a requester said when he was asked: a department gets it masked, in confidence without a trace of him."""
    if to.may(Permission.READ_ALL_WORK_ORDERS):
        return text
    return _concealed(work_order, text, to) if work_order.is_confidential else mask_text(text, _names(work_order))


def _concealed(work_order: WorkOrder, text: str, to: Actor) -> str:
    """A text of a confidential work order, for a department without what tells who asked for secrecy."""
    is_secret = work_order.is_confidential and not to.may(Permission.READ_ALL_WORK_ORDERS)
    return conceal_text(text, _names(work_order)) if is_secret else text


def _names(work_order: WorkOrder) -> list[str]:
    return [work_order.requester.name] if work_order.requester else []


def _event(work_order: WorkOrder, event: WorkOrderEvent, to: Actor) -> EventOutput:
    is_told = event.step not in _TOLD_TO_THE_CENTRE or to.may(Permission.READ_ALL_WORK_ORDERS)
    note = _his_words(work_order, event.note, to) if event.step in _IN_HIS_WORDS else event.note
    return EventOutput(
        sequence=event.sequence,
        kind=event.step,
        at=event.at,
        actor_name=event.actor.name,
        department_name=event.department.name if event.department else None,
        note=note if is_told else "",
        details=event.details if is_told else {},
    )
