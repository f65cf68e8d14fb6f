"""Publish how the three rates are weighed from a day on."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput
from hotline.modules.access.public import Actor
from hotline.modules.analytics.models import ThreeRatesPolicy
from hotline.modules.analytics.rules.rates_policy import ensure_sound
from hotline.modules.analytics.rules.three_rates import Weights
from hotline.modules.audit.public import record


@dataclass(frozen=True, slots=True)
class RatesPolicyToPublish:
    """What a version says, and from which day on."""

    valid_from: date
    weights: Weights
    minimum_sample: int
    exclusion_warning_share: Decimal
    recheck_share: Decimal
    note: str = ""


@transaction.atomic
def publish_rates_policy(*, policy: RatesPolicyToPublish, by: Actor, at: datetime) -> ThreeRatesPolicy:
    """Write the next version. It begins today at the earliest, so that published figures keep their weights."""
    ensure_sound(policy.weights)
    if policy.valid_from < local_date(at):
        raise InvalidInput(
            field="valid_from",
            reason_zh="生效日期不能早于今天。",
            reason_en="it cannot come into force before today.",
        )
    newest = ThreeRatesPolicy.objects.select_for_update().order_by("-version").first()
    published = ThreeRatesPolicy.objects.create(
        version=newest.version + 1 if newest else 1,
        valid_from=policy.valid_from,
        response_weight=policy.weights.response,
        resolution_weight=policy.weights.resolution,
        satisfaction_weight=policy.weights.satisfaction,
        partly_solved_share=policy.weights.partly_solved,
        minimum_sample=policy.minimum_sample,
        exclusion_warning_share=policy.exclusion_warning_share,
        recheck_share=policy.recheck_share,
        published_at=at,
        published_by_id=by.person_id,
        note=policy.note,
    )
    record(
        actor=by.account,
        action="analytics.publish_rates_policy",
        subject=f"three_rates_policy:{published.version}",
        at=at,
        reason=policy.note,
    )
    return published
