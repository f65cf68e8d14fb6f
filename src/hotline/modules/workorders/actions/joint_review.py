"""Joint review of a disputed work order (疑难件会商): open it, give an opinion, conclude."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department, department_of
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import OpinionAlreadyGiven, OpinionNotAsked
from hotline.modules.workorders.events import WorkOrderDispatched
from hotline.modules.workorders.models import Approval, JointReview, JointReviewOpinion, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind, SendBackOutcome

from .assign import Parts, ensure_suitable, hand_over
from .clocks import stop_clocks
from .decide_send_back import decide
from .dispatch import details_of
from .take_step import Remark, begin, take_step


@transaction.atomic
def open_joint_review(
    *,
    number: str,
    reason: str,
    department_codes: Sequence[str],
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Ask departments whose a matter is. They see the work order until the review is concluded; the clocks run on."""
    work_order = begin(number, Step.OPEN_JOINT_REVIEW, by=by, seen_version=seen_version)
    asked = _asked(department_codes)
    for department in asked:
        ensure_suitable(work_order, department)
    review = JointReview.objects.create(work_order=work_order, reason=reason, opened_at=at, opened_by_id=by.person_id)
    JointReviewOpinion.objects.bulk_create(
        JointReviewOpinion(joint_review=review, department=department) for department in asked
    )
    # Consulting before dispatch is not slowness: the centre's own clock does not go on.
    stop_clocks(work_order, ClockKind.DISPATCH, at=at, was_cancelled=True)
    details = {"asked": "、".join(department.short_name for department in asked)}
    take_step(work_order, Step.OPEN_JOINT_REVIEW, by=by, at=at, remark=Remark(note=reason, details=details))
    return work_order


def _asked(codes: Sequence[str]) -> list[Department]:
    found = {department.code: department for department in Department.objects.filter(code__in=codes)}
    for code in codes:
        if code not in found:
            raise NotFound(field="department_codes", what=code)
    return [found[code] for code in dict.fromkeys(codes)]


@transaction.atomic
def give_opinion(*, number: str, opinion: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """A department that was asked says whose the matter is: once, for itself or for one below it."""
    work_order = begin(number, Step.GIVE_OPINION, by=by, seen_version=seen_version)
    asked = _opinion_for(_open_review(work_order), by)
    asked.opinion, asked.given_at, asked.given_by_id = opinion, at, by.person_id
    asked.save(update_fields=["opinion", "given_at", "given_by"])
    take_step(work_order, Step.GIVE_OPINION, by=by, at=at, remark=Remark(note=opinion, department=asked.department))
    return work_order


def _opinion_for(review: JointReview, by: Actor) -> JointReviewOpinion:
    own = department_of(by)
    asked = list(review.opinions.select_related("department").order_by("department__path"))
    of_own = [one for one in asked if own is not None and one.department.path.startswith(own.path)]
    if not of_own:
        raise OpinionNotAsked
    awaited = [one for one in of_own if one.given_at is None]
    if not awaited:
        raise OpinionAlreadyGiven(department=of_own[0].department.name)
    return awaited[0]


@transaction.atomic
def conclude_joint_review(
    *, number: str, parts: Parts, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """The conclusion binds: it designates the department in the lead, and no one sends the work order back again.

    A send-back that was open is upheld where another department leads now, and refused where it is the same one.
    """
    work_order = begin(number, Step.CONCLUDE_JOINT_REVIEW, by=by, seen_version=seen_version)
    review = _open_review(work_order)
    _settle_send_back(work_order, parts, by=by, at=at)
    work_order.is_designated = True
    handover = hand_over(work_order, parts, by=by, at=at, step=Step.CONCLUDE_JOINT_REVIEW)
    review.concluded_at, review.concluded_by_id = at, by.person_id
    review.conclusion, review.basis = parts.instruction, handover.basis
    review.save(update_fields=["concluded_at", "concluded_by", "conclusion", "basis"])
    remark = Remark(note=parts.instruction, department=handover.chosen.lead, details=details_of(work_order, handover))
    take_step(work_order, Step.CONCLUDE_JOINT_REVIEW, by=by, at=at, remark=remark)
    publish(WorkOrderDispatched(at=at, work_order_id=work_order.pk))
    return work_order


def _settle_send_back(work_order: WorkOrder, parts: Parts, *, by: Actor, at: datetime) -> None:
    sent_back = Approval.objects.filter(work_order=work_order, kind=ApprovalKind.SEND_BACK, outcome="")
    asker = sent_back.values_list("department__code", flat=True).first()
    if asker is None:
        return
    stays = asker == parts.lead_code
    outcome = SendBackOutcome.REFUSED if stays else SendBackOutcome.UPHELD
    decide(work_order, outcome, parts.instruction, by=by, at=at)
    work_order.send_back_count += not stays


def _open_review(work_order: WorkOrder) -> JointReview:
    return JointReview.objects.get(work_order=work_order, concluded_at__isnull=True)
