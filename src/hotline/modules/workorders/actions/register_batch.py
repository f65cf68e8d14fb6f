"""Register everything that came up in one call."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotPermitted, Refusal
from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import Department, find_department
from hotline.modules.requesters.public import Caller, Requester, is_key_enterprise, remember
from hotline.modules.sla.public import ClockKind, rules_beside
from hotline.modules.taxonomy.public import Category, category, division
from hotline.modules.telephony.public import find_call
from hotline.modules.workorders.events import WorkOrderAssignedByLeader
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.focus import propose_focus_area
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

from .answer import answer_registered
from .clocks import start_dispatch_clocks
from .keep_call import keep_call_as_needed
from .keep_verdicts import keep_verdicts
from .merge import hold_main, join_main
from .number import take_numbers
from .take_step import Remark, append_to_history


@dataclass(frozen=True, slots=True)
class Matter:
    """What is requested. A focus area that is `None` is proposed by rule; empty means that there is none."""

    request_type: RequestType
    urgency: Urgency
    title: str
    content: str
    category_code: str
    division_code: str
    address: str
    channel: Channel
    call_reference: str
    is_confidential: bool
    accused_department_code: str = ""
    people_count: int = 1
    consents_to_publication: bool = False
    is_leader_assigned: bool = False
    focus_area: str | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """A matter, and what is done with it while the caller is on the line: answered, merged, or neither.

    Of possible duplicates that it is not merged into, those that were found related, and those that are another matter.
    """

    matter: Matter
    answer: str = ""
    merge_into: str = ""
    related_to: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()


@transaction.atomic
def register_batch(
    *, registrations: Sequence[Registration], caller: Caller | None, by: Actor, at: datetime
) -> list[WorkOrder]:
    """Write each matter down under a number of its own, for one requester whose data is taken once: all or none.

    What is neither answered nor merged waits for dispatch, and the centre's own clock for that starts.

    A refusal names the matter, counted from 0, in its field: `matters.1.category_code`.
    """
    if not by.may(Permission.REGISTER_WORK_ORDERS):
        raise NotPermitted
    mains = _mains(registrations, by=by)
    drafts = _drafts(registrations, by=by, at=at)
    requester = _requester(caller, registrations)
    is_key = requester is not None and is_key_enterprise(requester.unified_credit_code, on=local_date(at))
    for work_order, number in zip(drafts, take_numbers(len(drafts), at=at), strict=True):
        work_order.number = number
        work_order.requester = requester
        work_order.requester_kind = requester.kind if requester else ""
        work_order.is_key_enterprise = is_key
    WorkOrder.objects.bulk_create(drafts)
    pairs = list(zip(drafts, registrations, strict=True))
    start_dispatch_clocks((one for one, given in pairs if not (given.answer or given.merge_into)), at=at)
    for place, (work_order, registration) in enumerate(pairs):
        append_to_history(work_order, Step.REGISTER, by=by, at=at, remark=Remark())
        tell_of_leader_item(work_order, at=at)
        keep_call_as_needed(work_order, at=at)
        if registration.answer:
            answer_registered(work_order, registration.answer, by=by, at=at)
        if registration.merge_into:
            with _named(place, len(registrations)):
                join_main(work_order, mains[registration.merge_into], by=by, at=at, field="merge_into")
        with _named(place, len(registrations)):
            keep_verdicts(work_order, registration.related_to, registration.distinct_from, by=by, at=at)
    return drafts


def _mains(registrations: Sequence[Registration], *, by: Actor) -> dict[str, WorkOrder]:
    """The work orders that matters are merged into, each locked once, before any number is taken."""
    mains: dict[str, WorkOrder] = {}
    for place, registration in enumerate(registrations):
        number = registration.merge_into
        if number and number not in mains:
            with _named(place, len(registrations)):
                mains[number] = hold_main(number, by=by, field="merge_into")
    return mains


def tell_of_leader_item(work_order: WorkOrder, *, at: datetime) -> None:
    """Tell supervision of what a leader assigned, so that its completion is controlled."""
    if work_order.is_leader_assigned:
        publish(WorkOrderAssignedByLeader(at=at, work_order_id=work_order.pk))


def _drafts(registrations: Sequence[Registration], *, by: Actor, at: datetime) -> list[WorkOrder]:
    """The work orders as far as they are known before their numbers; what several share is looked up once."""
    # With the rules of the centre's own clock, which starts now.
    rules = rules_beside(ClockKind.DISPATCH, on=local_date(at))
    category_of = cache(partial(category, dispatch_rules=rules))
    division_of, call_of, accused_of = cache(division), cache(find_call), cache(_accused)
    drafts: list[WorkOrder] = []
    for place, registration in enumerate(registrations):
        matter = registration.matter
        with _named(place, len(registrations)):
            _ensure_one_way(registration)
            kind = category_of(matter.category_code)
            drafts.append(
                WorkOrder(
                    request_type=matter.request_type,
                    urgency=matter.urgency,
                    title=matter.title,
                    content=matter.content,
                    category=kind,
                    division=division_of(matter.division_code) if matter.division_code else None,
                    address=matter.address,
                    channel=matter.channel,
                    call=call_of(matter.call_reference) if matter.call_reference else None,
                    is_confidential=matter.is_confidential,
                    accused_department=accused_of(matter.accused_department_code)
                    if matter.accused_department_code
                    else None,
                    people_count=matter.people_count,
                    consents_to_publication=matter.consents_to_publication,
                    is_leader_assigned=matter.is_leader_assigned,
                    awaits_leader_approval=matter.is_leader_assigned,
                    focus_area=focus_area_of(matter.focus_area, kind, matter.title, matter.content),
                    stage=Stage.REGISTERED,
                    registered_at=at,
                    registered_by_id=by.person_id,
                )
            )
    return drafts


def focus_area_of(chosen: str | None, kind: Category, title: str, content: str) -> str:
    """The focus area that was chosen, else the one that the rule proposes; empty where there is none."""
    if chosen is not None:
        return chosen
    names = [each.name for each in (kind.top, kind.parent, kind) if each is not None]
    return propose_focus_area([*dict.fromkeys(names), title, content]) or ""


def _requester(caller: Caller | None, registrations: Iterable[Registration]) -> Requester | None:
    if caller is None:
        return None
    divisions = (one.matter.division_code for one in registrations)
    return remember(caller, division_code=next(filter(None, divisions), ""))


def _accused(code: str) -> Department:
    try:
        return find_department(code)
    except Refusal as refusal:
        refusal.field = "accused_department_code"
        raise


def _ensure_one_way(registration: Registration) -> None:
    if registration.answer and registration.merge_into:
        raise InvalidInput(
            field="merge_into",
            reason_zh="直接解答的工单不再并入其他工单。",
            reason_en="what is answered at once is not merged as well.",
        )


@contextmanager
def _named(place: int, count: int) -> Iterator[None]:
    """Have refusals name the matter that they are about, where there are several."""
    try:
        yield
    except Refusal as refusal:
        if count > 1:
            refusal.field = ".".join(filter(None, ("matters", str(place), refusal.field)))
        raise
