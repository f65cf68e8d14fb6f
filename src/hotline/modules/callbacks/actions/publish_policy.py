"""Publish a new version of the policy of call-backs."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.callbacks.models import CallbackPolicy, CallbackShare
from hotline.modules.callbacks.rules.sampling import AlwaysGround, Share, UnhappyCourse
from hotline.modules.departments.public import find_department
from hotline.modules.workorders.rules.words import RequestType, Urgency


@dataclass(frozen=True, slots=True)
class PolicyToPublish:
    """What a version says, and from which day on."""

    valid_from: date
    default_percent: int
    shares: tuple[Share, ...] = ()
    always: frozenset[AlwaysGround] = frozenset(AlwaysGround)
    when_unhappy: UnhappyCourse = UnhappyCourse.REVIEW
    sends_link: bool = False
    note: str = ""


@transaction.atomic
def publish_policy(*, policy: PolicyToPublish, by: Actor, at: datetime) -> CallbackPolicy:
    """Write the next version. It begins today at the earliest: what was decided by the old one stands."""
    if policy.valid_from < local_date(at):
        raise InvalidInput(
            field="valid_from",
            reason_zh="生效日期不能早于今天。",
            reason_en="it cannot come into force before today.",
        )
    _ensure_known(policy.shares)
    newest = CallbackPolicy.objects.select_for_update().order_by("-version").first()
    published = CallbackPolicy.objects.create(
        version=newest.version + 1 if newest else 1,
        valid_from=policy.valid_from,
        default_percent=policy.default_percent,
        always=sorted(policy.always),
        when_unhappy=policy.when_unhappy,
        sends_link=policy.sends_link,
        published_at=at,
        published_by_id=by.person_id,
        note=policy.note,
    )
    CallbackShare.objects.bulk_create(
        CallbackShare(
            policy=published,
            request_type=share.request_type,
            urgency=share.urgency,
            department_code=share.department_code,
            percent=share.percent,
        )
        for share in policy.shares
    )
    record(
        actor=by.account,
        action="callbacks.publish_policy",
        subject=f"callback_policy:{published.version}",
        at=at,
        reason=policy.note,
    )
    return published


def _ensure_known(shares: tuple[Share, ...]) -> None:
    for share in shares:
        if share.department_code:
            find_department(share.department_code)
        if share.request_type not in {"", *RequestType} or share.urgency not in {"", *Urgency}:
            raise InvalidInput(
                field="shares", reason_zh="诉求类型或紧急程度不存在。", reason_en="unknown request type or urgency."
            )
    conditions = [(share.request_type, share.urgency, share.department_code) for share in shares]
    if len(set(conditions)) < len(conditions):
        raise InvalidInput(
            field="shares", reason_zh="同一类工单出现了两个比例。", reason_en="a kind of work order has two shares."
        )
