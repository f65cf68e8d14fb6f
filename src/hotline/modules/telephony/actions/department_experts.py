"""Keep the directory of departments' experts whom agents can give callers to."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from hotline.kit.errors import InvalidInput, NotFound
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.departments.public import Department, find_department
from hotline.modules.telephony.errors import ExpertListed
from hotline.modules.telephony.models import DepartmentExpert


@dataclass(frozen=True, slots=True)
class ExpertEntry:
    """Who answers for which department on what, at which number."""

    department_code: str
    name: str
    number: str
    subject: str


@transaction.atomic
def list_expert(entry: ExpertEntry, *, by: Actor, at: datetime) -> DepartmentExpert:
    """Have agents find him from now on."""
    expert = DepartmentExpert(
        department=_department(entry),
        name=entry.name,
        number=entry.number,
        subject=entry.subject,
        entered_at=at,
        entered_by_id=by.person_id,
    )
    _save(expert)
    _audit("list_expert", expert, by, at, asdict(entry))
    return expert


@transaction.atomic
def change_expert(*, expert_id: int, entry: ExpertEntry, by: Actor, at: datetime) -> DepartmentExpert:
    """Say something else of him; told what stands there already, nothing changes."""
    expert = _lock(expert_id)
    former = ExpertEntry(expert.department.code, expert.name, expert.number, expert.subject)
    if former == entry:
        return expert
    expert.department, expert.name, expert.number = _department(entry), entry.name, entry.number
    expert.subject, expert.changed_at, expert.changed_by_id = entry.subject, at, by.person_id
    _save(expert)
    new, old = asdict(entry), asdict(former)
    changed = {key: f"{old[key]} → {value}" for key, value in new.items() if old[key] != value}
    _audit("change_expert", expert, by, at, changed)
    return expert


@transaction.atomic
def remove_expert(*, expert_id: int, by: Actor, at: datetime) -> DepartmentExpert:
    """Agents find him no more; what was entered stays, for who asks later whom a caller was given to."""
    expert = _lock(expert_id)
    expert.removed_at, expert.removed_by_id = at, by.person_id
    expert.save(update_fields=["removed_at", "removed_by"])
    _audit("remove_expert", expert, by, at, {})
    return expert


def _department(entry: ExpertEntry) -> Department:
    department = find_department(entry.department_code)
    if department.is_active:
        return department
    raise InvalidInput(
        field="department_code", reason_zh="该单位已停用。", reason_en="This department is no longer active."
    )


def _lock(expert_id: int) -> DepartmentExpert:
    listed = DepartmentExpert.objects.select_for_update(of=("self",)).filter(removed_at=None)
    expert = listed.select_related("department").filter(pk=expert_id).first()
    if expert is None:
        raise NotFound(field="expert", what=str(expert_id))
    return expert


def _save(expert: DepartmentExpert) -> None:
    try:
        with transaction.atomic():
            expert.save()
    except IntegrityError as failure:
        raise ExpertListed(department=expert.department.name, name=expert.name, number=expert.number) from failure


def _audit(action: str, expert: DepartmentExpert, by: Actor, at: datetime, facts: dict[str, str]) -> None:
    record(actor=by.account, action=f"telephony.{action}", subject=f"department_expert:{expert.pk}", at=at, facts=facts)
