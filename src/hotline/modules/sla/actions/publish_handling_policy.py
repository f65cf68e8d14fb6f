"""Publish a version of the handling policy."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.sla.errors import HandlingPolicyRetroactive, HandlingPolicyUnchanged
from hotline.modules.sla.models import HandlingPolicyVersion
from hotline.modules.sla.rules.handling_policy import changes_between, values_of
from hotline.modules.sla.selectors import compare_handling_policy, forget_handling_policy


@transaction.atomic
def publish_handling_policy(
    *, values: Mapping[str, object], valid_from: date, reason: str, by: Actor, at: datetime
) -> HandlingPolicyVersion:
    """Let these numbers hold from that day on, those that are not named as before.

    What was decided under an earlier version stands. The processes of the platform learn of it within seconds.
    """
    _lock_versions()
    if valid_from < local_date(at):
        raise HandlingPolicyRetroactive(field="valid_from", earliest=local_date(at).isoformat())
    if not reason.strip():
        raise InvalidInput(field="reason", reason_zh="请写明调整理由。", reason_en="Say why the numbers change.")
    before, after = compare_handling_policy(values, on=valid_from)
    changed = changes_between(before.policy, after)
    if not changed:
        raise HandlingPolicyUnchanged
    newest = HandlingPolicyVersion.objects.order_by("-version").values_list("version", flat=True).first()
    published = HandlingPolicyVersion.objects.create(
        version=(newest or 0) + 1,
        valid_from=valid_from,
        values=values_of(after),
        published_at=at,
        published_by_id=by.person_id,
        reason=reason.strip(),
    )
    record(
        actor=by.account,
        action="publish_handling_policy",
        subject=f"handling_policy:{published.version}",
        at=at,
        reason=reason,
        facts={"from": valid_from.isoformat(), "changed": ",".join(changed)},
    )
    # Now for whoever asks within this transaction, and again for what others read while it was not committed.
    forget_handling_policy()
    transaction.on_commit(forget_handling_policy)
    return published


def _lock_versions() -> None:
    """Let nobody else publish until the end of the transaction; reading goes on."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE sla_handlingpolicyversion IN SHARE ROW EXCLUSIVE MODE")
