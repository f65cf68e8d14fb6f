"""Open and advance accountability cases by the rules: each day for work orders, each month for rates."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Q

from hotline.kit.clock import local_date, start_of_day
from hotline.modules.access.public import system_actor
from hotline.modules.departments.public import Department
from hotline.modules.supervision.models import AccountabilityCase, AccountabilityEntry
from hotline.modules.supervision.rules.accountability import Delay, graver_stage, is_rate_too_low, stage_due
from hotline.modules.supervision.rules.terms import Terms
from hotline.modules.supervision.rules.words import (
    ACCOUNTABILITY_STAGES,
    AccountabilityKind,
    AccountabilityStage,
)
from hotline.modules.supervision.selectors.performance import performances
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.supervision.selectors.standing import overdue_working_days
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.public import WorkOrder
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES

from .due import due_after
from .tell import tell

# What became overdue longer ago than this, before anybody was held accountable here, is not dug up.
_LOOKS_BACK = timedelta(days=62)
_EXPLAINED_FROM = ACCOUNTABILITY_STAGES.index(AccountabilityStage.EXPLANATION_REQUIRED)


@transaction.atomic
def hold_accountable(*, at: datetime) -> int:
    """Open a case for each work order that became overdue with a department, and advance those that are open.

    The first stage and the demand for an explanation come by themselves; a circular and an interview are a person's
    decision, `due_stage` only says that they are called for. Return how many cases are new.
    """
    policy = policy_in_force()
    new = [
        AccountabilityCase(
            kind=AccountabilityKind.OVERDUE_WORK_ORDER,
            department=work_order.handling_department,
            work_order=work_order,
            due_at=work_order.handling_due_at,
            days_overdue=Decimal(0),
            policy_number=policy.number,
            opened_at=at,
            stage=AccountabilityStage.NOTICE,
            due_stage=AccountabilityStage.NOTICE,
        )
        for work_order in _newly_overdue(at)
    ]
    opened = AccountabilityCase.objects.bulk_create(new)
    _write_down(opened, "", at=at)
    _advance_open_cases(policy.terms, at=at)
    return len(opened)


def _newly_overdue(at: datetime) -> Iterable[WorkOrder]:
    late = Q(first_replied_at__gt=F("handling_due_at")) | Q(first_replied_at__isnull=True, stage__in=HANDLING_STAGES)
    return (
        WorkOrder.objects.filter(late, handling_due_at__gte=at - _LOOKS_BACK, handling_due_at__lt=at)
        .filter(handling_department__isnull=False, is_excluded=False, promised_until__isnull=True)
        .exclude(accountability_cases__department=F("handling_department"))
        .select_related("handling_department")
        .order_by("id")
    )


def _advance_open_cases(terms: Terms, *, at: datetime) -> None:
    cases = AccountabilityCase.objects.filter(outcome="", work_order__isnull=False, due_at__isnull=False)
    found = list(cases.select_related("work_order", "department").select_for_update(of=("self",), no_key=True))
    if not found:
        return
    calendar = working_calendar(local_date(min(case.due_at for case in found if case.due_at)))
    advanced = []
    for case in found:
        assert case.work_order is not None and case.due_at is not None, "filtered above"
        # With another department now: this one answers for its own days only.
        if case.work_order.handling_department_id == case.department_id:
            until = min(case.work_order.first_replied_at or at, at)
            case.days_overdue = max(overdue_working_days(case.due_at, until, calendar), Decimal(0))
        delay = Delay(
            case.days_overdue or Decimal(0),
            was_explained=case.explained_at is not None,
            is_explanation_late=case.explanation_due_at is not None and at > case.explanation_due_at,
        )
        due = graver_stage(stage_due(delay, terms), AccountabilityStage(case.due_stage))
        case.due_stage = due
        if case.stage == AccountabilityStage.NOTICE and ACCOUNTABILITY_STAGES.index(due) >= _EXPLAINED_FROM:
            case.stage = AccountabilityStage.EXPLANATION_REQUIRED
            case.explanation_due_at = due_after(terms.explanation_days, at)
            advanced.append(case)
        case.save()
    _write_down(advanced, "", at=at)


@transaction.atomic
def judge_month(*, month: date, at: datetime) -> int:
    """Open a case for each department whose on-time completion of the month is below the policy's rate.

    `month` is its first day. Judged again, a month opens no case twice. Return how many cases are new.
    """
    policy = policy_in_force()
    last_day = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    known = set(AccountabilityCase.objects.filter(month=month).values_list("department_id", flat=True))
    new = [
        AccountabilityCase(
            kind=AccountabilityKind.MONTHLY_RATE,
            department_id=department,
            month=month,
            due_count=figures.due,
            on_time_count=figures.on_time,
            policy_number=policy.number,
            opened_at=at,
            stage=AccountabilityStage.EXPLANATION_REQUIRED,
            due_stage=AccountabilityStage.EXPLANATION_REQUIRED,
            explanation_due_at=due_after(policy.terms.explanation_days, at),
        )
        for department, figures in performances(month, last_day, at).items()
        if department not in known and is_rate_too_low(figures.on_time, figures.due, policy.terms)
    ]
    opened = AccountabilityCase.objects.bulk_create(new)
    _write_down(opened, "", at=at)
    return len(opened)


def month_before(at: datetime) -> date:
    """The first day of the month before the one in which a moment falls."""
    first = local_date(at).replace(day=1)
    return (start_of_day(first) - timedelta(days=1)).date().replace(day=1)


def _write_down(cases: list[AccountabilityCase], note: str, *, at: datetime) -> None:
    if not cases:
        return
    by = system_actor()
    AccountabilityEntry.objects.bulk_create(
        AccountabilityEntry(case=case, stage=case.stage, at=at, by_id=by.person_id, note=note) for case in cases
    )
    departments = Department.objects.in_bulk({case.department_id for case in cases})
    for department in departments.values():
        tell("accountability", department.code, department, at=at)
