"""Keep the responsibility list: write a line, replace it by its next version, close it. Nothing is ever edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.departments.public import Department
from hotline.modules.sla.public import LimitUnit
from hotline.modules.taxonomy.public import category
from hotline.modules.workorders.errors import (
    DepartmentNotSuitable,
    ResponsibilityClosed,
    ResponsibilityExists,
    ResponsibilityRetroactive,
)
from hotline.modules.workorders.models import ResponsibilityEntry
from hotline.modules.workorders.rules.responsibility import entry_code

from .assign import departments_by_code


@dataclass(frozen=True, slots=True)
class Remit:
    """What a line is for; it stays through the line's versions."""

    category_code: str
    division_prefix: str = ""
    request_type: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a version of a line says: who handles it, with whom, on which basis and within which limit."""

    department_code: str
    basis: str
    supporting_codes: Sequence[str] = ()
    copied_codes: Sequence[str] = ()
    limit_amount: int | None = None
    limit_unit: LimitUnit | None = None

    def department(self) -> Department:
        """The department in the lead; every other one named exists too."""
        found = departments_by_code(self.department_code, self.supporting_codes, self.copied_codes)
        lead = found[self.department_code]
        if lead.is_hotline_centre or not lead.is_active:
            raise DepartmentNotSuitable(field="department_code", department=lead.name)
        return lead


@transaction.atomic
def write_responsibility(
    *, code: str, remit: Remit, terms: Terms, valid_from: date | None, by: Actor, at: datetime
) -> ResponsibilityEntry:
    """Add a line to the list; `ResponsibilityExists` where an open one says the same already."""
    _ensure_keeper(by)
    starts_on = _no_earlier_than(local_date(at), valid_from or local_date(at))
    of = category(remit.category_code)
    department = terms.department()
    entry = ResponsibilityEntry(
        code=code or entry_code(of.code, remit.division_prefix, department.code),
        category=of,
        division_prefix=remit.division_prefix,
        request_type=remit.request_type,
        urgency=remit.urgency,
    )
    same_code = ResponsibilityEntry.objects.filter(code=entry.code).first()
    if same_code is not None and (code or same_code.valid_to is None):
        raise ResponsibilityExists(field="code", entry=same_code.code)
    if same_code is not None:
        # A closed line of the same name is left as it is; the new one goes on counting its versions.
        newest = ResponsibilityEntry.objects.filter(code=entry.code).order_by("-version").first()
        entry.version = newest.version + 1 if newest else 1
    return _save(entry, department, terms, starts_on, by=by, at=at)


@transaction.atomic
def replace_responsibility(
    *, code: str, terms: Terms, valid_from: date | None, by: Actor, at: datetime
) -> ResponsibilityEntry:
    """Close a line the day before and write its next version; what was dispatched by it stays as it was."""
    _ensure_keeper(by)
    current = _open_line(code)
    starts_on = _no_earlier_than(max(local_date(at), current.valid_from), valid_from or local_date(at))
    department = terms.department()
    current.valid_to = starts_on - timedelta(days=1)
    current.save(update_fields=["valid_to"])
    entry = ResponsibilityEntry(
        code=current.code,
        version=current.version + 1,
        category=current.category,
        division_prefix=current.division_prefix,
        request_type=current.request_type,
        urgency=current.urgency,
    )
    return _save(entry, department, terms, starts_on, by=by, at=at)


@transaction.atomic
def close_responsibility(*, code: str, valid_to: date | None, by: Actor, at: datetime) -> ResponsibilityEntry:
    """End a line on a day, which still counts; by default today."""
    _ensure_keeper(by)
    current = _open_line(code)
    current.valid_to = _no_earlier_than(local_date(at), valid_to or local_date(at))
    current.save(update_fields=["valid_to"])
    _note("close_responsibility", current, by=by, at=at)
    return current


@transaction.atomic
def hand_over_responsibilities(*, former: Department, successor: Department, by: Actor, at: datetime) -> int:
    """Write the next version of every open line of a department that is closed, with who takes over in the lead.

    The order to close the department stands for the permission to keep the list. A line that the successor has
    already is closed instead. Gives how many lines there were.
    """
    _hold_list()
    lines = list(ResponsibilityEntry.objects.filter(department=former, valid_to__isnull=True).order_by("code"))
    for current in lines:
        starts_on = max(local_date(at), current.valid_from)
        current.valid_to = starts_on - timedelta(days=1)
        current.save(update_fields=["valid_to"])
        remit = {
            "category": current.category,
            "division_prefix": current.division_prefix,
            "request_type": current.request_type,
            "urgency": current.urgency,
        }
        if ResponsibilityEntry.objects.filter(**remit, department=successor, valid_to__isnull=True).exists():
            _note("close_responsibility", current, by=by, at=at)
            continue
        entry = ResponsibilityEntry(code=current.code, version=current.version + 1, **remit)
        _save(entry, successor, _terms_of(current, successor), starts_on, by=by, at=at)
    return len(lines)


def _terms_of(entry: ResponsibilityEntry, department: Department) -> Terms:
    """What a version says, for another department."""
    unit = LimitUnit(entry.limit_unit) if entry.limit_unit else None
    supporting = [code for code in entry.supporting_codes if code != department.code]
    copied = [code for code in entry.copied_codes if code != department.code]
    return Terms(department.code, entry.basis, supporting, copied, entry.limit_amount, unit)


def _ensure_keeper(by: Actor) -> None:
    """Refuse whoever does not keep the list, and let nobody else change it until the end."""
    if not by.may(Permission.ADMINISTER_RESPONSIBILITIES):
        raise NotPermitted
    _hold_list()


def _hold_list() -> None:
    """Let nobody else change the list until the transaction ends; reading goes on."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE workorders_responsibilityentry IN SHARE ROW EXCLUSIVE MODE")


