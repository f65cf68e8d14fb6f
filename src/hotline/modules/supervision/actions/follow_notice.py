"""Follow a supervision notice to its end: reply, decision, rectification, check, closing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Actor
from hotline.modules.supervision.models import NoticeReply, Rectification, SupervisionNotice
from hotline.modules.supervision.rules.course import NOTICE_MOVES, Move, ensure_reachable
from hotline.modules.supervision.rules.words import NoticeState
from hotline.modules.supervision.selectors.visibility import ensure_addressee, lock_addressed

from .due import due_after
from .tell import tell


@dataclass(frozen=True, slots=True)
class RectificationDemand:
    """What has to be put right, and by which day."""

    demand: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ReplyDecision:
    """What is decided about a department's reply. Days and rectification are for a returned and an accepted one."""

    is_accepted: bool
    note: str = ""
    reply_days: int | None = None
    rectification: RectificationDemand | None = None


@transaction.atomic
def reply_to_notice(*, notice_id: int, reply: str, measures: str, by: Actor, at: datetime) -> SupervisionNotice:
    """The department says what it did and will do."""
    notice = _begin(notice_id, Move.REPLY, by=by)
    ensure_addressee(notice.department, by=by)
    NoticeReply.objects.create(notice=notice, reply=reply, measures=measures, at=at, by_id=by.person_id)
    return _move(notice, NoticeState.REPLIED, at=at)


@transaction.atomic
def decide_notice_reply(*, notice_id: int, decision: ReplyDecision, by: Actor, at: datetime) -> SupervisionNotice:
    """Take the reply, with what is still to be put right; or ask for another, whose days count from now."""
    notice = _begin(notice_id, Move.DECIDE_REPLY, by=by)
    reply = notice.replies.latest("id")
    reply.outcome = "accepted" if decision.is_accepted else "returned"
    reply.note = decision.note
    reply.decided_at, reply.decided_by_id = at, by.person_id
    reply.save()
    if not decision.is_accepted:
        notice.reply_days = decision.reply_days or notice.reply_days
        notice.reply_due_at = due_after(notice.reply_days, at)
        notice.late_noted_at = None
        return _move(notice, NoticeState.AWAITS_REPLY, at=at)
    if decision.rectification is None:
        return _move(notice, NoticeState.ACCEPTED, at=at)
    _demand_rectification(notice, decision.rectification, by=by, at=at)
    return _move(notice, NoticeState.RECTIFYING, at=at)


@transaction.atomic
def report_rectification(*, notice_id: int, report: str, by: Actor, at: datetime) -> SupervisionNotice:
    """The department says that it has put right what was demanded."""
    notice = _begin(notice_id, Move.REPORT_RECTIFICATION, by=by)
    ensure_addressee(notice.department, by=by)
    rectification = notice.rectifications.latest("id")
    rectification.report = report
    rectification.reported_at, rectification.reported_by_id = at, by.person_id
    rectification.save()
    return _move(notice, NoticeState.RECTIFIED, at=at)


@transaction.atomic
def check_rectification(
    *, notice_id: int, has_passed: bool, note: str, due_on: date | None, by: Actor, at: datetime
) -> SupervisionNotice:
    """Say whether what was to be put right is right; where it is not, the same has to be done by another day."""
    notice = _begin(notice_id, Move.CHECK_RECTIFICATION, by=by)
    rectification = notice.rectifications.latest("id")
    rectification.outcome, rectification.note = "passed" if has_passed else "failed", note
    rectification.checked_at, rectification.checked_by_id = at, by.person_id
    rectification.save()
    if has_passed:
        return _move(notice, NoticeState.ACCEPTED, at=at)
    if due_on is None:
        raise InvalidInput(
            field="due_on", reason_zh="请填写新的整改期限。", reason_en="Name a new day for the rectification."
        )
    _demand_rectification(notice, RectificationDemand(rectification.demand, due_on), by=by, at=at)
    return _move(notice, NoticeState.RECTIFYING, at=at)


@transaction.atomic
def close_notice(*, notice_id: int, note: str, by: Actor, at: datetime) -> SupervisionNotice:
    """Close a notice whose reply was accepted and whose rectification, where there was one, has passed."""
    return _end(_begin(notice_id, Move.CLOSE, by=by), NoticeState.CLOSED, note, by=by, at=at)


@transaction.atomic
def withdraw_notice(*, notice_id: int, reason: str, by: Actor, at: datetime) -> SupervisionNotice:
    """Take back a notice that should not have been issued; its number stays used."""
    return _end(_begin(notice_id, Move.WITHDRAW, by=by), NoticeState.WITHDRAWN, reason, by=by, at=at)


def _begin(notice_id: int, move: Move, *, by: Actor) -> SupervisionNotice:
    if not by.may(NOTICE_MOVES[move].permission):
        raise NotPermitted
    notices = SupervisionNotice.objects.select_related("department", "work_order")
    notice = lock_addressed(notices, notice_id, by=by)
    ensure_reachable(NOTICE_MOVES, move, notice.state)
    return notice


def _move(notice: SupervisionNotice, state: NoticeState, *, at: datetime) -> SupervisionNotice:
    notice.state = state
    notice.save()
    tell("supervision_notice", notice.work_order.number, notice.department, at=at)
    return notice


def _end(notice: SupervisionNotice, state: NoticeState, note: str, *, by: Actor, at: datetime) -> SupervisionNotice:
    notice.closed_at, notice.closed_by_id, notice.closing_note = at, by.person_id, note
    return _move(notice, state, at=at)


def _demand_rectification(notice: SupervisionNotice, wanted: RectificationDemand, *, by: Actor, at: datetime) -> None:
    if wanted.due_on < local_date(at):
        raise InvalidInput(
            field="due_on", reason_zh="整改期限不能早于今天。", reason_en="The day of the rectification has passed."
        )
    Rectification.objects.create(
        notice=notice, demand=wanted.demand, due_on=wanted.due_on, demanded_at=at, demanded_by_id=by.person_id
    )
