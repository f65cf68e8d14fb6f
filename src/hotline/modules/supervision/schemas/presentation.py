"""From what supervision keeps to what pages get: words, lateness, what the reader may do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from hotline.kit.clock import local_date
from hotline.kit.rates import rate, show_percentage
from hotline.modules.access.public import Actor, Permission, Person
from hotline.modules.departments.public import Department
from hotline.modules.supervision.models import (
    AccountabilityCase,
    Escalation,
    LeaderInstruction,
    LeaderItem,
    NoticeProposal,
    Rectification,
    Reminder,
    SupervisionNotice,
)
from hotline.modules.supervision.rules.course import (
    INSTRUCTION_MOVES,
    LEADER_ITEM_MOVES,
    NOTICE_MOVES,
    Move,
    moves_from,
)
from hotline.modules.supervision.rules.words import (
    ACCOUNTABILITY_STAGES,
    REASONS,
    AccountabilityStage,
    LeaderItemState,
    NoticeReason,
    trigger_in_words,
)
from hotline.modules.workorders.public import WorkOrder, visible_to

from . import output as outputs


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in which language, and when; with what was looked up of the work orders that he may see."""

    actor: Actor
    language: str
    at: datetime
    _seen: dict[int, bool] = field(default_factory=dict)

    def look_up(self, work_order_ids: Iterable[int | None]) -> None:
        """Look up which of them he may see, in one query."""
        unknown = {one for one in work_order_ids if one is not None} - self._seen.keys()
        if not unknown:
            return
        visible = set(visible_to(self.actor).filter(pk__in=unknown).values_list("pk", flat=True))
        self._seen.update({one: one in visible for one in unknown})

    def sees(self, work_order: WorkOrder) -> bool:
        """Whether he may see the work order as it stands now."""
        if self.actor.may(Permission.READ_ALL_WORK_ORDERS):
            return True
        self.look_up([work_order.pk])
        return self._seen[work_order.pk]


def named(department: Department) -> outputs.NamedOutput:
    """A department by its code and name."""
    return outputs.NamedOutput(code=department.code, name=department.name)


def order(work_order: WorkOrder, reader: Reader) -> outputs.OrderOutput:
    """Which work order it is about. Whoever was relieved of it knows its number, and not what became of it since."""
    if not reader.sees(work_order):
        return outputs.OrderOutput(number=work_order.number, title=None, stage=None)
    return outputs.OrderOutput(number=work_order.number, title=work_order.title, stage=work_order.stage)


def reminder(found: Reminder, reader: Reader) -> outputs.ReminderOutput:
    """A reminder."""
    return outputs.ReminderOutput(
        id=found.pk,
        work_order=order(found.work_order, reader),
        department=named(found.department),
        level=found.level,
        trigger=found.trigger,
        reason=trigger_in_words(found.trigger)[reader.language],
        text=found.text,
        at=found.at,
        by_name=found.by.name,
        read_at=found.read_at,
        read_by_name=_name(found.read_by),
    )


def notice(found: SupervisionNotice, reader: Reader) -> outputs.NoticeOutput:
    """A supervision notice with its replies and rectification."""
    rectifications = [_rectification(each, reader) for each in found.rectifications.all()]
    return outputs.NoticeOutput(
        id=found.pk,
        number=found.number,
        work_order=order(found.work_order, reader),
        department=named(found.department),
        level=found.level,
        reason=found.reason,
        reason_text=REASONS[NoticeReason(found.reason)][reader.language],
        demand=found.demand,
        issued_at=found.issued_at,
        issued_by_name=found.issued_by.name,
        reply_due_at=found.reply_due_at,
        is_reply_late=found.is_reply_late(reader.at),
        state=found.state,
        raised_from_number=found.raised_from.number if found.raised_from else None,
        replies=[
            outputs.NoticeReplyOutput(
                reply=reply.reply,
                measures=reply.measures,
                at=reply.at,
                by_name=reply.by.name,
                outcome=reply.outcome,
                note=reply.note,
                decided_at=reply.decided_at,
                decided_by_name=_name(reply.decided_by),
            )
            for reply in found.replies.all()
        ],
        rectification=rectifications[-1] if rectifications else None,
        earlier_rectifications=rectifications[:-1],
        closed_at=found.closed_at,
        closed_by_name=_name(found.closed_by),
        closing_note=found.closing_note,
        steps=list(moves_from(NOTICE_MOVES, found.state, reader.actor.permissions)),
    )


def _rectification(found: Rectification, reader: Reader) -> outputs.RectificationOutput:
    reported_on = local_date(found.reported_at or reader.at)
    return outputs.RectificationOutput(
        demand=found.demand,
        due_on=found.due_on,
        is_late=reported_on > found.due_on,
        report=found.report,
        reported_at=found.reported_at,
        reported_by_name=_name(found.reported_by),
        outcome=found.outcome,
        note=found.note,
        checked_at=found.checked_at,
        checked_by_name=_name(found.checked_by),
    )


