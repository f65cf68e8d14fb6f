"""Remind a department of a work order."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.departments.public import Department
from hotline.modules.supervision.errors import NoDepartmentToSupervise
from hotline.modules.supervision.models import Reminder
from hotline.modules.supervision.rules.reminding import DueReminder
from hotline.modules.supervision.rules.words import MANUAL, ReminderLevel
from hotline.modules.supervision.selectors.visibility import ensure_addressee, lock_addressed
from hotline.modules.workorders.public import Clock, WorkOrder, lock, note_supervision
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step

from .tell import tell


@transaction.atomic
def remind(
    *,
    number: str,
    text: str,
    level: ReminderLevel = ReminderLevel.ORDINARY,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> Reminder:
    """Remind the department that has the work order; it confirms having read it."""
    work_order = note_supervision(
        number=number,
        step=Step.REMIND,
        note=text,
        details={"level": level, "trigger": MANUAL},
        by=by,
        at=at,
        seen_version=seen_version,
    )
    department = department_in_charge(work_order)
    return Reminder.objects.create(
        work_order=work_order,
        department=department,
        level=level,
        trigger=MANUAL,
        text=text,
        at=at,
        by_id=by.person_id,
    )


@transaction.atomic
def remind_by_clock(*, clock: Clock, due: DueReminder, text: str, at: datetime) -> Reminder | None:
    """Remind without anybody asking; nothing where the clock set off the same before, or no longer runs."""
    by = system_actor(Permission.REMIND_DEPARTMENTS, Permission.READ_ALL_WORK_ORDERS)
    # The work order is held before anything is written, so that of two workers one waits and then finds it done.
    work_order = lock(clock.work_order.number, by=by)
    assignment = clock.assignment
    clock.refresh_from_db(fields=["stopped_at"])
    if assignment is None or clock.stopped_at is not None or not _is_open_for_reminders(work_order):
        return None
    if Reminder.objects.filter(clock=clock, trigger=due.trigger).exists():
        return None
    note_supervision(
        number=work_order.number,
        step=Step.REMIND,
        note=text,
        details={"level": due.level, "trigger": due.trigger, "clock": clock.kind},
        department=assignment.department,
        by=by,
        at=at,
    )
    return Reminder.objects.create(
        work_order=work_order,
        department=assignment.department,
        level=due.level,
        trigger=due.trigger,
        clock=clock,
        text=text,
        at=at,
        by_id=by.person_id,
    )


def _is_open_for_reminders(work_order: WorkOrder) -> bool:
    return work_order.current_stage in TRANSITIONS[Step.REMIND].sources


@transaction.atomic
def confirm_reading(*, reminder_id: int, by: Actor, at: datetime) -> Reminder:
    """Keep who of the department read a reminder, and when; the first one counts."""
    if not by.may(Permission.ANSWER_SUPERVISION):
        raise NotPermitted
    reminder = lock_addressed(Reminder.objects.select_related("department", "work_order"), reminder_id, by=by)
    ensure_addressee(reminder.department, by=by)
    if reminder.read_at is None:
        reminder.read_at, reminder.read_by_id = at, by.person_id
        reminder.save(update_fields=["read_at", "read_by"])
        tell("reminder_read", reminder.work_order.number, reminder.department, at=at)
    return reminder


def department_in_charge(work_order: WorkOrder) -> Department:
    """The department that has the work order."""
    if work_order.handling_department is None or work_order.dispatched_at is None:
        raise NoDepartmentToSupervise
    return work_order.handling_department
