"""Promise to settle a legacy matter by a day that is far off."""

from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import deadline_words, end_of_day, local_date
from hotline.kit.errors import InvalidInput
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import HandlingPolicy, handling_policy
from hotline.modules.workorders.errors import AlreadyPromised, PromiseTooLate, PromiseTooLong
from hotline.modules.workorders.models import PromiseTask, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.promise import latest_day, report_days
from hotline.modules.workorders.rules.words import ApprovalKind

from .clocks import work_out_again
from .decide import APPROVED, REFUSED, apply_for, close, open_application
from .extension import handling_clock
from .take_step import Details, Remark, begin, take_step
from .tell import tell_requester


@transaction.atomic
def request_promise(
    *, number: str, until_on: date, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Apply for handling a matter by a day within the months of the policy instead of the limit."""
    work_order = begin(number, Step.REQUEST_PROMISE, by=by, seen_version=seen_version)
    if work_order.promised_until is not None:
        raise AlreadyPromised(until_on=work_order.promised_until.isoformat())
    _ensure_day(until_on, local_date(at), handling_policy(at))
    due_at = work_order.current_due_at
    if due_at is not None and at > due_at:
        raise PromiseTooLate(due_at=deadline_words(due_at))
    apply_for(work_order, ApprovalKind.PROMISE, reason=reason, by=by, at=at, until_on=until_on)
    details: Details = {"until_on": until_on.isoformat()}
    remark = Remark(note=reason, department=work_order.handling_department, details=details)
    take_step(work_order, Step.REQUEST_PROMISE, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def approve_promise(
    *, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Let the promised day stand instead of the limit; progress is to be reported until then."""
    work_order = begin(number, Step.APPROVE_PROMISE, by=by, seen_version=seen_version)
    approval = open_application(work_order, ApprovalKind.PROMISE, by=by)
    until_on = approval.until_on
    assert until_on is not None, "an application for a promise names its day"
    close(approval, outcome=APPROVED, note=note, by=by, at=at)
    work_order.promised_until = until_on
    clock = handling_clock(work_order)
    clock.fixed_due_at = end_of_day(until_on)
    clock.save(update_fields=["fixed_due_at"])
    work_out_again(work_order, at=at)
    PromiseTask.objects.filter(work_order=work_order, reported_at__isnull=True).delete()
    PromiseTask.objects.bulk_create(
        PromiseTask(work_order=work_order, due_on=day)
        for day in report_days(local_date(at), until_on, handling_policy(at))
    )
    was_told = tell_requester(work_order, handling_policy(at).signed(_text(work_order.number, until_on)), at=at)
    details: Details = {"until_on": until_on.isoformat(), "requester_told": was_told}
    remark = Remark(note=note, department=work_order.handling_department, details=details)
    take_step(work_order, Step.APPROVE_PROMISE, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def refuse_promise(
    *, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Leave the limit as it is."""
    work_order = begin(number, Step.REFUSE_PROMISE, by=by, seen_version=seen_version)
    close(open_application(work_order, ApprovalKind.PROMISE, by=by), outcome=REFUSED, note=note, by=by, at=at)
    remark = Remark(note=note, department=work_order.handling_department)
    take_step(work_order, Step.REFUSE_PROMISE, by=by, at=at, remark=remark)
    return work_order


def _ensure_day(until_on: date, today: date, policy: HandlingPolicy) -> None:
    latest_on = latest_day(today, policy)
    if until_on > latest_on:
        raise PromiseTooLong(field="until_on", months=policy.most_promise_months, latest_on=latest_on.isoformat())
    if until_on <= today:
        raise InvalidInput(
            field="until_on", reason_zh="承诺期限应晚于今天。", reason_en="The promised day must be later than today."
        )


def _text(number: str, until_on: date) -> str:
    return f"您反映的事项（工单{number}）情况复杂，承办单位承诺于{until_on:%Y年%m月%d日}前办结，其间将按月推进。"
