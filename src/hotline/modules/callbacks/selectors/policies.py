"""Which policy of call-backs holds, and what it says of a work order."""

from datetime import date

from hotline.modules.callbacks.models import Callback, CallbackPolicy
from hotline.modules.callbacks.rules import SATISFIED, Solution
from hotline.modules.callbacks.rules.sampling import EVERYBODY, AlwaysGround, Candidate, Policy
from hotline.modules.workorders.public import WorkOrder


def policy_on(day: date) -> Policy:
    """The newest policy in force on that day; everybody is called back where none was published."""
    found = CallbackPolicy.objects.filter(valid_from__lte=day).prefetch_related("shares").order_by("-version").first()
    return found.policy if found else EVERYBODY


def candidate_of(work_order: WorkOrder, *, round_number: int) -> Candidate:
    """What of a work order decides whether it is called back."""
    department = work_order.handling_department
    was_unhappy = Callback.objects.filter(work_order=work_order, round__lt=round_number).exclude(solution="")
    was_unhappy = was_unhappy.exclude(solution__in=_NOT_UNSOLVED, satisfaction__in=sorted(SATISFIED))
    met = {
        AlwaysGround.REOPENED: round_number > 1,
        AlwaysGround.DISSATISFIED: was_unhappy.exists(),
        AlwaysGround.CONFIDENTIAL: work_order.is_confidential,
        AlwaysGround.KEY_ENTERPRISE: work_order.is_key_enterprise,
        AlwaysGround.LEADER_ASSIGNED: work_order.is_leader_assigned,
        AlwaysGround.GROUP_REQUEST: work_order.people_count > 1,
    }
    return Candidate(
        number=work_order.number,
        request_type=work_order.request_type,
        urgency=work_order.urgency,
        department_codes=tuple(code for code in department.path.split("/") if code) if department else (),
        grounds=frozenset(ground for ground, holds in met.items() if holds),
    )


_NOT_UNSOLVED = (Solution.SOLVED, Solution.PARTLY_SOLVED)
