"""What people do in an accountability case: explain, take it further, decide it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.supervision.errors import AccountabilityDecided, ExplanationNotDue, NoGraverStage
from hotline.modules.supervision.models import AccountabilityCase, AccountabilityEntry
from hotline.modules.supervision.rules.accountability import next_stage
from hotline.modules.supervision.rules.words import AccountabilityOutcome, AccountabilityStage
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.supervision.selectors.visibility import ensure_addressee, lock_addressed

from .due import due_after
from .tell import tell


@transaction.atomic
def explain_delay(*, case_id: int, explanation: str, by: Actor, at: datetime) -> AccountabilityCase:
    """The department says why; once, and as long as the case is not decided."""
    case = _begin(case_id, Permission.ANSWER_SUPERVISION, by=by)
    ensure_addressee(case.department, by=by)
    if case.stage == AccountabilityStage.NOTICE or case.explained_at is not None:
        raise ExplanationNotDue
    case.explanation = explanation
    case.explained_at, case.explained_by_id = at, by.person_id
    return _save(case, at=at)


@transaction.atomic
def take_further(*, case_id: int, note: str, by: Actor, at: datetime) -> AccountabilityCase:
    """Take a case to its next stage, with the reason."""
    case = _begin(case_id, Permission.SUPERVISE_WORK_ORDERS, by=by)
    following = next_stage(AccountabilityStage(case.stage))
    if following is None:
        raise NoGraverStage
    case.stage = following
    if following is AccountabilityStage.EXPLANATION_REQUIRED:
        case.explanation_due_at = due_after(policy_in_force().terms.explanation_days, at)
    _write_down(case, note, by=by, at=at)
    return _save(case, at=at)


@transaction.atomic
def decide_case(
    *, case_id: int, outcome: AccountabilityOutcome, note: str, by: Actor, at: datetime
) -> AccountabilityCase:
    """Hold the department accountable, or waive it; either closes the case."""
    case = _begin(case_id, Permission.SUPERVISE_WORK_ORDERS, by=by)
    case.outcome = outcome
    case.decided_at, case.decided_by_id, case.decision_note = at, by.person_id, note
    return _save(case, at=at)


def _begin(case_id: int, permission: Permission, *, by: Actor) -> AccountabilityCase:
    if not by.may(permission):
        raise NotPermitted
    case = lock_addressed(AccountabilityCase.objects.select_related("department"), case_id, by=by)
    if case.outcome:
        raise AccountabilityDecided
    return case


def _write_down(case: AccountabilityCase, note: str, *, by: Actor, at: datetime) -> None:
    AccountabilityEntry.objects.create(case=case, stage=case.stage, at=at, by_id=by.person_id, note=note)


def _save(case: AccountabilityCase, *, at: datetime) -> AccountabilityCase:
    case.save()
    tell("accountability", case.department.code, case.department, at=at)
    return case
