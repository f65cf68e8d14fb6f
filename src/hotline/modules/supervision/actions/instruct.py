"""Leaders' written instructions: given, forwarded, replied to, completed."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.departments.public import Department, find_department
from hotline.modules.supervision.models import LeaderInstruction, SupervisionNotice
from hotline.modules.supervision.rules.course import INSTRUCTION_MOVES, NOTICE_MOVES, Move, ensure_reachable
from hotline.modules.supervision.rules.words import InstructionState
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.supervision.selectors.visibility import ensure_addressee, find_addressed, lock_addressed
from hotline.modules.workorders.public import WorkOrder, note_supervision
from hotline.modules.workorders.rules.lifecycle import Step

from .due import due_after
from .tell import tell


@transaction.atomic
def instruct(
    *, number: str, text: str, reply_days: int | None, by: Actor, at: datetime, seen_version: int | None = None
) -> LeaderInstruction:
    """Write an instruction on a work order; the department that has it gets it at once and replies."""
    work_order = note_supervision(number=number, step=Step.INSTRUCT, note=text, by=by, at=at, seen_version=seen_version)
    has_it = work_order.dispatched_at is not None
    return _give(work_order, None, work_order.handling_department if has_it else None, text, reply_days, by=by, at=at)


@transaction.atomic
def instruct_on_notice(
    *, notice_id: int, text: str, reply_days: int | None, by: Actor, at: datetime
) -> LeaderInstruction:
    """Write an instruction on a supervision notice; the notice's department gets it at once and replies."""
    if not by.may(Permission.INSTRUCT_DEPARTMENTS):
        raise NotPermitted
    notices = SupervisionNotice.objects.select_related("department", "work_order")
    notice = find_addressed(notices, notice_id, by=by)
    ensure_reachable(NOTICE_MOVES, Move.INSTRUCT, notice.state)
    work_order = note_supervision(
        number=notice.work_order.number,
        step=Step.INSTRUCT,
        note=text,
        details={"notice": notice.number},
        department=notice.department,
        by=by,
        at=at,
    )
    return _give(work_order, notice, notice.department, text, reply_days, by=by, at=at)


def _give(
    work_order: WorkOrder,
    notice: SupervisionNotice | None,
    department: Department | None,
    text: str,
    reply_days: int | None,
    *,
    by: Actor,
    at: datetime,
) -> LeaderInstruction:
    instruction = LeaderInstruction(
        work_order=work_order,
        notice=notice,
        text=text,
        given_at=at,
        leader_id=by.person_id,
        state=InstructionState.GIVEN,
        reply_days=reply_days or policy_in_force().terms.instruction_reply_days,
    )
    if department is not None:
        hand_to(instruction, department, at=at)
    instruction.save()
    return instruction


@transaction.atomic
def forward_instruction(*, instruction_id: int, department_code: str, by: Actor, at: datetime) -> LeaderInstruction:
    """Hand an instruction to the department that has to follow it; one that owes the reply already is relieved."""
    instruction = _begin(instruction_id, Move.FORWARD, by=by)
    department = find_department(department_code)
    facts = {"from": instruction.department.code if instruction.department else "", "to": department.code}
    subject = f"work_order:{instruction.work_order.number}"
    record(actor=by.account, action="forward_instruction", subject=subject, at=at, facts=facts)
    hand_to(instruction, department, at=at)
    return _save(instruction, at=at)


@transaction.atomic
def reply_to_instruction(*, instruction_id: int, reply: str, by: Actor, at: datetime) -> LeaderInstruction:
    """The department says how it followed the instruction."""
    instruction = _begin(instruction_id, Move.REPLY, by=by)
    assert instruction.department is not None, "a forwarded instruction has a department"
    ensure_addressee(instruction.department, by=by)
    instruction.state = InstructionState.REPLIED
    instruction.reply = reply
    instruction.replied_at, instruction.replied_by_id = at, by.person_id
    return _save(instruction, at=at)


@transaction.atomic
def complete_instruction(*, instruction_id: int, note: str, by: Actor, at: datetime) -> LeaderInstruction:
    """Close an instruction that was followed."""
    instruction = _begin(instruction_id, Move.COMPLETE, by=by)
    instruction.state = InstructionState.COMPLETED
    instruction.completed_at, instruction.completed_by_id = at, by.person_id
    instruction.completion_note = note
    return _save(instruction, at=at)


@transaction.atomic
def return_instruction(*, instruction_id: int, note: str, by: Actor, at: datetime) -> LeaderInstruction:
    """Ask for another reply; its days count from now."""
    instruction = _begin(instruction_id, Move.RETURN, by=by)
    assert instruction.department is not None, "a replied instruction has a department"
    hand_to(instruction, instruction.department, at=at)
    instruction.return_note = note
    return _save(instruction, at=at)


def hand_to(instruction: LeaderInstruction, department: Department, *, at: datetime) -> None:
    """Let the department owe the reply from now on; the caller saves."""
    instruction.state = InstructionState.FORWARDED
    instruction.department = department
    instruction.forwarded_at = at
    instruction.reply_due_at = due_after(instruction.reply_days, at)


def _begin(instruction_id: int, move: Move, *, by: Actor) -> LeaderInstruction:
    if not by.may(INSTRUCTION_MOVES[move].permission):
        raise NotPermitted
    instructions = LeaderInstruction.objects.select_related("department", "work_order")
    instruction = lock_addressed(instructions, instruction_id, by=by)
    ensure_reachable(INSTRUCTION_MOVES, move, instruction.state)
    return instruction


def _save(instruction: LeaderInstruction, *, at: datetime) -> LeaderInstruction:
    instruction.save()
    tell("leader_instruction", instruction.work_order.number, instruction.department, at=at)
    return instruction