def _note(action: str, entry: ResponsibilityEntry, *, by: Actor, at: datetime) -> None:
    facts: dict[str, str | int | None] = {
        "version": entry.version,
        "from": entry.valid_from.isoformat(),
        "to": entry.valid_to.isoformat() if entry.valid_to else None,
    }
    record(
        actor=by.account, action=action, subject=f"responsibility:{entry.code}", at=at, reason=entry.basis, facts=facts
    )


def _no_earlier_than(earliest: date, day: date) -> date:
    if day < earliest:
        raise ResponsibilityRetroactive(field="valid_from", day=day.isoformat(), earliest=earliest.isoformat())
    return day


def _open_line(code: str) -> ResponsibilityEntry:
    """The newest version, held until the transaction ends; it must be open to be changed."""
    versions = ResponsibilityEntry.objects.select_related("category", "department").filter(code=code)
    newest = versions.select_for_update(of=("self",)).order_by("-version").first()
    if newest is None:
        raise NotFound(field="code", what=code)
    if newest.valid_to is not None:
        raise ResponsibilityClosed(entry=code, valid_to=newest.valid_to.isoformat())
    return newest


def _save(
    entry: ResponsibilityEntry, department: Department, terms: Terms, valid_from: date, *, by: Actor, at: datetime
) -> ResponsibilityEntry:
    entry.department = department
    same = ResponsibilityEntry.objects.filter(
        category=entry.category,
        division_prefix=entry.division_prefix,
        department=department,
        request_type=entry.request_type,
        urgency=entry.urgency,
        valid_to__isnull=True,
    ).first()
    if same is not None:
        raise ResponsibilityExists(field="category_code", entry=same.code)
    entry.basis = terms.basis
    entry.supporting_codes, entry.copied_codes = list(terms.supporting_codes), list(terms.copied_codes)
    entry.limit_amount, entry.limit_unit = terms.limit_amount, terms.limit_unit or ""
    entry.valid_from = valid_from
    entry.recorded_by, entry.recorded_at = by.account, at
    entry.save()
    _note("write_responsibility" if entry.version == 1 else "replace_responsibility", entry, by=by, at=at)
    return entry
