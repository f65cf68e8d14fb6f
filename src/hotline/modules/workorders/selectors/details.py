"""One work order with everything that its page shows, in a fixed number of queries."""

from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, JSONField, Model, OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import (
    Approval,
    Assignment,
    Attachment,
    Clock,
    ContactAttempt,
    DuplicateVerdict,
    JointReview,
    JointReviewOpinion,
    PromiseTask,
    Recusal,
    Reply,
    WorkOrder,
    WorkOrderEvent,
)
from hotline.modules.workorders.rules.words import DuplicateAnswer

from .clock_facts import dispatch_due
from .visibility import visible_to

Row = TypeVar("Row", bound=Model)

_RELATED = (
    "category__top",
    "handling_department",
    "accused_department",
    "division",
    "registered_by",
    "requester",
    "call",
    "merged_into",
    "split_from",
)


def read(number: str, *, by: Actor) -> WorkOrder:
    """The work order with its history in order; `NotFound` where the actor may not see it.

    What is long or is needed as a record is prefetched; the many small things around it come in one more column, so
    that the number of queries stays far from what pages feel.
    """
    work_order = with_surroundings(number, by=by).prefetch_related(*_prefetches()).first()
    if work_order is None:
        raise NotFound(what=number)
    return work_order


def with_surroundings(number: str, *, by: Actor) -> QuerySet[WorkOrder]:
    """The work order with what one query brings: its own columns and the small things around it."""
    visible = visible_to(by)
    found = visible.filter(number=number).select_related(*_RELATED)
    return found.annotate(surroundings=_surroundings(visible), dispatch_due_at=dispatch_due())


def _prefetches() -> "list[Prefetch[str, QuerySet[Model], str] | str]":
    assignments = Assignment.objects.select_related("department").order_by("id")
    approvals = Approval.objects.select_related("department", "proposed_department", "requested_by", "decided_by")
    return [
        Prefetch("history", queryset=WorkOrderEvent.objects.select_related("actor", "department").order_by("sequence")),
        Prefetch("assignments", queryset=assignments),
        Prefetch("approvals", queryset=approvals.order_by("id")),
        Prefetch("clocks", queryset=Clock.objects.select_related("assignment__department").order_by("id")),
        Prefetch("replies", queryset=Reply.objects.select_related("written_by", "approved_by").order_by("id")),
        Prefetch("attachments", queryset=Attachment.objects.order_by("id")),
        "suspensions",
        "duplicates",
    ]


def _surroundings(visible: QuerySet[WorkOrder]) -> JSONObject:
    of_it = OuterRef("pk")
    seen = visible.values("pk")
    of_its_call = visible.filter(call=OuterRef("call_id")).exclude(pk=of_it)
    return JSONObject(
        contact_attempts=_list(
            ContactAttempt.objects.filter(work_order=of_it).order_by("at", "id"),
            at=F("at"),
            by_name=F("by__name"),
            department=F("department__short_name"),
            means=F("means"),
            was_reached=F("was_reached"),
            note=F("note"),
            recording_reference=F("recording_reference"),
        ),
        joint_reviews=_joint_reviews(of_it),
        promise_tasks=_list(
            PromiseTask.objects.filter(work_order=of_it).order_by("due_on", "id"),
            id=F("id"),
            due_on=F("due_on"),
            reported_at=F("reported_at"),
            report=F("report"),
        ),
        recusals=ArraySubquery(Recusal.objects.filter(work_order=of_it).order_by("id").values("person__name")),
        split_parts=_list(
            WorkOrder.objects.filter(split_from=of_it).order_by("id"), number=F("number"), title=F("title")
        ),
        sister_orders=_list(
            of_its_call.order_by("id"), number=F("number"), title=F("title"), is_confidential=F("is_confidential")
        ),
        related_to=_related(DuplicateVerdict.objects.filter(work_order=of_it, other__in=seen), "other"),
        related_from=_related(DuplicateVerdict.objects.filter(other=of_it, work_order__in=seen), "work_order"),
    )


def _related(verdicts: QuerySet[DuplicateVerdict], there: str) -> ArraySubquery:
    return _list(
        verdicts.filter(answer=DuplicateAnswer.RELATED).order_by("id"),
        number=F(f"{there}__number"),
        title=F(f"{there}__title"),
        is_confidential=F(f"{there}__is_confidential"),
    )


def _joint_reviews(of_it: OuterRef) -> ArraySubquery:
    opinions = JointReviewOpinion.objects.filter(joint_review=OuterRef("pk")).order_by("id")
    return _list(
        JointReview.objects.filter(work_order=of_it).order_by("id"),
        reason=F("reason"),
        opened_at=F("opened_at"),
        conclusion=F("conclusion"),
        concluded_at=F("concluded_at"),
        opinions=_list(opinions, department=F("department__short_name"), opinion=F("opinion"), given_at=F("given_at")),
    )


def _list(rows: QuerySet[Row], **fields: F | ArraySubquery) -> ArraySubquery:
    return ArraySubquery(rows.values_list(JSONObject(**fields), flat=True), output_field=JSONField())


def work_orders_of_call(reference: str, *, by: Actor) -> list[WorkOrder]:
    """The work orders registered from a call that the actor may see, in their order."""
    return list(visible_to(by).filter(call__reference=reference).order_by("id"))
