"""Give departments their parts in a work order, and take them away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department, find_department
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import DepartmentNotSuitable, RecusalRequired
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import Part

from .clocks import running, show_on, start_clocks, stop_clocks

_LEAD_CLOCKS = (ClockKind.ACKNOWLEDGE, ClockKind.CONTACT, ClockKind.HANDLE)


@dataclass(frozen=True, slots=True)
class Parts:
    """Who is to handle a work order: one department in the lead, others in support, others for information."""

    lead_code: str
    supporting_codes: Sequence[str] = ()
    copied_codes: Sequence[str] = ()
    instruction: str = ""
    basis: str = ""

    def departments(self) -> "ChosenDepartments":
        """The departments by their codes; each is named once, in its weightiest part."""
        supporting = [code for code in dict.fromkeys(self.supporting_codes) if code != self.lead_code]
        copied = [code for code in dict.fromkeys(self.copied_codes) if code not in {self.lead_code, *supporting}]
        return ChosenDepartments(
            find_department(self.lead_code),
            [find_department(code) for code in supporting],
            [find_department(code) for code in copied],
        )


@dataclass(frozen=True, slots=True)
class ChosenDepartments:
    """The departments of a dispatch."""

    lead: Department
    supporting: list[Department] = field(default_factory=list)
    copied: list[Department] = field(default_factory=list)


def assign(work_order: WorkOrder, parts: Parts, *, by: Actor, at: datetime) -> Department:
    """Hand a work order over and start the clocks; the caller takes the step and saves. Return the lead.

    The citizen's clock starts with the first dispatch and runs on; the department's clocks start anew each time.
    """
    chosen = parts.departments()
    for department in (chosen.lead, *chosen.supporting, *chosen.copied):
        ensure_suitable(work_order, department)
    work_order.dispatch_count += 1
    work_order.handling_department = chosen.lead
    work_order.first_dispatched_at = work_order.first_dispatched_at or at
    work_order.dispatched_at = at
    work_order.dispatched_by_id = by.person_id
    work_order.is_first_in_queue = False
    work_order.acknowledged_at = None
    # Supporting and informed departments of an earlier dispatch that are named again keep one live part.
    rows = [(chosen.lead, Part.LEAD)]
    rows += [(department, Part.SUPPORTING) for department in chosen.supporting]
    rows += [(department, Part.COPIED) for department in chosen.copied]
    assignments = Assignment.objects.bulk_create(
        Assignment(
            work_order=work_order,
            department=department,
            part=part,
            dispatch_number=work_order.dispatch_count,
            assigned_at=at,
            assigned_by_id=by.person_id,
            instruction=parts.instruction,
            basis=parts.basis,
        )
        for department, part in rows
    )
    _start(work_order, assignments, at=at)
    return chosen.lead


def _start(work_order: WorkOrder, assignments: Iterable[Assignment], *, at: datetime) -> None:
    for assignment in assignments:
        if assignment.part == Part.COPIED:
            continue
        kinds = _LEAD_CLOCKS if assignment.part == Part.LEAD else (ClockKind.SUPPORT,)
        clocks = start_clocks(work_order, kinds, at=at, assignment=assignment, department=assignment.department)
        for clock in clocks.values():
            show_on(work_order, clock)
    if not running(work_order, ClockKind.CITIZEN):
        show_on(work_order, start_clocks(work_order, (ClockKind.CITIZEN,), at=at)[ClockKind.CITIZEN])


def end_parts(work_order: WorkOrder, *, step: Step, at: datetime) -> None:
    """Take the work order from every department that has it: its clocks are cancelled, the citizen's runs on."""
    Assignment.objects.filter(work_order=work_order, ended_at__isnull=True).update(ended_at=at, ended_by_step=step)
    stop_clocks(work_order, *_LEAD_CLOCKS, ClockKind.SUPPORT, at=at, was_cancelled=True)


def lead_of(work_order: WorkOrder) -> Assignment:
    """The part of the department in the lead."""
    return Assignment.objects.get(work_order=work_order, part=Part.LEAD, ended_at__isnull=True)


def ensure_suitable(work_order: WorkOrder, department: Department) -> None:
    """Refuse a department that is closed, is the centre itself, or is the one accused in confidence."""
    if department.is_hotline_centre or not department.is_active:
        raise DepartmentNotSuitable(field="department_code", department=department.name)
    accused = work_order.accused_department
    if work_order.is_confidential and accused is not None and department.path.startswith(accused.path):
        raise RecusalRequired(field="department_code", department=department.name)