def proposal(found: NoticeProposal, reader: Reader) -> outputs.ProposalOutput:
    """A notice that the rules propose."""
    return outputs.ProposalOutput(
        id=found.pk,
        work_order=order(found.work_order, reader),
        department=named(found.department),
        level=found.level,
        reason=found.reason,
        reason_text=REASONS[NoticeReason(found.reason)][reader.language],
        proposed_at=found.proposed_at,
        state=found.state,
        notice_number=found.notice.number if found.notice else None,
        dismissal_reason=found.dismissal_reason,
    )


def instruction(found: LeaderInstruction, reader: Reader) -> outputs.InstructionOutput:
    """A leader's instruction."""
    return outputs.InstructionOutput(
        id=found.pk,
        work_order=order(found.work_order, reader),
        notice_number=found.notice.number if found.notice else None,
        department=named(found.department) if found.department else None,
        text=found.text,
        leader_name=found.leader.name,
        given_at=found.given_at,
        forwarded_at=found.forwarded_at,
        reply_due_at=found.reply_due_at,
        is_reply_late=found.is_reply_late(reader.at),
        reply=found.reply,
        replied_at=found.replied_at,
        replied_by_name=_name(found.replied_by),
        return_note=found.return_note,
        state=found.state,
        completed_at=found.completed_at,
        completed_by_name=_name(found.completed_by),
        completion_note=found.completion_note,
        steps=list(moves_from(INSTRUCTION_MOVES, found.state, reader.actor.permissions)),
    )


def leader_item(found: LeaderItem, reader: Reader) -> outputs.LeaderItemOutput:
    """A leader's item."""
    department = found.work_order.handling_department
    return outputs.LeaderItemOutput(
        id=found.pk,
        work_order=order(found.work_order, reader),
        department=named(department) if department else None,
        leader=found.leader,
        requirement=found.requirement,
        assigned_at=found.assigned_at,
        assigned_by_name=found.assigned_by.name,
        due_on=found.due_on,
        is_late=found.is_late(local_date(reader.at)),
        state=found.state,
        report=found.report,
        reported_at=found.reported_at,
        reported_by_name=_name(found.reported_by),
        decision_note=found.decision_note,
        approved_at=found.approved_at,
        approved_by_name=_name(found.approved_by),
        steps=list(_item_steps(found, reader.actor)),
    )


def _item_steps(found: LeaderItem, actor: Actor) -> tuple[Move, ...]:
    moves = moves_from(LEADER_ITEM_MOVES, found.state, actor.permissions)
    # The centre reports on what it handled itself.
    if not moves and found.state == LeaderItemState.OPEN and actor.may(Permission.SUPERVISE_WORK_ORDERS):
        return (Move.REPORT,)
    return tuple(move for move in moves if move is not Move.APPROVE or found.reported_by_id != actor.person_id)


def case(found: AccountabilityCase, reader: Reader) -> outputs.AccountabilityOutput:
    """An accountability case with the stages that it went through."""
    has_rate = found.due_count is not None and found.on_time_count is not None
    return outputs.AccountabilityOutput(
        id=found.pk,
        kind=found.kind,
        work_order=order(found.work_order, reader) if found.work_order else None,
        month=f"{found.month:%Y-%m}" if found.month else None,
        department=named(found.department),
        days_overdue=None if found.days_overdue is None else f"{found.days_overdue.normalize():f}",
        due_count=found.due_count,
        on_time_count=found.on_time_count,
        rate=show_percentage(rate(found.on_time_count or 0, found.due_count or 0)) if has_rate else None,
        stage=found.stage,
        due_stage=found.due_stage,
        explanation=found.explanation,
        explanation_due_at=found.explanation_due_at,
        explained_at=found.explained_at,
        explained_by_name=_name(found.explained_by),
        outcome=found.outcome,
        decision_note=found.decision_note,
        decided_at=found.decided_at,
        decided_by_name=_name(found.decided_by),
        history=[
            outputs.StageOutput(stage=entry.stage, at=entry.at, by_name=entry.by.name, note=entry.note)
            for entry in found.entries.all()
        ],
        steps=_case_steps(found, reader.actor),
    )


def _case_steps(found: AccountabilityCase, actor: Actor) -> list[str]:
    if found.outcome:
        return []
    steps = []
    was_asked = found.stage != AccountabilityStage.NOTICE and found.explained_at is None
    if was_asked and actor.may(Permission.ANSWER_SUPERVISION):
        steps.append("explain")
    if actor.may(Permission.SUPERVISE_WORK_ORDERS):
        steps += ["advance"] if found.stage != ACCOUNTABILITY_STAGES[-1] else []
        steps.append("decide")
    return steps


def escalation(found: Escalation) -> outputs.EscalationOutput:
    """What was taken to a duty leader."""
    return outputs.EscalationOutput(
        at=found.at,
        kind="acknowledgement_overdue",
        officer_name=found.officer.name if found.officer else None,
        department=named(found.department),
        was_sent=found.was_sent,
    )


def _name(person: Person | None) -> str | None:
    return person.name if person else None
