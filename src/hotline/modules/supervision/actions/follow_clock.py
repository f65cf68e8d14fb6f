"""What follows when time runs out: a reminder, and for a late acknowledgement the duty leader."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from hotline.modules.notifications.public import CENTRE, notify, person_topic, send_text, topics_of_path
from hotline.modules.sla.public import handling_policy
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.supervision.models import DutyOfficer, Escalation, Reminder
from hotline.modules.supervision.rules.reminding import DueReminder, reminder_before_due, reminder_for_warning
from hotline.modules.supervision.rules.words import ReminderLevel, trigger_in_words
from hotline.modules.supervision.selectors.duty import officer_on_duty
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.workorders.public import Assignment, Clock, WorkOrder
from hotline.modules.workorders.rules.words import FocusArea, Part

from .remind import remind_by_clock

_ALL = 100
FOCUS_AREA = "focus_area"


@transaction.atomic
def follow_warning(*, clock_id: int, percent: int, at: datetime) -> Reminder | None:
    """Remind the department whose clock was warned, and take an acknowledgement that did not come to its duty leader.

    Told again of the same warning, nothing happens.
    """
    clock = _clocks().filter(pk=clock_id).first()
    if clock is None or clock.assignment is None or clock.stopped_at is not None:
        return None
    kind = ClockKind(clock.kind)
    terms = policy_in_force().terms
    due = reminder_for_warning(kind, percent, started_at=clock.started_at, due_at=clock.due_at, terms=terms)
    if due is None:
        return None
    if kind is ClockKind.ACKNOWLEDGE and percent >= _ALL:
        return _escalate(clock, clock.assignment, due, at=at)
    return remind_by_clock(clock=clock, due=due, text=trigger_in_words(due.trigger)["zh"] + "，请抓紧办理。", at=at)


def _escalate(clock: Clock, assignment: Assignment, due: DueReminder, *, at: datetime) -> Reminder | None:
    department = assignment.department
    officer = officer_on_duty(department, at)
    whom = f"已通知值班领导{officer.name}" if officer else "无值班领导可通知，请热线中心处理"
    reminder = remind_by_clock(clock=clock, due=due, text=f"超过签收时限仍未签收，{whom}。", at=at)
    if reminder is None:
        return None
    Escalation.objects.create(
        work_order_id=clock.work_order_id,
        clock=clock,
        department=department,
        officer=officer,
        at=at,
        was_sent=officer is not None,
    )
    number = clock.work_order.number
    topics = [CENTRE, *topics_of_path(department.path)]
    if officer is not None:
        _send(
            officer,
            handling_policy(at).signed(f"工单{number}（{department.short_name}）超过签收时限未签收，请立即督促签收。"),
            number,
            at=at,
        )
        topics += [person_topic(officer.person.account)] if officer.person else []
    notify(topics=topics, kind="acknowledgement_escalated", subject=number, at=at)
    return reminder


@transaction.atomic
def deliver_focus_area(*, work_order_id: int, at: datetime) -> Reminder | None:
    """Tell the department in the lead, and its duty leader, at once of a matter in a focus area (即接即交)."""
    work_order = WorkOrder.objects.filter(pk=work_order_id).exclude(focus_area="").first()
    if work_order is None:
        return None
    clock = (
        _clocks()
        .filter(work_order=work_order, kind=ClockKind.HANDLE, stopped_at__isnull=True)
        .filter(assignment__part=Part.LEAD, assignment__ended_at__isnull=True)
        .last()
    )
    if clock is None or clock.assignment is None:
        return None
    area = FOCUS_AREAS[FocusArea(work_order.focus_area)]
    due = DueReminder(ReminderLevel.KEY, FOCUS_AREA)
    reminder = remind_by_clock(clock=clock, due=due, text=f"重点领域（{area}）诉求，请即接即办。", at=at)
    officer = officer_on_duty(clock.assignment.department, at)
    if reminder is not None and officer is not None:
        number = work_order.number
        text = handling_policy(at).signed(f"重点领域（{area}）工单{number}已派至贵单位，请即接即办。")
        _send(officer, text, number, at=at)
    return reminder


def remind_before_due(*, at: datetime) -> int:
    """Remind each department whose limit ends within the policy's hours; return how many reminders were sent."""
    terms = policy_in_force().terms
    key, ordinary = terms.key_reminder_hours, terms.reminder_hours
    clocks = [*_ending(at, 0, key), *_ending(at, key, ordinary)]
    sent = 0
    for clock in clocks:
        due = reminder_before_due(started_at=clock.started_at, due_at=clock.due_at, at=at, terms=terms)
        if due is not None:
            text = trigger_in_words(due.trigger)["zh"] + "，请按时办结。"
            sent += remind_by_clock(clock=clock, due=due, text=text, at=at) is not None
    return sent


def _ending(at: datetime, after_hours: int, hours: int) -> QuerySet[Clock]:
    """The clocks of departments in the lead that end between so many hours from now, and were not reminded of it."""
    reminded = Reminder.objects.filter(clock=OuterRef("pk"), trigger=f"hours_{hours}")
    running = _clocks().filter(
        ~Exists(reminded), kind=ClockKind.HANDLE, stopped_at__isnull=True, assignment__part=Part.LEAD
    )
    ends = {"due_at__gt": at + timedelta(hours=after_hours), "due_at__lte": at + timedelta(hours=hours)}
    return running.filter(**ends).order_by("due_at", "id")


FOCUS_AREAS = {
    FocusArea.WAGE_ARREARS: "欠薪",
    FocusArea.WORKPLACE_SAFETY: "安全生产",
    FocusArea.RURAL_WATER: "农村饮水",
    FocusArea.RURAL_HOUSING: "农村住房",
    FocusArea.DISPUTES: "矛盾纠纷",
}


def _clocks() -> QuerySet[Clock]:
    return Clock.objects.select_related("work_order", "assignment__department")


def _send(officer: DutyOfficer, text: str, number: str, *, at: datetime) -> None:
    send_text(to_number=officer.phone_number, text=text, subject=f"work_order:{number}", at=at)
