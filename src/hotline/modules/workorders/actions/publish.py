"""Publish what came of a work order."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import (
    AlreadyPublished,
    ConfidentialNotPublished,
    NoConsentGiven,
    NotPublished,
    PublicationWithoutConsent,
)
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.personal import mask_text

from .take_step import Remark, begin, take_step


@transaction.atomic
def publish_work_order(
    *, number: str, title: str, text: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Publish a text about the work order, with the requester's name and every number of a person masked.

    Without the requester's consent nothing is published, and of a confidential work order nothing at all.
    """
    work_order = begin(number, Step.PUBLISH, by=by, seen_version=seen_version)
    if work_order.is_confidential:
        raise ConfidentialNotPublished
    if not work_order.consents_to_publication:
        raise PublicationWithoutConsent
    if work_order.published_at is not None:
        raise AlreadyPublished
    names = [work_order.requester.name] if work_order.requester else []
    work_order.published_at = at
    work_order.published_title = mask_text(title, names)
    work_order.published_text = mask_text(text, names)
    remark = Remark(note=work_order.published_text, details={"title": work_order.published_title})
    take_step(work_order, Step.PUBLISH, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def withdraw_publication(
    *, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Take back what was published; history keeps the text."""
    work_order = begin(number, Step.WITHDRAW_PUBLICATION, by=by, seen_version=seen_version)
    if work_order.published_at is None:
        raise NotPublished
    title = take_down(work_order)
    remark = Remark(note=reason, details={"title": title})
    take_step(work_order, Step.WITHDRAW_PUBLICATION, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def withdraw_consent(
    *, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """The requester does not consent any more: what was published is taken down with it, at any stage."""
    work_order = begin(number, Step.WITHDRAW_CONSENT, by=by, seen_version=seen_version)
    if not work_order.consents_to_publication:
        raise NoConsentGiven
    work_order.consents_to_publication = False
    remark = Remark(note=reason, details={"withdrawn_publication": take_down(work_order)})
    take_step(work_order, Step.WITHDRAW_CONSENT, by=by, at=at, remark=remark)
    return work_order


def take_down(work_order: WorkOrder) -> str:
    """Take what was published off the work order, and return its title; empty where nothing was. The caller saves."""
    title = work_order.published_title
    work_order.published_at, work_order.published_title, work_order.published_text = None, "", ""
    return title
