"""Attach files to a work order."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

import puremagic
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import department_of
from hotline.modules.workorders.errors import AttachmentNotAllowed, AttachmentTooLarge, NotYourPart
from hotline.modules.workorders.models import Assignment, Attachment, Reply, WorkOrder
from hotline.modules.workorders.rules.attachments import CONTENT_TYPES, LARGEST_BYTES, content_type, safe_name
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES, Step, ensure_reachable
from hotline.modules.workorders.rules.words import Part
from hotline.modules.workorders.selectors.attachments import place_of
from hotline.modules.workorders.selectors.visibility import lock

# Enough for every kind that is allowed; what a file is never depends on its end.
_SNIFFED_BYTES = 64 * 1024


@transaction.atomic
def attach(*, number: str, name: str, content: "File[bytes]", by: Actor, at: datetime) -> Attachment:
    """Keep a file under its checksum. The same file of the same name, uploaded again, is the one that is there.

    Departments that handle the work order attach, in the lead or in support; a reply then names what it rests on. At
    the centre those who register attach what the requester sent, before the work order is dispatched; whoever wrote
    it down himself also afterwards, as long as it is handled.
    """
    work_order = lock(number, by=by)
    _ensure_may_attach(work_order, by=by)
    own_name = safe_name(name)
    kind = _kind_of(own_name, content)
    checksum = _checksum(content)
    kept = Attachment.objects.filter(work_order=work_order, reply=None, sha256=checksum, name=own_name).first()
    if kept is not None:
        return kept
    if not default_storage.exists(place_of(checksum)):
        content.seek(0)
        default_storage.save(place_of(checksum), content)
    return Attachment.objects.create(
        work_order=work_order,
        name=own_name,
        content_type=kind,
        size=content.size,
        sha256=checksum,
        added_at=at,
        added_by_id=by.person_id,
    )


def attach_to(reply: Reply, attachment_ids: Sequence[int]) -> None:
    """Make uploaded files part of a reply; `NotFound` where one is not of its work order.

    A file of an earlier version stays with that one too: the bytes are kept once, however many versions name them.
    """
    wanted = set(attachment_ids)
    if not wanted:
        return
    named = list(Attachment.objects.filter(work_order_id=reply.work_order_id, pk__in=wanted).order_by("pk"))
    missing = wanted - {one.pk for one in named}
    if missing:
        raise NotFound(field="attachment_ids", what=str(min(missing)))
    Attachment.objects.filter(pk__in=[one.pk for one in named if one.reply_id is None]).update(reply=reply)
    again = [one for one in named if one.reply_id is not None]
    for one in again:
        one.pk, one.reply = None, reply
    Attachment.objects.bulk_create(again)


def _ensure_may_attach(work_order: WorkOrder, *, by: Actor) -> None:
    if by.may(Permission.REGISTER_WORK_ORDERS):
        is_own = work_order.registered_by_id == by.person_id and work_order.current_stage in OPEN_STAGES
        if not is_own:
            ensure_reachable(work_order.current_stage, Step.AMEND)
        return
    if not by.may(Permission.REPLY_TO_WORK_ORDERS):
        raise NotPermitted
    ensure_reachable(work_order.current_stage, Step.REPLY_IN_SUPPORT)
    own = department_of(by)
    parts = Assignment.objects.filter(work_order=work_order, ended_at__isnull=True).exclude(part=Part.COPIED)
    if own is None or not parts.filter(department__path__startswith=own.path).exists():
        raise NotYourPart


def _kind_of(name: str, content: "File[bytes]") -> str:
    """The type of a permitted file; what it is follows from its first bytes, not from what the uploader says."""
    if content.size > LARGEST_BYTES:
        raise AttachmentTooLarge(field="file", megabytes=LARGEST_BYTES // 1024**2)
    content.seek(0)
    kind = content_type(name, _endings_of(content.read(_SNIFFED_BYTES)))
    if kind is None:
        raise AttachmentNotAllowed(field="file", name=name, endings="、".join(CONTENT_TYPES))
    return kind


def _endings_of(beginning: bytes) -> set[str]:
    """The endings that a file of this content may have."""
    try:
        return {PurePath(f"x{match.extension}").suffix for match in puremagic.magic_string(beginning)}
    except (puremagic.PureError, ValueError):
        return set()


def _checksum(content: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()
