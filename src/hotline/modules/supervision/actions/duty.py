"""The roster of duty leaders."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission, find_person
from hotline.modules.departments.public import find_department
from hotline.modules.supervision.errors import DutyNotInOrder
from hotline.modules.supervision.models import DutyOfficer


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on duty for a department, or for the centre where none is named, and how he is reached."""

    department_code: str | None
    name: str
    phone_number: str
    account: str | None
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def put_on_duty(*, duty: Duty, by: Actor) -> DutyOfficer:
    """Enter a duty leader into the roster."""
    if not by.may(Permission.ADMINISTER_SUPERVISION):
        raise NotPermitted
    if duty.ends_at <= duty.starts_at:
        raise DutyNotInOrder(field="ends_at")
    person = find_person(duty.account) if duty.account else None
    if duty.account and person is None:
        raise NotFound(field="account", what=duty.account)
    return DutyOfficer.objects.create(
        department=find_department(duty.department_code) if duty.department_code else None,
        person=person,
        name=duty.name,
        phone_number=duty.phone_number,
        starts_at=duty.starts_at,
        ends_at=duty.ends_at,
    )


@transaction.atomic
def take_off_duty(*, duty_id: int, by: Actor, at: datetime) -> DutyOfficer:
    """Remove a duty from the roster; what was escalated to it stays."""
    if not by.may(Permission.ADMINISTER_SUPERVISION):
        raise NotPermitted
    officer = DutyOfficer.objects.select_for_update().filter(pk=duty_id).first()
    if officer is None:
        raise NotFound(what=str(duty_id))
    if officer.removed_at is None:
        officer.removed_at, officer.removed_by_id = at, by.person_id
        officer.save()
    return officer
