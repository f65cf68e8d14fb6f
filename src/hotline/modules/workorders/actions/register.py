"""Register a service request as a work order."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.requesters.public import RequesterKind, remember
from hotline.modules.taxonomy.public import category, division
from hotline.modules.telephony.public import find_call
from hotline.modules.workorders.models import NumberSeries, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

from .answer import answer
from .take_step import Remark, append_to_history


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes the request; without a name and a number he is anonymous."""

    kind: RequesterKind
    name: str
    phone_number: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What is requested."""

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


@transaction.atomic
def register(*, matter: Matter, caller: Caller | None, by: Actor, at: datetime) -> WorkOrder:
    """Write a service request down under a number of its own."""
    if not by.may(Permission.REGISTER_WORK_ORDERS):
        raise NotPermitted
    work_order = WorkOrder.objects.create(
        number=_next_number(at),
        request_type=matter.request_type,
        urgency=matter.urgency,
        title=matter.title,
        content=matter.content,
        category=category(matter.category_code),
        division=division(matter.division_code) if matter.division_code else None,
        address=matter.address,
        channel=matter.channel,
        requester=remember(
            kind=caller.kind,
            name=caller.name,
            phone_number=caller.phone_number,
            division_code=matter.division_code,
        )
        if caller
        else None,
        call=find_call(matter.call_reference) if matter.call_reference else None,
        is_confidential=matter.is_confidential,
        requester_kind=caller.kind if caller else "",
        stage=Stage.REGISTERED,
        registered_at=at,
        registered_by_id=by.person_id,
    )
    append_to_history(work_order, Step.REGISTER, by=by, at=at, remark=Remark())
    return work_order


def _next_number(at: datetime) -> str:
    """The day and a running number of five digits. The row of the day makes simultaneous registrations wait."""
    day = local_date(at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {NumberSeries._meta.db_table} (day, last) VALUES (%s, 1) "
            "ON CONFLICT (day) DO UPDATE SET last = workorders_numberseries.last + 1 RETURNING last",
            [day],
        )
        (running,) = cursor.fetchone()
    return f"{day:%Y%m%d}{running:05d}"


@transaction.atomic
def register_and_answer(
    *, matter: Matter, caller: Caller | None, answer_text: str, by: Actor, at: datetime
) -> WorkOrder:
    """Register, and answer at once where there is an answer: both or neither."""
    work_order = register(matter=matter, caller=caller, by=by, at=at)
    return answer(number=work_order.number, answer=answer_text, by=by, at=at) if answer_text else work_order
