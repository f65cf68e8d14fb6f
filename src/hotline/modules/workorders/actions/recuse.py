"""Keep somebody away from a work order."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, find_person
from hotline.modules.workorders.errors import AlreadyRecused
from hotline.modules.workorders.models import Recusal, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .take_step import Remark, begin, take_step


@transaction.atomic
def recuse(
    *, number: str, account: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """From now on the person neither sees the work order nor acts on it. One may recuse oneself."""
    work_order = begin(number, Step.RECUSE, by=by, seen_version=seen_version)
    person = find_person(account)
    if person is None:
        raise NotFound(field="account", what=account)
    if Recusal.objects.filter(work_order=work_order, person=person).exists():
        raise AlreadyRecused(field="account", person=person.name)
    Recusal.objects.create(
        work_order=work_order, person=person, reason=reason, declared_at=at, declared_by_id=by.person_id
    )
    remark = Remark(note=reason, details={"account": person.account, "person": person.name})
    take_step(work_order, Step.RECUSE, by=by, at=at, remark=remark)
    return work_order
