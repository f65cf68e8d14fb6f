"""Split a second matter off a work order, and undo it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.taxonomy.public import category, division
from hotline.modules.workorders.errors import NotAPart, SourceIsClosed
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES, Stage, Step, ensure_reachable
from hotline.modules.workorders.rules.words import RequestType
from hotline.modules.workorders.selectors.pairs import hold_pairs, see

from .clocks import start_clocks, stop_clocks
from .number import take_numbers
from .register_batch import focus_area_of, tell_of_leader_item
from .take_step import Remark, append_to_history, begin, take_step


@dataclass(frozen=True, slots=True)
class SecondMatter:
    """What is to be a work order of its own."""

    title: str
    content: str
    request_type: RequestType
    category_code: str
    division_code: str
    address: str


@transaction.atomic
def split(*, number: str, matter: SecondMatter, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Give a second matter a work order of its own, with the same requester and call, and return that.

    The first keeps its words: what was written down stays as it was said.
    """
    source = begin(number, Step.SPLIT, by=by, seen_version=seen_version)
    part = _part(source, matter, by=by, at=at)
    part.number = take_numbers(1, at=at)[0]
    part.save()
    start_clocks(part, (ClockKind.DISPATCH,), at=at)
    take_step(source, Step.SPLIT, by=by, at=at, remark=Remark(details={"part": part.number}))
    remark = Remark(details={"split_from": source.number})
    append_to_history(part, Step.REGISTER, by=by, at=at, remark=remark)
    tell_of_leader_item(part, at=at)
    return part


def _part(source: WorkOrder, matter: SecondMatter, *, by: Actor, at: datetime) -> WorkOrder:
    kind = category(matter.category_code)
    return WorkOrder(
        split_from=source,
        request_type=matter.request_type,
        urgency=source.urgency,
        title=matter.title,
        content=matter.content,
        category=kind,
        division=division(matter.division_code) if matter.division_code else None,
        address=matter.address,
        channel=source.channel,
        requester_id=source.requester_id,
        requester_kind=source.requester_kind,
        is_key_enterprise=source.is_key_enterprise,
        call_id=source.call_id,
        is_confidential=source.is_confidential,
        accused_department_id=source.accused_department_id,
        people_count=source.people_count,
        consents_to_publication=source.consents_to_publication,
        is_leader_assigned=source.is_leader_assigned,
        awaits_leader_approval=source.is_leader_assigned,
        focus_area=focus_area_of(None, kind, matter.title, matter.content),
        stage=Stage.REGISTERED,
        registered_at=at,
        registered_by_id=by.person_id,
    )


@transaction.atomic
def rejoin(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Undo a split while the part waits for dispatch: the source, which kept its words, is handled for both."""
    hold_pairs()
    seen = see(number, by=by)
    ensure_reachable(seen.current_stage, Step.REJOIN)
    if seen.split_from is None:
        raise NotAPart
    source_number = seen.split_from.number
    if seen.split_from.current_stage not in OPEN_STAGES:
        raise SourceIsClosed(source=source_number)
    source = begin(source_number, Step.RECEIVE_PART, by=by, seen_version=None)
    part = begin(number, Step.REJOIN, by=by, seen_version=seen_version)
    stop_clocks(part, *ClockKind, at=at, was_cancelled=True)
    take_step(part, Step.REJOIN, by=by, at=at, remark=Remark(note=reason, details={"main": source_number}))
    take_step(source, Step.RECEIVE_PART, by=by, at=at, remark=Remark(note=reason, details={"part": number}))
    return part
