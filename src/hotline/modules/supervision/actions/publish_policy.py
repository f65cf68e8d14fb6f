"""Publish a policy of supervision."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.supervision.models import SupervisionPolicy
from hotline.modules.supervision.rules.terms import Terms


@transaction.atomic
def publish_policy(*, terms: Terms, note: str, by: Actor, at: datetime) -> SupervisionPolicy:
    """Have these terms hold from now on. What was decided under earlier ones stays as it was."""
    if not by.may(Permission.ADMINISTER_SUPERVISION):
        raise NotPermitted
    terms.ensure_in_order()
    newest = SupervisionPolicy.objects.select_for_update().order_by("-number").first()
    return SupervisionPolicy.objects.create(
        number=newest.number + 1 if newest else 1,
        published_at=at,
        published_by_id=by.person_id,
        note=note,
        **asdict(terms),
    )
