"""Erase the personal data of files that are kept no longer; the figures stay."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from procrastinate.contrib.django import app

from hotline.kit.errors import NotPermitted
from hotline.kit.history import erasing
from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.audit.public import record
from hotline.modules.notifications.public import forget_messages
from hotline.modules.requesters.public import forget, stand_in
from hotline.modules.workorders.events import WorkOrderErased
from hotline.modules.workorders.models import (
    Approval,
    Assignment,
    Attachment,
    ContactAttempt,
    JointReview,
    JointReviewOpinion,
    PromiseTask,
    Recusal,
    Reply,
    Suspension,
    WorkOrder,
    WorkOrderEvent,
)
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.retention import ERASED, without_personal
from hotline.modules.workorders.selectors.attachments import place_of
from hotline.modules.workorders.selectors.retention import DueFiles, due_files, is_due, to_erase

from .take_step import Remark, begin, take_step

TASK = "workorders.erase_files"
QUEUE = "maintenance"
# Whatever was written freely around a work order, and may name somebody.
_TEXTS: Mapping[type[models.Model], Sequence[str]] = {
    Reply: ("answer", "report", "basis"),
    ContactAttempt: ("note", "recording_reference"),
    Assignment: ("instruction", "reply"),
    Approval: ("reason", "decision_note"),
    PromiseTask: ("report",),
    Suspension: ("reason",),
    JointReview: ("reason", "conclusion"),
    Recusal: ("reason",),
}


@transaction.atomic
def order_erasure(*, reason: str, is_dry_run: bool, by: Actor, at: datetime) -> DueFiles:
    """Have every file erased whose time is over, in the background; or only tell which they are.

    The time's being over is not enough: somebody says so, with a reason, as archives are destroyed on approval only.
    """
    if not by.may(Permission.ADMINISTER_RETENTION):
        raise NotPermitted
    due = due_files(at)
    if is_dry_run or not due.count:
        return due
    facts = {"due": due.count, "held": due.held}
    record(actor=by.account, action="order_erasure", subject="retention", at=at, reason=reason, facts=facts)
    app.configure_task(TASK, queue=QUEUE).defer(ordered_by=by.account, reason=reason)
    return due


def erase_due_files(*, ordered_by: str, reason: str, at: datetime) -> int:
    """Erase what is due, each file in a transaction of its own; return how many. Run again, it goes on."""
    erased = 0
    for number in to_erase(at):
        erased += erase_file(number=number, ordered_by=ordered_by, reason=reason, at=at)
    facts = {"erased": erased}
    record(actor=ordered_by, action="erase_files", subject="retention", at=at, reason=reason, facts=facts)
    return erased


@transaction.atomic
def erase_file(*, number: str, ordered_by: str, reason: str, at: datetime) -> bool:
    """Erase one file, unless it was held or erased meanwhile: numbers and moments stay, words and people go."""
    by = system_actor(Permission.ADMINISTER_RETENTION, Permission.READ_ALL_WORK_ORDERS)
    work_order = begin(number, Step.ERASE, by=by, seen_version=None)
    if not is_due(work_order, at):
        return False
    requester = work_order.requester
    work_order.title = work_order.content = ERASED
    # What was published was masked before, and is everybody's by now.
    work_order.address = work_order.reply = ""
    work_order.requester = stand_in(requester) if requester else None
    work_order.erased_at = at
    _erase_around(work_order)
    details = {"ordered_by": ordered_by, "retention_class": work_order.retention_class}
    take_step(work_order, Step.ERASE, by=by, at=at, remark=Remark(note=reason, details=details))
    if requester is not None and not WorkOrder.objects.filter(requester=requester).exists():
        forget(requester.pk)
    forget_messages(f"work_order:{number}")
    publish(WorkOrderErased(at=at, work_order_id=work_order.pk))
    return True


def _erase_around(work_order: WorkOrder) -> None:
    for model, names in _TEXTS.items():
        model._default_manager.filter(work_order=work_order).update(**dict.fromkeys(names, ""))
    JointReviewOpinion.objects.filter(joint_review__work_order=work_order).update(opinion="")
    with connection.cursor() as cursor, erasing(cursor):
        for event in WorkOrderEvent.objects.filter(work_order=work_order):
            kept = without_personal(event.details)
            WorkOrderEvent.objects.filter(pk=event.pk).update(note="", details=kept)
    files = Attachment.objects.filter(work_order=work_order)
    checksums = set(files.values_list("sha256", flat=True))
    files.delete()
    still_named = set(Attachment.objects.filter(sha256__in=checksums).values_list("sha256", flat=True))
    # After the commit: bytes that are gone cannot be rolled back.
    transaction.on_commit(lambda: _remove_files(checksums - still_named))


def _remove_files(checksums: set[str]) -> None:
    for checksum in checksums:
        default_storage.delete(place_of(checksum))
